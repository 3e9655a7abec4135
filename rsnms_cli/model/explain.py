"""Who stands behind a computed number: rows by their places, never a person's name."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rsnms_cli.model.problems import Place
from rsnms_cli.model.units import Unit

Group = Literal["counted", "not_counted", "outside"]
"""Of the numerator; of the denominator alone; of neither."""
POPULATION, NO_METHODIST, OTHER_METHODIST = -1, -2, -3
"""Conditions without a number: to be an educational organisation, to be assigned to a methodist,
to be assigned to the one who has most people."""


@dataclass(frozen=True)
class Lack:
    """A condition that does not hold, by its number among those asked.

    `unknown`: the cell that would say it is blank or cannot be read.
    """

    number: int
    unknown: bool = False


@dataclass(frozen=True)
class TermLack:
    """A part of a condition that a training or diagnostics row does not meet."""

    term: str
    unknown: bool = False


@dataclass(frozen=True)
class Event:
    """A row of `table`, the condition it was looked at for, and what it lacks.

    `support`: the row is no such event itself, it proves that one was made by diagnostics.
    """

    number: int
    table: str
    row: int
    place: Place
    lacks: tuple[TermLack, ...] = ()
    support: bool = False


@dataclass(frozen=True)
class Line:
    """A person of the unit, or an organisation.

    `orgs` are codes of organisations, `rows` numbers of rows in the table of people (or of
    organisations) and `places` where they stand. `people` are those who make an organisation
    count. `methodist` is a number that stands for a methodist's name, 0 without one.
    """

    group: Group
    orgs: tuple[str, ...]
    rows: tuple[int, ...]
    places: tuple[Place, ...]
    lacks: tuple[Lack, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple["Line", ...] = ()
    methodist: int = 0


@dataclass(frozen=True)
class Listing:
    """Everybody or everything that a number of a unit was counted from; counted ones first.

    `unit` is whose rows these are: a share «within the municipality» is not of the school's own.
    """

    unit: Unit
    of_people: bool
    lines: tuple[Line, ...]

    def of_group(self, group: Group) -> list[Line]:
        """The lines of one group, best candidates first."""
        return [line for line in self.lines if line.group == group]


@dataclass(frozen=True)
class Part:
    """A part of an indicator with the points it brought; None where the unit cannot have it."""

    code: str
    answer: bool | int | None
    points: Decimal | None


@dataclass(frozen=True)
class Origin:
    """How points arose: the number of the band that was hit, or what each part brought."""

    band: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Person:
    """Who a row is about; made only when the user asks for it by an option."""

    snils: str
    name: str


@dataclass(frozen=True)
class LeftOut:
    """A row that no unit counts, with the reason that the check gave."""

    table: str
    place: Place
    why: str
