"""A process that reads files for another one: whatever a file does here ends only this process.

Tasks come on standard input, results go to standard output, each as a length and a pickle. What a
library prints goes nowhere: it might quote a file.
"""

import gc
import os
import pickle
import queue
import signal
import struct
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import IO, Any, NamedTuple

LENGTH = struct.Struct("<Q")
LIFELINE = "RSNMS_LIFELINE"
"""Names the pipe whose other end the parent holds as long as it lives."""
MOST_MEMORY = 4 << 30
MOST_SECONDS = 3600
"""Of processor time: a process left behind by a killed parent does not spin for ever."""


class Task(NamedTuple):
    """A function of a module by name, so that who asks need not load it, and its arguments."""

    module: str
    function: str
    arguments: tuple[Any, ...] = ()


def send(stream: IO[bytes], value: object) -> None:
    """Write one value."""
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one value; raises EOFError when the other side has gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    content = stream.read(LENGTH.unpack(head)[0])
    if len(content) < LENGTH.unpack(head)[0]:
        raise EOFError
    return pickle.loads(content)


def main() -> None:
    """Work until there are no more tasks."""
    results = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # a descriptor, not a file
        os.dup2(nowhere.fileno(), 1)
    _limit()
    _end_with_parent()
    gc.disable()  # tables have no cycles, and looking for them costs a tenth of the reading
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    with suppress(BrokenPipeError):
        while True:
            send(results, done(tasks.get()))


def _listen(tasks: "queue.SimpleQueue[Task]") -> None:
    """Take tasks until the parent is gone, however it went: then whatever is being read is over."""
    try:
        while True:
            tasks.put(receive(sys.stdin.buffer))
    finally:
        os._exit(0)


def done(task: Task) -> Any:
    """The task's result, or what stands for its failure."""
    try:
        return getattr(import_module(task.module), task.function)(*task.arguments)
    except MemoryError as error:
        return error
    except BaseException as error:  # noqa: BLE001  # a panic of the reader is no Exception
        return RuntimeError(type(error).__name__)  # the message might quote a cell


def _end_with_parent() -> None:
    """Have the system end us when the parent's end of the pipe closes: it needs no turn of Python,
    which a library may hold for long. Where there is no such signal, `_listen` notices.
    """
    with suppress(ImportError, AttributeError, KeyError, ValueError, OSError):
        import fcntl

        pipe = int(os.environ[LIFELINE])
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(pipe, fcntl.F_GETFL)
        fcntl.fcntl(pipe, fcntl.F_SETFL, flags | os.O_ASYNC)


def _limit() -> None:
    """Where the system can, bound memory and time; elsewhere the parent's clock alone does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and leaves us
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
