"""Which period a workspace is asked about."""

from datetime import date

from rsnms_cli.model.period import Period, last_finished, parse_period
from rsnms_cli.pipeline.runs.settings import Workspace


def period_of(workspace: Workspace, asked: str, today: date) -> Period:
    """The period asked for, the configured one, or the half-year that ended last."""
    label = asked or workspace.settings.period
    return parse_period(label) if label else last_finished(today)
