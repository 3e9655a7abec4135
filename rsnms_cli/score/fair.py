"""Beside the official points, a comparison in which size does not count (not in any document)."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.report import Fair, Size
from rsnms_cli.model.results import UnitScores
from rsnms_cli.model.units import LevelName


def fair_of(
    methodology: Methodology, level: LevelName, units: Sequence[UnitScores], sizes: Sequence[Size]
) -> list[Fair]:
    """The share of attainable points of every unit, its place by it, and counts for its size."""
    items = methodology.table(level).indicators
    found = [_fair(items, unit, size) for unit, size in zip(units, sizes, strict=True)]
    shares = sorted((one.attained for one in found if one.attained is not None), reverse=True)
    places: dict[Fraction, int] = {}
    for place, share in enumerate(shares, start=1):
        places.setdefault(share, place)
    return [
        one if one.attained is None else replace(one, rank=places[one.attained]) for one in found
    ]


def _fair(items: Sequence[Indicator], unit: UnitScores, size: Size) -> Fair:
    limited = [score for score in unit.scores.values() if score.max_points]
    most = sum(Fraction(score.max_points or 0) for score in limited)
    points = sum(Fraction(score.points or 0) for score in limited)
    counts = {
        item.code: Fraction(score.value)
        for item in items
        if item.rule and item.rule.per_item is not None
        for score in [unit.scores[item.code]]
        if score.value is not None
    }
    return Fair(
        100 * points / most if most else None,
        None,
        {code: 100 * n / size.teachers for code, n in counts.items()} if size.teachers else {},
        {code: n / size.schools for code, n in counts.items()} if size.schools else {},
    )
