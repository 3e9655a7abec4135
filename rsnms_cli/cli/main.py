"""The entry point: every outcome is an exit code and a Russian sentence, never a traceback."""

import gc
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer

from rsnms_cli.cli.app import app
from rsnms_cli.model.errors import Exit, RsnmsError


def main() -> NoReturn:
    """Run `rsnms` on the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a cp1251 console cannot print every sign
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):  # the reader of a pipe may have left
            stream.flush()
    os._exit(code)  # freeing a region's rows one by one would take a tenth of the run


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code (data contract, section 4)."""
    gc.disable()  # a short process: looking for cycles costs a tenth of it and frees nothing
    try:
        return int(app(list(arguments), prog_name="rsnms", standalone_mode=False) or Exit.DONE)
    except RsnmsError as error:
        _say_refusal(error)
        return error.exit_code
    except typer.TyperException as error:
        _say(_usage(error), "что есть в команде, покажет --help")
        return Exit.USAGE
    except (typer.Abort, KeyboardInterrupt):
        _say("прервано", "")
        return Exit.INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has left: nothing more to say to it
        sys.stdout = None
        return Exit.DONE
    except Exception as error:  # noqa: BLE001  # the boundary: a fault of the program
        _say(
            f"сбой программы, подробности без данных: {_log(error)}",
            "перешлите этот файл разработчикам",
        )
        return Exit.FAULT


def _say_refusal(error: RsnmsError) -> None:
    from rsnms_cli.pipeline import Refused

    if isinstance(error, Refused):
        from rsnms_cli.render.console import console, print_problems

        print_problems(console(stderr=True), error.problems)
    _say(error.what, error.todo)


def _say(what: str, todo: str) -> None:
    typer.echo(f"rsnms: {what}", err=True)
    if todo:
        typer.echo(f"  → {todo}", err=True)


def _usage(error: typer.TyperException) -> str:
    """The commonest slips in Russian; the library's own English words for the rest."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"нет такого параметра: {getattr(error, 'option_name', '')}"
    if kind == "MissingParameter":
        names = getattr(getattr(error, "param", None), "opts", ())
        return f"не указан обязательный параметр {' / '.join(names)}"
    if kind == "NoArgsIsHelpError":
        return f"команда не указана\n{error.format_message()}"
    return f"команда написана неверно: {error.format_message()}"


def _log(error: Exception) -> Path:
    """The places in the code without the message, which might quote somebody's data."""
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="rsnms-", suffix=".log", delete=False
    ) as log:
        log.write(f"{type(error).__name__}\n{''.join(frames)}")
    return Path(log.name)
