"""All units of all levels to scores, totals and ranks."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from rsnms_cli.methodology.types import LEVELS, Indicator, Methodology, Target
from rsnms_cli.model.answers import Answers
from rsnms_cli.model.facts import Count, Facts, Unit
from rsnms_cli.model.period import Period
from rsnms_cli.model.results import Results, Score, Total, UnitScores
from rsnms_cli.score.rules import ZERO, score_indicator

Asked = tuple[Indicator, Target | None, Mapping[str, Count]]
"""An indicator with the year's target and the level's counts by unit."""

NOTHING = Count(0, 0)


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
        asked: list[Asked] = [
            (item, item.target(period.year), facts.get((level, item.code), {})) for item in items
        ]
        scored = [
            (unit, _scores(unit, asked, given.get((level, unit.code), {}))) for unit in units[level]
        ]
        results.levels[level] = _ranked(items, scored)
    return results


def _scores(
    unit: Unit, asked: Iterable[Asked], given: Mapping[str, bool | int]
) -> dict[str, Score]:
    """Scores by code; a unit that is absent from a fact has nothing there to count: 0 of 0."""
    return {
        item.code: score_indicator(item, unit, given, counts.get(unit.code, NOTHING), target)
        for item, target, counts in asked
    }


def _ranked(
    items: tuple[Indicator, ...], scored: list[tuple[Unit, dict[str, Score]]]
) -> list[UnitScores]:
    """Totals, and ranks by points: ties share the better rank (1, 2, 2, 4)."""
    codes: dict[str, list[str]] = {}
    for item in items:
        codes.setdefault(item.section, []).append(item.code)
    sections = [
        {section: _total(scores[code] for code in of) for section, of in codes.items()}
        for _, scores in scored
    ]
    totals = [_total(of_unit.values()) for of_unit in sections]
    ascending = sorted(-total.points for total in totals)
    return [
        UnitScores(unit, scores, of_unit, total, 1 + bisect_left(ascending, -total.points))
        for (unit, scores), of_unit, total in zip(scored, sections, totals, strict=True)
    ]


def _total(parts: Iterable[Score | Total]) -> Total:
    points, most = ZERO, ZERO
    for part in parts:
        if part.points:
            points += part.points
        if part.max_points:
            most += part.max_points
    return Total(points, most)
