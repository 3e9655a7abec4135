"""`rsnms status`: what the workspace has and what it owes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rsnms_cli.methodology.small_files import parse_json
from rsnms_cli.model.period import Period, last_finished, parse_day, parse_period
from rsnms_cli.model.workspace import Due, Standing
from rsnms_cli.pipeline.runs.journal import LOG_FILE
from rsnms_cli.pipeline.runs.latest import latest, latest_run
from rsnms_cli.pipeline.runs.settings import Workspace

TAIL = 1 << 20
"""Bytes of the log that are looked through, from its end."""


def standing(workspace: Workspace, today: date) -> Standing:
    """The runs shown now, the newest first, and the report that is due."""
    shown = latest(workspace.reports)
    keys = sorted(shown, key=lambda key: parse_period(key).last, reverse=True)
    runs = [run for key in keys if (run := latest_run(workspace.reports, key)) is not None]
    due = _due(workspace, today, {run.folder.parent.name for run in runs})
    manifests = tuple(run.manifest for run in runs)
    return Standing(workspace.settings.region, manifests, due, *_last_event(workspace))


def _due(workspace: Workspace, today: date, there: set[str]) -> Due:
    period = last_finished(today)
    until, done = _deadline(workspace, period), period.key in there
    return Due(period.label, until, done, not done and today > until)


def _deadline(workspace: Workspace, period: Period) -> date:
    first = period.key.endswith("-H1")
    text = workspace.settings.deadlines.H1 if first else workspace.settings.deadlines.H2
    month, day = parse_day(text) or (1, 31)
    return date(period.year if first else period.year + 1, month, day)


def _last_event(workspace: Workspace) -> tuple[Mapping[str, Any] | None, int]:
    """How the last run ended, from the log's end, and how many lines there are no events."""
    events = [_event(line) for line in _last_lines(workspace.logs / LOG_FILE)]
    ended = [one for one in events if one and one.get("step") == "run"]
    ended = [one for one in ended if one.get("status") != "started"]
    return (ended[-1] if ended else None), events.count(None)


def _last_lines(path: Path) -> list[bytes]:
    try:
        with path.open("rb") as file:
            start = max(0, path.stat().st_size - TAIL)
            file.seek(start)
            lines = file.read(TAIL).splitlines()
    except OSError:
        return []
    return [line for line in lines[1 if start else 0 :] if line.strip()]


def _event(line: bytes) -> dict[str, Any] | None:
    """An event of the log; None for a line cut short by a crash or written by somebody else."""
    try:
        event = parse_json(line.decode("utf-8"))
    except ValueError:
        return None
    return event if isinstance(event, dict) else None
