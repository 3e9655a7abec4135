"""The steps of the previous period, from its store, against what is reported now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rsnms_cli.facts.size import COUNTING, sizes_from
from rsnms_cli.methodology.types import LEVELS, LevelName, Methodology
from rsnms_cli.model.answers import Key
from rsnms_cli.model.followup import Followup
from rsnms_cli.model.results import Results
from rsnms_cli.pipeline.history import Kept
from rsnms_cli.pipeline.job import Prepared
from rsnms_cli.pipeline.reporting import steps_for
from rsnms_cli.report.view import Report
from rsnms_cli.score.followup import Moment, followups

Said = Mapping[Key, bool | int]


def with_followup(report: Report, ready: Prepared, previous: Kept) -> Report:
    """The report with what became of the previous period's steps; another methodology has none."""
    if previous.methodology.id != report.methodology.id:
        return report
    answers = {key: answer.value for key, answer in ready.forms.answers.items()}
    now = _moments(report.methodology, report.results, answers)
    return replace(report, followup=list(_followups(previous, now)))


def _followups(previous: Kept, now: Mapping[tuple[LevelName, str], Moment]) -> Iterator[Followup]:
    store, methodology = previous.store, previous.methodology
    sizes = sizes_from(store.facts(COUNTING), store.units)
    for key, before in _moments(methodology, previous.results, store.answers).items():
        steps = steps_for(methodology, key[0], before.scores, before.given, sizes[key])
        yield from followups(steps, before, now.get(key))


def _moments(
    methodology: Methodology, results: Results, answers: Said
) -> dict[tuple[LevelName, str], Moment]:
    given: dict[tuple[str, str], dict[str, bool | int]] = {}
    for (level, unit, code), value in answers.items():
        given.setdefault((level, unit), {})[code] = value
    found = {}
    for level in LEVELS:
        items = {item.code: item for item in methodology.table(level).indicators}
        for one in results.levels.get(level, ()):
            key = (level, one.unit.code)
            found[key] = Moment(items, one, given.get(key, {}))
    return found
