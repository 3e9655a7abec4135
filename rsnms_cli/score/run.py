"""All units of all levels to scores, totals and ranks."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from rsnms_cli.methodology.types import Indicator, Methodology, Target
from rsnms_cli.model.answers import Answers, Given, by_unit, values_of
from rsnms_cli.model.facts import Count, Facts
from rsnms_cli.model.period import Period
from rsnms_cli.model.results import Results, Score, Total, UnitScores
from rsnms_cli.model.units import LEVELS, LevelName, Unit
from rsnms_cli.score.rules import ZERO, score_indicator

Asked = tuple[Indicator, Target | None, Mapping[str, Count]]
"""An indicator with the year's target and the level's counts by unit."""

NOTHING = Count(0, 0)


def score_units(
    units: Mapping[LevelName, list[Unit]],
    facts: Facts,
    answers: Answers,
    methodology: Methodology,
    period: Period,
) -> Results:
    """Score every unit of every level that the methodology has indicators for."""
    given = by_unit(values_of(answers))
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
        results.levels[level] = _ranked(methodology, level, scored)
    return results


def _scores(unit: Unit, asked: Iterable[Asked], given: Given) -> dict[str, Score]:
    """Scores by code; a unit that is absent from a fact has nothing there to count: 0 of 0."""
    return {
        item.code: score_indicator(item, unit, given, counts.get(unit.code, NOTHING), target)
        for item, target, counts in asked
    }


def _ranked(
    methodology: Methodology, level: LevelName, scored: list[tuple[Unit, dict[str, Score]]]
) -> list[UnitScores]:
    """Totals, and ranks by points: ties share the better rank (1, 2, 2, 4)."""
    items = methodology.table(level).indicators
    codes: dict[str, list[str]] = {}
    for item in items:
        codes.setdefault(item.section, []).append(item.code)
    add = _points if methodology.has_points else _targets
    sections = [
        {section: add(scores[code] for code in of) for section, of in codes.items()}
        for _, scores in scored
    ]
    totals = [_points(of_unit.values()) for of_unit in sections]
    ranks = _places([total.points for total in totals])
    places = places_by_share(methodology, level, scored)
    return [
        UnitScores(unit, scores, of_unit, total, rank, places.get(unit.code, {}))
        for (unit, scores), of_unit, total, rank in zip(
            scored, sections, totals, ranks, strict=True
        )
    ]


def _places(numbers: Sequence[Fraction | Decimal | int]) -> list[int]:
    """Places by size, the greatest first."""
    ascending = sorted(-number for number in numbers)
    return [1 + bisect_left(ascending, -number) for number in numbers]


def places_by_share(
    methodology: Methodology, level: LevelName, scored: list[tuple[Unit, dict[str, Score]]]
) -> dict[str, dict[str, int]]:
    """By unit and code: the place among the units that have a value; for a document without
    points.
    """
    places: dict[str, dict[str, int]] = {}
    if methodology.has_points or len(scored) < 2:
        return places
    for item in methodology.table(level).indicators:
        values = [(u.code, v) for u, s in scored if (v := s[item.code].value) is not None]
        if item.is_share:
            for (unit, _), place in zip(values, _places([v for _, v in values]), strict=True):
                places.setdefault(unit, {})[item.code] = place
    return places


def _points(parts: Iterable[Score | Total]) -> Total:
    points, most = ZERO, ZERO
    for part in parts:
        if part.points:
            points += part.points
        if part.max_points:
            most += part.max_points
    return Total(points, most)


def _targets(scores: Iterable[Score]) -> Total:
    """Targets reached and set, for a document without points (contract, section 3)."""
    counted = [s for s in scores if s.target is not None and s.status != "not_applicable"]
    return Total(Decimal(sum(s.achieved is True for s in counted)), Decimal(len(counted)))
