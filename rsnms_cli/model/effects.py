"""What another reading of a document changes, unit by unit."""

from dataclasses import dataclass
from decimal import Decimal

from rsnms_cli.model.units import LevelName


@dataclass(frozen=True)
class UnitChange:
    """A unit whose points or place another reading changes: before and after."""

    level: LevelName
    code: str
    name: str
    points: tuple[Decimal, Decimal]
    rank: tuple[int, int]


@dataclass(frozen=True)
class Variant:
    """Another choice of a reading, in words, and the units it changes.

    `values_only` counts the units in which some value changes, but neither points nor place.
    """

    reading: str
    choice: str
    question: str
    now: str
    instead: str
    changes: list[UnitChange]
    values_only: int = 0

    @property
    def points_changed(self) -> int:
        """How many units' points change; others may only change their place."""
        return sum(change.points[0] != change.points[1] for change in self.changes)
