"""All units of all levels to scores, totals and ranks."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from decimal import Decimal

from rsnms_cli.methodology.types import LEVELS, Indicator, Methodology
from rsnms_cli.model.answers import Answers
from rsnms_cli.model.facts import Count, Facts, Unit
from rsnms_cli.model.period import Period
from rsnms_cli.model.results import Results, Score, UnitScores
from rsnms_cli.score.rules import ZERO, score_indicator


def score_units(
    units: Mapping[str, list[Unit]],
    facts: Facts,
    answers: Answers,
    methodology: Methodology,
    period: Period,
) -> Results:
    """Score every unit of every level that the methodology has indicators for."""
    given: dict[tuple[str, str], dict[str, bool | int]] = {}
    for (level, unit, code), answer in answers.items():
        given.setdefault((level, unit), {})[code] = answer.value
    results = Results(methodology.id, period.label)
    for level in LEVELS:
        items = methodology.table(level).indicators
        if not items:
            continue
        scored = [
            (unit, _scores(unit, items, facts, given.get((level, unit.code), {}), period.year))
            for unit in units[level]
        ]
        results.levels[level] = _ranked(scored)
    return results


def _scores(
    unit: Unit, items: tuple[Indicator, ...], facts: Facts, given: dict[str, bool | int], year: int
) -> dict[str, Score]:
    """Scores by code; a unit that is absent from a fact has nothing there to count: 0 of 0."""
    nothing = Count(0, 0)
    return {
        item.code: score_indicator(
            item, unit, given, facts.get((unit.level, item.code), {}).get(unit.code, nothing), year
        )
        for item in items
    }


def _ranked(scored: list[tuple[Unit, dict[str, Score]]]) -> list[UnitScores]:
    """Totals, and ranks by points: ties share the better rank (1, 2, 2, 4)."""
    points = [_sum(score.points for score in scores.values()) for _, scores in scored]
    ascending = sorted(-number for number in points)
    return [
        UnitScores(
            unit,
            scores,
            total,
            _sum(score.max_points for score in scores.values()),
            1 + bisect_left(ascending, -total),
        )
        for (unit, scores), total in zip(scored, points, strict=True)
    ]


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    return sum((number for number in numbers if number is not None), ZERO)
