"""What the score step gives: exact numbers by unit and indicator, and totals with ranks."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from rsnms_cli.model.units import LevelName, Unit

Status = Literal["ok", "no_data", "not_applicable"]


class Score(NamedTuple):
    """An indicator of a unit (contract, section 4); None is blank.

    `value` is exact: percent for shares, the number for counts, 1 or 0 for yes/no, for parts the
    number of documents or items in all of them. `average` stands beside the largest of groups, and
    `apart` is how many people are in none of them.
    """

    status: Status
    value: Fraction | int | None = None
    numerator: int | None = None
    denominator: int | None = None
    target: Decimal | bool | None = None
    achieved: bool | None = None
    points: Decimal | None = None
    max_points: Decimal | None = None
    average: Fraction | None = None
    apart: int | None = None

    @property
    def hidden(self) -> bool:
        """Whether there is a value that is not shown: too few people stand behind it."""
        return self.status == "ok" and self.value is None


class Total(NamedTuple):
    """Points and the sum of those maxima that exist."""

    points: Decimal
    max_points: Decimal


@dataclass(frozen=True)
class UnitScores:
    """A unit with its scores by indicator code, totals by section, and its place in the rating.

    Without points in the document a total counts targets: reached, and set. `places` are then the
    unit's places by each share.
    """

    unit: Unit
    scores: dict[str, Score]
    sections: dict[str, Total]
    total: Total
    rank: int
    places: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """All levels that have indicators, units sorted by code."""

    methodology: str
    period: str
    levels: dict[LevelName, list[UnitScores]] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A share of a unit in two periods, both in percent."""

    unit: Unit
    code: str
    title: str
    before: Fraction
    now: Fraction

    @property
    def difference(self) -> Fraction:
        """In percentage points."""
        return self.now - self.before
