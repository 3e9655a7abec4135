"""What is known of the units after people's rows are counted; nothing here grows with people."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Count:
    """A counted fact of a unit; without a denominator it is a plain number.

    `average` belongs to the largest of several groups: people in all of them, and the groups.
    """

    numerator: int
    denominator: int | None = None
    average: tuple[int, int] | None = None


Facts = dict[tuple[str, str], dict[str, Count]]
"""By level and indicator code, then by unit code; a unit that is absent has nothing to count."""
