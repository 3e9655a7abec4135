"""All units of all levels to scores, totals and ranks."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from rsnms_cli.methodology.types import LEVELS, Indicator, Methodology
from rsnms_cli.model.answers import Answers
from rsnms_cli.model.facts import Count, Facts, Unit
from rsnms_cli.model.period import Period
from rsnms_cli.model.results import Results, Score, Total, UnitScores
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
        results.levels[level] = _ranked(items, scored)
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


def _ranked(
    items: tuple[Indicator, ...], scored: list[tuple[Unit, dict[str, Score]]]
) -> list[UnitScores]:
    """Totals, and ranks by points: ties share the better rank (1, 2, 2, 4)."""
    sections: dict[str, list[str]] = {}
    for item in items:
        sections.setdefault(item.section, []).append(item.code)
    totals = [_total(scores.values()) for _, scores in scored]
    ascending = sorted(-total.points for total in totals)
    return [
        UnitScores(
            unit,
            scores,
            {
                section: _total(scores[code] for code in codes) for section, codes in sections.items()
            },
            total,
            1 + bisect_left(ascending, -total.points),
        )
        for (unit, scores), total in zip(scored, totals, strict=True)
    ]


def _total(scores: Iterable[Score]) -> Total:
    points, most = ZERO, ZERO
    for score in scores:
        points += score.points or ZERO
        most += score.max_points or ZERO
    return Total(points, most)
