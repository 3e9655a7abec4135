"""The processes that read files, and what is said when a file ends one of them."""

import atexit
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any

from rsnms_cli.office.formats import UnreadableFile
from rsnms_cli.office.worker import LIFELINE, Task, receive, send

WORKERS = 2
SECONDS, SECONDS_PER_MB = 60.0, 20.0
"""A megabyte of xlsx takes about 0.15 s."""
COMMAND = (sys.executable, "-m", "rsnms_cli.office.worker")
_ELSEWHERE = (
    "уберите его из папки или " + "попросите прислать таблицу заново, сохранённую как .xlsx"
)


class _Worker:
    """One process; it is started when first asked, and anew after a file has ended it."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
        self.said: IO[bytes] | None = None
        self.lifeline = -1
        """Our end of a pipe that the system closes with us: the process notices it (worker.py)."""

    def start(self) -> "subprocess.Popen[bytes]":
        if self.process is None or self.process.poll() is not None:
            self._cut()
            package = str(Path(__file__).parents[2])
            paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
            self.said = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the process
            theirs, self.lifeline = os.pipe()
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.said,
                env={**os.environ, "PYTHONPATH": paths, LIFELINE: str(theirs)},
                pass_fds=() if os.name == "nt" else (theirs,),
            )
            os.close(theirs)
        return self.process

    def ask(self, task: Task, seconds: float) -> Any:
        """The task's result; raises UnreadableFile when the process did not live to tell."""
        process, late = self.start(), threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        try:
            assert process.stdin and process.stdout
            send(process.stdin, task)
            result = receive(process.stdout)
        except (EOFError, OSError) as error:
            process.wait()
            raise self._reason(late.is_set()) from error
        finally:
            clock.cancel()
        if isinstance(result, MemoryError):
            raise _no_memory()
        if isinstance(result, BaseException):
            raise _crashed()
        return result

    def _reason(self, late: bool) -> UnreadableFile:
        if late:
            what = "файл читается слишком долго, чтение прервано"
            return UnreadableFile("file.timeout", what, _ELSEWHERE)
        said = b""
        if self.said is not None:
            self.said.seek(0)
            said = self.said.read(1 << 20)
        return _no_memory() if b"memory allocation" in said else _crashed()

    def _cut(self) -> None:
        if self.lifeline >= 0:
            os.close(self.lifeline)
            self.lifeline = -1

    def stop(self) -> None:
        """End the process, whatever it is at."""
        self._cut()
        if self.process is not None:
            for stream in (self.process.stdin, self.process.stdout, self.said):
                with suppress(OSError):
                    if stream:
                        stream.close()
            self.process.kill()
            self.process.wait()


def _no_memory() -> UnreadableFile:
    what = "файлу не хватило памяти, он не прочитан"
    return UnreadableFile("file.memory", what, _ELSEWHERE)


def _crashed() -> UnreadableFile:
    what = "чтение файла оборвалось на его содержимом, он не прочитан"
    return UnreadableFile("file.crashed", what, _ELSEWHERE)


class ReaderPool:
    """Some processes and a queue of tasks before them."""

    def __init__(self, size: int = WORKERS, command: Sequence[str] = COMMAND) -> None:
        self.idle: queue.LifoQueue[_Worker] = queue.LifoQueue()  # a started one first
        self.workers = [_Worker(command) for _ in range(size)]
        for worker in self.workers:
            self.idle.put(worker)
        self.threads = ThreadPoolExecutor(size, thread_name_prefix="read")

    def submit(self, task: Task, size: int = 0, seconds: float | None = None) -> "Future[Any]":
        """Run a task in a process; the `size` of its file in bytes adds to its time."""
        seconds = (SECONDS if seconds is None else seconds) + SECONDS_PER_MB * size / 1e6
        return self.threads.submit(self._run, task, seconds)

    def _run(self, task: Task, seconds: float) -> Any:
        worker = self.idle.get()
        try:
            return worker.ask(task, seconds)
        finally:
            self.idle.put(worker)

    def close(self) -> None:
        """End the processes."""
        for worker in self.workers:
            worker.stop()


@cache
def reader_pool() -> ReaderPool:
    """The pool of this process, started once."""
    ours = ReaderPool()
    atexit.register(ours.close)
    return ours


def end_readers() -> None:
    """Have the processes of this process's pool end, if it has any; they are not waited for."""
    if reader_pool.cache_info().currsize:
        for worker in reader_pool().workers:
            if worker.process is not None:
                worker.process.kill()
