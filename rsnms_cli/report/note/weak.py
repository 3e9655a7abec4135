"""The problem zones of the note in words: what is not reached, by the unit and those below it."""

from collections.abc import Sequence

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import Lagging, UnitReport
from rsnms_cli.model.results import Score
from rsnms_cli.report.note.context import Lag, Weak
from rsnms_cli.report.view import Report
from rsnms_cli.words.points import step_words
from rsnms_cli.words.score_table import target_words, value_words

MOST = 15


def weak_rows(report: Report, unit: UnitReport) -> list[Weak]:
    """The indicators where the unit lags, at most `MOST`."""
    items = {
        item.code: item for item in report.methodology.table(unit.scores.unit.level).indicators
    }
    return [_weak(report, unit, items[code]) for code in unit.weak[:MOST]]


def _weak(report: Report, unit: UnitReport, item: Indicator) -> Weak:
    score, kind = unit.scores.scores[item.code], kind_of(report.methodology, unit.scores.unit.level)
    of_all = report.region.scores.get(item.code) if report.region and kind == "places" else None
    goal = _region_words(item, of_all) or target_words(item, score.target) or item.criterion
    lacks = "; ".join(step_words(step, item) for step in unit.steps if step.code == item.code)
    return Weak(item.code, item.title, value_words(item, score), goal, lacks)


def lag_rows(items: Sequence[Indicator], found: Sequence[Lagging]) -> list[Lag]:
    """A row per indicator of the level: who reached it, who has no data, who is the farthest."""
    by_code = {item.code: item for item in items}
    return [_lag(by_code[one.code], one) for one in found]


def _lag(item: Indicator, one: Lagging) -> Lag:
    silent = f", нет данных: {one.silent}" if one.silent else ""
    lowest = (f"{name} – {value_words(item, score)}" for name, score in one.lowest)
    goal = _region_words(item, one.region) or target_words(item, one.target)
    return Lag(item.code, item.title, goal, f"{one.reached} из {one.of}{silent}", "; ".join(lowest))


def _region_words(item: Indicator, whole: Score | None) -> str:
    return f"регион: {value_words(item, whole)}" if whole else ""
