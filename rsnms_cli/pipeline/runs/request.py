"""What the settings of a workspace ask for: behind every option of a command, and for a run."""

from datetime import date
from typing import TYPE_CHECKING

from rsnms_cli.model.period import Period, last_finished, parse_period
from rsnms_cli.pipeline.request import Request

if TYPE_CHECKING:
    from rsnms_cli.pipeline.runs.settings import Workspace


def period_of(workspace: "Workspace", asked: str, today: date) -> Period:
    """The period asked for, the configured one, or the half-year that ended last."""
    label = asked or workspace.settings.period
    return parse_period(label) if label else last_finished(today)


def request_of(workspace: "Workspace", period: Period) -> Request:
    """What the settings of a workspace ask for."""
    settings = workspace.settings
    return Request(
        workspace.data,
        period,
        workspace.methodology,
        workspace.forms if workspace.forms.is_dir() else None,
        settings.engine,
        readings=settings.readings,
        targets=workspace.targets,
        hide_below=settings.publish.hide_below,
        mapping=workspace.mapping,
    )
