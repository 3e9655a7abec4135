"""What changed between two periods, and from what: methodology, roster or data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from rsnms_cli.model.units import Unit

Number = Decimal | Fraction | int
Presence = Literal["both", "appeared", "left"]
"""Whether a unit stands in both periods; the whole total of any other is roster."""


@dataclass(frozen=True)
class Split:
    """A number before and now, exact; the three parts add up to the difference.

    None: there is no such number then. Parts are None where a number that does not exist stands
    between, since nothing can be subtracted from it.
    """

    before: Number | None
    now: Number | None
    methodology: Number | None = None
    roster: Number | None = None
    data: Number | None = None

    @property
    def difference(self) -> Number | None:
        """Now less before, where both exist."""
        return None if self.before is None or self.now is None else _minus(self.now, self.before)


@dataclass(frozen=True)
class IndicatorChange:
    """An indicator of a unit: its value, and what it adds to the total (points or a target)."""

    code: str
    title: str
    value: Split
    adds: Split


@dataclass(frozen=True)
class Compared:
    """A unit of either period. `rank` before and now; None where the unit or level has none."""

    unit: Unit
    presence: Presence
    total: Split
    rank: tuple[int | None, int | None]
    indicators: Sequence[IndicatorChange] = field(default_factory=tuple)


@dataclass(frozen=True)
class Side:
    """One of the two periods in words."""

    period: str
    digest: str
    methodology: str


@dataclass(frozen=True)
class Comparison:
    """All units; `notes` say what the reader must know to judge the numbers."""

    before: Side
    now: Side
    units: Sequence[Compared]
    notes: Sequence[str] = ()


def _minus(a: Number, b: Number) -> Number:
    """Decimals of points stay decimals, everything else is exact too."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return a - b
    return Fraction(a) - Fraction(b)


def split(numbers: Sequence[Number | None]) -> Split:
    """Before, under the new methodology, with the new roster, now."""
    if any(number is None for number in numbers):
        return Split(numbers[0], numbers[3])
    first, second, third, last = (number for number in numbers if number is not None)
    parts = _minus(second, first), _minus(third, second), _minus(last, third)
    return Split(first, last, *parts)
