"""Where units lag behind their targets, or the region's value where there are no targets."""

from collections.abc import Iterable, Sequence

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.report import Lagging
from rsnms_cli.model.results import Score, UnitScores
from rsnms_cli.model.units import LevelName

NAMED = 3
"""So many of the farthest units are named."""


def goals_of(scores: UnitScores) -> tuple[int, int]:
    """Targets reached, and targets that the unit has."""
    goals = [one.achieved for one in scores.scores.values() if one.achieved is not None]
    return sum(goals), len(goals)


def weak_of(methodology: Methodology, scores: UnitScores, region: UnitScores | None) -> list[str]:
    """Indicators without points, with a target missed or below the region's, by code."""
    level = scores.unit.level
    whole = region.scores if region and kind_of(methodology, level) == "places" else {}
    found = []
    for item in methodology.table(level).indicators:
        score, of_all = scores.scores[item.code], whole.get(item.code)
        if _below(score, of_all) if of_all else _weak(score):
            found.append(item.code)
    return found


def _below(score: Score, of_all: Score) -> bool:
    return score.value is not None and of_all.value is not None and score.value < of_all.value


def _weak(score: Score) -> bool:
    return score.status == "ok" and (score.achieved is False or score.points == 0)


def lagging_of(
    methodology: Methodology,
    level: LevelName,
    units: Iterable[UnitScores],
    region: UnitScores | None,
) -> list[Lagging]:
    """For every target of the level, or the region's value where there are no targets: how many
    units reached it, how many have no data, and who is the farthest from it.
    """
    places = kind_of(methodology, level) == "places"
    listed, found = list(units), []
    for item in methodology.table(level).indicators:
        whole = region.scores.get(item.code) if region and places else None
        rows = [
            (one, reached) for one in listed if (reached := _reached(item, one, whole)) is not None
        ]
        if rows:
            found.append(_of_item(item, rows, whole))
    return found


def _of_item(
    item: Indicator, rows: Sequence[tuple[UnitScores, bool]], whole: Score | None
) -> Lagging:
    scores = [(one.unit.name, one.scores[item.code], reached) for one, reached in rows]
    sign = -1 if item.bound == "at_most" else 1
    missed = [(name, score) for name, score, ok in scores if not ok and score.value is not None]
    missed.sort(key=lambda pair: (sign * (pair[1].value or 0), pair[0]))
    return Lagging(
        item.code,
        scores[0][1].target,
        whole,
        sum(ok for *_, ok in scores),
        len(scores),
        sum(score.status == "no_data" for _, score, _ in scores),
        tuple(missed[:NAMED]),
    )


def _reached(item: Indicator, one: UnitScores, whole: Score | None) -> bool | None:
    score = one.scores[item.code]
    if whole is not None and whole.value is not None and score.value is not None:
        return score.value >= whole.value
    return score.achieved
