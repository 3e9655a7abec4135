"""The problem zones of the note: what is not reached, by the unit and by those below it."""

from collections.abc import Iterator, Sequence

from rsnms_cli.methodology.types import Indicator, LevelName
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.results import Score
from rsnms_cli.render.report import Report
from rsnms_cli.render.view import kind_of, target_words, value_words
from rsnms_cli.render.words_steps import step_words

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
        goal = f"регион: {value_words(item, of_all)}" if of_all else _goal(item, score)
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


def lagging_of(
    report: Report, level: LevelName, units: Sequence[UnitReport]
) -> list[dict[str, str]]:
    """For every target of the level: how many units reached it, and who is the farthest from it."""
    return [
        {
            "code": item.code,
            "title": item.title,
            "goal": target_words(item, of_item[0][0].target),
            "reached": f"{sum(score.achieved is True for score, _ in of_item)} из {len(of_item)}",
            "lowest": "; ".join(_lowest(item, of_item)),
        }
        for item in report.methodology.table(level).indicators
        if (of_item := _scored(item, units))
    ]


def _scored(item: Indicator, units: Sequence[UnitReport]) -> list[tuple[Score, str]]:
    scored = ((one.scores.scores[item.code], one.scores.unit.name) for one in units)
    return [(score, name) for score, name in scored if score.achieved is not None]


def _lowest(item: Indicator, scored: Sequence[tuple[Score, str]]) -> Iterator[str]:
    missed = [(score, name) for score, name in scored if score.achieved is False]
    sign = -1 if item.bound == "at_most" else 1
    missed.sort(key=lambda one: (sign * (one[0].value or 0), one[1]))
    return (f"{name} – {value_words(item, score)}" for score, name in missed[:NAMED])
