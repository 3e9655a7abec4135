"""The problem zones of the note: what is not reached, by the unit and by those below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import LevelName
from rsnms_cli.report.view import Report
from rsnms_cli.words.points import step_words
from rsnms_cli.words.score_table import kind_of, target_words, value_words

MOST = 15
NAMED = 3


def weak_of(report: Report, level: LevelName, unit: UnitReport) -> list[dict[str, str]]:
    """Indicators without points, with a target missed or below the region's; at most `MOST`."""
    kind = kind_of(report.methodology, level)
    whole = report.region.scores if report.region else {}
    found = []
    for item in report.methodology.table(level).indicators:
        score = unit.scores.scores[item.code]
        of_all = whole.get(item.code) if kind == "places" else None
        if not (_below(score, of_all) if of_all else _weak(score)):
            continue
        goal = _region_words(item, of_all) or _goal(item, score)
        lacks = "; ".join(step_words(step, item) for step in unit.steps if step.code == item.code)
        value = value_words(item, score)
        found.append(
            {"code": item.code, "title": item.title, "value": value, "goal": goal, "lacks": lacks}
        )
    return found[:MOST]


def _below(score: Score, of_all: Score) -> bool:
    return score.value is not None and of_all.value is not None and score.value < of_all.value


def _weak(score: Score) -> bool:
    return score.status == "ok" and (score.achieved is False or score.points == 0)


def _goal(item: Indicator, score: Score) -> str:
    return target_words(item, score.target) or item.criterion


@dataclass(frozen=True)
class _Row:
    """A unit's score of an indicator, and whether it reached what is compared with."""

    score: Score
    name: str
    reached: bool


def lagging_of(
    report: Report, level: LevelName, units: Sequence[UnitReport]
) -> list[dict[str, str]]:
    """For every target of the level, or the region's value where there are no targets: how many
    units reached it, how many have no data, and who is the farthest from it.
    """
    places = kind_of(report.methodology, level) == "places"
    found = []
    for item in report.methodology.table(level).indicators:
        whole = report.region.scores.get(item.code) if report.region and places else None
        rows = [row for one in units if (row := _row(item, one, whole))]
        if not rows:
            continue
        silent = sum(row.score.status == "no_data" for row in rows)
        reached = f"{sum(row.reached for row in rows)} из {len(rows)}"
        found.append(
            {
                "code": item.code,
                "title": item.title,
                "goal": _region_words(item, whole) or target_words(item, rows[0].score.target),
                "reached": reached + (f", нет данных: {silent}" if silent else ""),
                "lowest": "; ".join(_lowest(item, rows)),
            }
        )
    return found


def _row(item: Indicator, one: UnitReport, whole: Score | None) -> _Row | None:
    score = one.scores.scores[item.code]
    reached = score.achieved
    if whole is not None and whole.value is not None and score.value is not None:
        reached = score.value >= whole.value
    return None if reached is None else _Row(score, one.scores.unit.name, reached)


def _region_words(item: Indicator, whole: Score | None) -> str:
    return f"регион: {value_words(item, whole)}" if whole else ""


def _lowest(item: Indicator, rows: Sequence[_Row]) -> Iterator[str]:
    sign = -1 if item.bound == "at_most" else 1
    missed = [row for row in rows if not row.reached and row.score.value is not None]
    missed.sort(key=lambda row: (sign * (row.score.value or 0), row.name))
    return (f"{row.name} – {value_words(item, row.score)}" for row in missed[:NAMED])
