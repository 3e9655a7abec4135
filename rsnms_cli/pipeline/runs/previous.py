"""The previous run of a workspace: what changed since, what became of its steps."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rsnms_cli.facts.size import COUNTING, sizes_from
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.answers import Key, by_unit, values_of
from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.report import Followup
from rsnms_cli.model.results import Results
from rsnms_cli.model.units import LEVELS, LevelName
from rsnms_cli.pipeline.report import steps_for
from rsnms_cli.pipeline.runs.history import STORE, Kept, open_run
from rsnms_cli.pipeline.runs.latest import latest, latest_run
from rsnms_cli.pipeline.runs.manifest import StoredRun
from rsnms_cli.pipeline.runs.settings import Workspace
from rsnms_cli.pipeline.types import Prepared
from rsnms_cli.report.view import Report
from rsnms_cli.score.dynamics import changes
from rsnms_cli.score.followup import Moment, followups


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
        problem = Problem("history.unusable", Severity.WARNING, Place(), what, error.todo)
        return replace(report, problems=[*report.problems, problem])


def with_followup(report: Report, ready: Prepared, previous: Kept) -> Report:
    """The report with what became of the previous period's steps; another methodology has none."""
    if previous.methodology.id != report.methodology.id:
        return report
    answers = values_of(ready.forms.answers)
    now = _moments(report.methodology, report.results, answers)
    return replace(report, followup=list(_followups(previous, now)))


def _followups(previous: Kept, now: Mapping[tuple[LevelName, str], Moment]) -> Iterator[Followup]:
    store, methodology = previous.store, previous.methodology
    sizes = sizes_from(store.facts(COUNTING), store.units)
    for key, before in _moments(methodology, previous.results, store.answers).items():
        steps = steps_for(methodology, key[0], before.scores, before.given, sizes[key])
        yield from followups(steps, before, now.get(key))


def _moments(
    methodology: Methodology, results: Results, answers: Mapping[Key, bool | int]
) -> dict[tuple[LevelName, str], Moment]:
    given = by_unit(answers)
    found = {}
    for level in LEVELS:
        items = {item.code: item for item in methodology.table(level).indicators}
        for one in results.levels.get(level, ()):
            key = (level, one.unit.code)
            found[key] = Moment(items, one, given.get(key, {}))
    return found
