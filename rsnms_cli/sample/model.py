"""What a synthetic region is made of: its size, its rows and the people behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | int | float | date | None
Row: TypeAlias = dict[str, Cell]

PEDAGOGICAL = "педагогический работник"
MANAGER = "управленческие кадры"
METHODIST = "методист"
GRADUATE = "выпускник педвуза"
STAFF = (PEDAGOGICAL, MANAGER)

SCHOOL = "общеобразовательная"
KINDERGARTEN = "дошкольная"
EXTRA = "дополнительного образования"
VOCATIONAL = "профессиональная"
SERVICE = "методическая служба"
CENTRE = "ЦНППМ"
SUPPORTING = (SERVICE, CENTRE)

MAX_PLACES = 999  # three digits of an organisation's code
MAX_TEACHERS = 900_000  # СНИЛС «900-» has a million numbers


@dataclass(frozen=True)
class Size:
    """How many rows each table of a region has."""

    municipalities: int = 5
    organizations: int = 50
    teachers: int = 600
    trainings: int = 1700
    diagnostics: int = 400

    def __post_init__(self) -> None:
        """Refuse a region that could not be put together."""
        least = {
            "municipalities": 1,
            "organizations": 2 * self.municipalities + 2,
            "teachers": 10,
            "trainings": 2,
            "diagnostics": 1,
        }
        for name, low in least.items():
            if getattr(self, name) < low:
                raise ValueError(f"{name}: нужно не меньше {low}, а указано {getattr(self, name)}")
        for name, high in (("municipalities", MAX_PLACES), ("teachers", MAX_TEACHERS)):
            if getattr(self, name) > high:
                raise ValueError(f"{name}: нужно не больше {high}, а указано {getattr(self, name)}")


@dataclass(frozen=True)
class Region:
    """The four tables of a synthetic region, rows keyed by the contract's field names."""

    organizations: list[Row]
    teachers: list[Row]
    trainings: list[Row]
    diagnostics: list[Row]


@dataclass(frozen=True)
class Municipality:
    """A municipality; `quality`, 0 to 1, is how well its schools do everything."""

    number: int
    name: str
    district: str
    quality: float
    weight: float


@dataclass(frozen=True)
class Org:
    """An organisation; `weight` 0 means that nobody works there."""

    index: int
    code: str
    name: str
    org_type: str
    stages: str | None
    place: Municipality
    weight: float

    @property
    def supporting(self) -> bool:
        """Whether this is a methodical service or the ЦНППМ, not an educational organisation."""
        return self.org_type in SUPPORTING


@dataclass(frozen=True)
class Person:
    """A person with the main place of work."""

    number: int
    person_id: str
    full_name: str
    category: str
    position: str
    birth_date: date
    age: int
    experience: int
    org: Org
    methodical: bool = False

    @property
    def place(self) -> Municipality:
        """The municipality of the main place of work."""
        return self.org.place
