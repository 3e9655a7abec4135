"""`rsnms status`: what the workspace has and what it owes."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from rsnms_cli.model.period import Period, last_finished, parse_day, parse_period
from rsnms_cli.model.workspace import Due, Standing
from rsnms_cli.pipeline.runs.journal import LOG_FILE
from rsnms_cli.pipeline.runs.latest import latest, latest_run
from rsnms_cli.pipeline.runs.settings import Workspace


def standing(workspace: Workspace, today: date) -> Standing:
    """The runs shown now, the newest first, and the report that is due."""
    shown = latest(workspace.reports)
    keys = sorted(shown, key=lambda key: parse_period(key).last, reverse=True)
    runs = [run for key in keys if (run := latest_run(workspace.reports, key)) is not None]
    due = _due(workspace, today, {run.folder.parent.name for run in runs})
    manifests = tuple(run.manifest for run in runs)
    return Standing(workspace.settings.region, manifests, due, _last_event(workspace))


def _due(workspace: Workspace, today: date, there: set[str]) -> Due:
    period = last_finished(today)
    until, done = _deadline(workspace, period), period.key in there
    return Due(period.label, until, done, not done and today > until)


def _deadline(workspace: Workspace, period: Period) -> date:
    first = period.key.endswith("-H1")
    text = workspace.settings.deadlines.H1 if first else workspace.settings.deadlines.H2
    month, day = parse_day(text) or (1, 31)
    return date(period.year if first else period.year + 1, month, day)


def _last_event(workspace: Workspace) -> Mapping[str, Any] | None:
    """How the last run ended, from the log."""
    try:
        lines = (workspace.logs / LOG_FILE).read_text("utf-8").splitlines()
    except OSError:
        return None
    for line in reversed(lines):
        try:
            event = json.loads(line)
        except ValueError:  # a line cut short by a crash
            continue
        if event.get("step") == "run" and event.get("status") != "started":
            return dict(event)
    return None
