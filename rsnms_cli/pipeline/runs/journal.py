"""The log of runs: one JSON object per line, with rotation, never anybody's data."""

import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from rsnms_cli.model.errors import os_words
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.text import without_people
from rsnms_cli.pipeline.runs.settings import Log, Workspace

LOG_FILE = "rsnms.jsonl"


class Journal:
    """Writes what happens in a run; every line names the run by its period."""

    def __init__(self, logger: logging.Logger, period: str) -> None:
        self.logger, self.period = logger, period

    def say(self, step: str, status: str, **more: Any) -> None:
        """One event: a step (check, score, report, history, run) and how it went."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        shown = {k: without_people(v) if isinstance(v, str) else v for k, v in more.items()}
        line = {"time": now, "period": self.period, "step": step, "status": status, **shown}
        self.logger.info(json.dumps(line, ensure_ascii=False))

    def problems(self, problems: Iterable[Problem]) -> None:
        """Every problem with its place; their texts hold no names by construction."""
        for one in problems:
            place = one.place
            where = {"file": place.file, "sheet": place.sheet, "cell": place.cell}
            self.say("problem", one.severity, code=one.code, **where, what=one.what, todo=one.todo)


@contextmanager
def journal(workspace: Workspace, period: str) -> Iterator[Journal]:
    """The journal of a workspace, opened for one run."""
    handler = _handler(workspace.logs, workspace.settings.log)
    logger = logging.Logger("rsnms")
    logger.addHandler(handler)
    try:
        yield Journal(logger, period)
    finally:
        handler.close()


def _handler(folder: Path, log: Log) -> RotatingFileHandler:
    folder.mkdir(parents=True, exist_ok=True)
    size = log.size_mb << 20
    path = folder / LOG_FILE
    _finish_line(path)
    return _Handler(
        path, maxBytes=size, backupCount=log.keep, encoding="utf-8", errors="backslashreplace"
    )


def _finish_line(path: Path) -> None:
    """A line that was cut short, as the machine was switched off, does not spoil the next one."""
    with path.open("ab+") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")


class _Handler(RotatingFileHandler):
    """Says once what keeps it from writing; what is logged goes on."""

    broken = False

    def handleError(self, record: logging.LogRecord) -> None:  # the library's name
        """Instead of a traceback."""
        error = sys.exc_info()[1]
        if isinstance(error, OSError) and not self.broken:
            self.broken = True
            with suppress(OSError):
                sys.stderr.write(f"журнал {LOG_FILE} не пишется: {os_words(error)}\n")
