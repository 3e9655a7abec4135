"""What the runs before this one add to a report: dynamics, and what became of the last advice."""

from dataclasses import replace

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Level, Place, Problem
from rsnms_cli.model.workspace import Workspace
from rsnms_cli.pipeline.following import with_followup
from rsnms_cli.pipeline.history import STORE, open_run
from rsnms_cli.pipeline.job import Prepared
from rsnms_cli.pipeline.latest import latest, latest_run
from rsnms_cli.pipeline.manifest import StoredRun
from rsnms_cli.report.view import Report
from rsnms_cli.score.dynamics import changes


def previous_run(workspace: Workspace, period: Period) -> StoredRun | None:
    """The run shown for the last period that ended before this one."""
    keys = [key for key in latest(workspace.reports) if parse_period(key).last < period.last]
    for key in sorted(keys, key=lambda key: parse_period(key).last, reverse=True):
        run = latest_run(workspace.reports, key)
        if run is not None and (run.folder / STORE).is_dir():
            return run
    return None


def with_earlier(report: Report, ready: Prepared, run: StoredRun | None) -> Report:
    """The report with dynamics and follow-up; why they cannot be had is said."""
    if run is None:
        return report
    try:
        kept = open_run(run)
        before = kept.results_by(report.methodology)
        found = changes(report.methodology, before, report.results)
        return with_followup(replace(report, dynamics=found), ready, kept)
    except RsnmsError as error:
        what = f"с периодом {run.period} не сравнить: {error.what}"
        problem = Problem("history.unusable", Level.WARNING, Place(), what, error.todo)
        return replace(report, problems=[*report.problems, problem])
