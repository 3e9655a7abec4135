"""Subtotals, totals and maxima as formulas, and where a level's numbers stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rsnms_cli.methodology.kinds import Kind
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.report.workbook.formulas import NOT_APPLICABLE, is_ratio


@dataclass
class Spots:
    """The cells of a level's numbers, by unit code, or by unit and indicator code."""

    sheet: str
    totals: dict[str, str] = field(default_factory=dict)
    most: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    """The range of an indicator's points, or of its «да» and «нет», by its code."""


def subtotal(kind: Kind, cells: str, places: int) -> str:
    """Of a range of points, or of «да» and «нет»."""
    return f'COUNTIF({cells},"да")' if kind == "targets" else rounded(f"SUM({cells})", places)


def rounded(formula: str, places: int) -> str:
    """Points have few decimals; a sum of 0,1 and 0,2 must equal another 0,3 for the places."""
    return f"ROUND({formula},{places})" if places else formula


def limit(item: Indicator, kind: Kind, year: int) -> Decimal | None:
    """What the indicator adds to the maximum of a unit to which it applies."""
    if kind == "points":
        return item.max_points if item.scored_by(item.target(year)) else None
    return None if item.target(year) is None or item.scored_parts else Decimal(1)


def most_of_all(items: Sequence[Indicator], kind: Kind, year: int) -> str:
    """The maximum of a unit to which everything applies."""
    known = [limit(item, kind, year) for item in items]
    return f"{sum((most for most in known if most is not None), Decimal(0)):f}"


def leaving(item: Indicator, kind: Kind, year: int) -> Iterator[str]:
    """Templates of what leaves the maximum, with the marks of `formulas_of`."""
    most = limit(item, kind, year)
    if most is None:
        return
    if is_ratio(item):
        yield f"-{most:f}*({{v}}={NOT_APPLICABLE})"
    for at, part in enumerate(item.parts if item.scored_parts else ()):
        if part.applies and (points := Indicator.most(part.rule)):
            yield f"-{points:f}*({{{at}}}={NOT_APPLICABLE})"
