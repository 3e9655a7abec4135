"""The log of runs: one JSON object per line, with rotation, never anybody's data."""

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from rsnms_cli.model.problems import Problem
from rsnms_cli.pipeline.runs.settings import Log, Workspace

LOG_FILE = "rsnms.jsonl"


class Journal:
    """Writes what happens in a run; every line names the run by its period."""

    def __init__(self, logger: logging.Logger, period: str) -> None:
        self.logger, self.period = logger, period

    def say(self, step: str, status: str, **more: Any) -> None:
        """One event: a step (check, score, report, history, run) and how it went."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = {"time": now, "period": self.period, "step": step, "status": status, **more}
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
    return RotatingFileHandler(
        folder / LOG_FILE, maxBytes=size, backupCount=log.keep, encoding="utf-8"
    )
