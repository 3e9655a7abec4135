"""What is known of the units after people's rows are counted; nothing here grows with people."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["numerator", "denominator"]


@dataclass(frozen=True)
class Count:
    """A counted fact of a unit; without a denominator it is a plain number.

    `average` belongs to the largest of several groups: people in all of them, and the groups;
    `apart` is then how many are in none. `unknown` names the side that could not be counted: a
    column is in no file, or nobody of the unit is in the tables.
    """

    numerator: int
    denominator: int | None = None
    average: tuple[int, int] | None = None
    apart: int | None = None
    unknown: Side | None = None


Facts = dict[tuple[str, str], dict[str, Count]]
"""By level and indicator code, then by unit code; a unit that is absent has nothing to count."""
