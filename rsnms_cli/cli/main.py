"""The entry point: every outcome is an exit code and a Russian sentence, never a traceback."""

import gc
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer

from rsnms_cli.cli.app import app
from rsnms_cli.cli.russian import refuse_empty, usage_words
from rsnms_cli.model.errors import Exit, RsnmsError, os_words
from rsnms_cli.model.problems import Refused
from rsnms_cli.model.text import without_people
from rsnms_cli.office.aside import mend_one
from rsnms_cli.office.scratch import scratch


def main() -> NoReturn:
    """Run `rsnms` on the arguments of the process."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8":
        _again_in_utf8()
    _open_closed()
    sys.unraisablehook = lambda _: None  # of a file that could not be closed all is said already
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a cp1251 console cannot print every sign
            stream.reconfigure(encoding="utf-8", errors="replace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what is half done is undone
    with scratch(mend_one) as outside:
        code = run(sys.argv[1:], outside)
        if pool := sys.modules.get("rsnms_cli.office.pool"):
            pool.end_readers()  # nothing that still reads outlives the command
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):  # the reader of a pipe may have left
            stream.flush()
    os._exit(code)  # freeing a region's rows one by one would take a tenth of the run


def _again_in_utf8() -> None:
    """Under a locale without Russian letters files could not have their names."""
    package = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
    words = [sys.executable, "-P", "-X", "utf8", "-m", "rsnms_cli", *sys.argv[1:]]
    os.execve(sys.executable, words, {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"})


def _open_closed() -> None:
    """A service may start us without standard streams: what is said then goes nowhere."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(number)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115, PTH123


def run(arguments: Sequence[str], logs: Path | None = None) -> int:
    """Run one command; returns its exit code (data contract, section 4).

    The log of a fault lies in `logs`, else where temporary files do.
    """
    gc.disable()  # a short process: looking for cycles costs a tenth of it and frees nothing
    try:
        refuse_empty(arguments)
        code = int(app(list(arguments), prog_name="rsnms", standalone_mode=False) or Exit.DONE)
    except RsnmsError as error:
        _say_refusal(error)
        return error.exit_code
    except typer.TyperException as error:
        _say(usage_words(error), "что есть в команде, покажет --help")
        return Exit.USAGE
    except (typer.Abort, KeyboardInterrupt):
        code = Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the reader of a pipe has left; rich says so by exiting
        return Exit.DONE
    except OSError as error:
        _say(f"ошибка чтения или записи: {os_words(error)}", "проверьте диск, права и путь")
        return Exit.USAGE
    except Exception as error:  # noqa: BLE001  # the boundary: a fault of the program
        _say(
            f"сбой программы, подробности: {_log(error, logs)}", "перешлите этот файл разработчикам"
        )
        return Exit.FAULT
    if code == Exit.INTERRUPTED:
        _say("прервано", "")
    return code


def _say_refusal(error: RsnmsError) -> None:
    if isinstance(error, Refused):
        from rsnms_cli.terminal.problems import print_problems
        from rsnms_cli.terminal.screen import console

        print_problems(console(stderr=True), error.problems)
    _say(error.what, error.todo)


def _say(what: str, todo: str) -> None:
    with suppress(OSError):  # stderr may be on the full disk, too
        what, todo = without_people(what), without_people(todo)
        typer.echo(f"rsnms: {what}" + (f"\n  → {todo}" if todo else ""), err=True)


def _log(error: Exception, folder: Path | None) -> str:
    """The places in the code without the message, which might quote somebody's data."""
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    text = f"{type(error).__name__}\n{''.join(frames)}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="rsnms-", suffix=".log", dir=folder, delete=False
        ) as log:
            log.write(text)
    except OSError:
        return f"(файл не записан)\n{text}"
    return log.name
