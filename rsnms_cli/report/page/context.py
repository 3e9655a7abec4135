"""What the templates of the page are filled with, by name (templates/report/)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from rsnms_cli.methodology.kinds import Kind
from rsnms_cli.methodology.types import Indicator, Reading
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import LevelName
from rsnms_cli.report.page.cells import Cell
from rsnms_cli.report.view import Report


@dataclass(frozen=True)
class Line:
    """An indicator of the unit at the top of the page, with its share of 100 for the bar."""

    item: Indicator
    cell: Cell
    target: str
    wide: float
    mark: float | None
    before: str = ""
    change: str = ""


@dataclass(frozen=True)
class Listed:
    """The first problems (place, what, what to do), and how many there are."""

    shown: Sequence[tuple[str, str, str]]
    count: int


@dataclass(frozen=True)
class Part:
    """A section's points, and its bars in percent of the longest."""

    code: str
    title: str
    points: str
    most: str
    wide: float
    limit: float


@dataclass(frozen=True)
class Glance:
    """The unit at the top of the page: totals, sections, shares, forms received and asked for."""

    unit: UnitReport
    level: LevelName
    kind: Kind
    href: str
    points: str
    most: str
    span: str
    around: str
    attained: str
    reached: int
    goals: int
    sections: Sequence[Part]
    shares: Sequence[Line]
    forms: int
    asked: int


@dataclass(frozen=True)
class Map:
    """A row per unit (name, address, cells), a column per indicator; sections with their widths."""

    level: LevelName
    kind: Kind
    sections: Sequence[tuple[str, str, int]]
    items: Sequence[Indicator]
    rows: Sequence[tuple[str, str, Sequence[Cell]]]


@dataclass(frozen=True)
class Rated:
    """A unit in the rating of its level."""

    name: str
    parent: str
    href: str
    rank: int
    around: str
    points: str
    most: str
    span: str
    wide: float
    high: float
    attained: str
    fair_rank: int | None
    teachers: int | None
    places: Mapping[str, int]
    hundred: Sequence[str]


@dataclass(frozen=True)
class Rating:
    """All units of a level by their place; bars only where there are not too many."""

    level: LevelName
    title: str
    kind: Kind
    items: Sequence[Indicator]
    counted: Sequence[Indicator]
    bars: bool
    rows: Sequence[Rated]


@dataclass(frozen=True)
class Answered:
    """Whether a municipality has sent its form, and how full it is."""

    name: str
    href: str
    source: str
    asked: int
    answered: int
    missing: str


@dataclass(frozen=True)
class Defined:
    """An indicator with its clause, rule and target."""

    item: Indicator
    target: str
    clause: str
    rule: str


@dataclass(frozen=True)
class Method:
    """The indicators of a level; `clause` is what their clauses have in common."""

    level: LevelName
    clause: str
    title: str
    rows: Sequence[Defined]


@dataclass(frozen=True)
class View:
    """Everything that the templates name."""

    report: Report
    region_name: str
    left_out: str
    errors: Listed
    warnings: Listed
    glance: Glance
    map: Map
    ratings: Sequence[Rating]
    answers: Sequence[Answered]
    methods: Sequence[Method]
    readings: Sequence[Reading]
    where_words: Callable[[str], str]

    def names(self) -> dict[str, Any]:
        """The values by the names that the templates have for them."""
        return {one.name: getattr(self, one.name) for one in fields(self)}
