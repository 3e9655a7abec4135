"""A methodology: levels, their sections and indicators, as the file states them."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from rsnms_cli.methodology.base import Strict, number
from rsnms_cli.methodology.rules import Example, Part, Rule, ShareOfParts
from rsnms_cli.methodology.vocabulary import (
    Condition,
    Grouped,
    Population,
    Provider,
    Selection,
    Share,
)
from rsnms_cli.model.units import LEVELS, LevelName


def _target(value: object) -> object:
    if value is True:
        return True
    if (found := number(value)) < 0:
        raise PydanticCustomError("greater_than_equal", "{ge}", {"ge": 0})
    return found


Target = Annotated[Literal[True] | Decimal, PlainValidator(_target)]
"""A target is a number, or true for «да»; 1 is a number."""


class Since(Strict):
    """A window from 1 January of a year up to the reporting date («к 2024 году»)."""

    since: Annotated[int, Field(ge=2000, le=2099)]


Window = Literal["period"] | Since


class Area(Strict):
    """A result area that a document names beside its criteria."""

    code: str
    title: str


class Section(Strict):
    """A numbered group of indicators; `own_title` marks a title that is not the document's."""

    code: str
    title: str
    own_title: bool = False


class Advice(Strict):
    """Our own words on how to raise an indicator: what to do, who does it, the sign of success."""

    what: str
    who: str = ""
    sign: str = ""


class Indicator(Strict):
    """One line of a score table: where its value comes from, how it scores, where that is written.

    Exactly one source of the value: `ask` or `parts` (a form), or `share`, `count`, `exists`,
    `largest`, `mean` (computed from the exports). `note` is said wherever the value is shown;
    `evidence` is what a form names as proof of the answer; `advice` is ours, not the document's.
    """

    section: str
    code: str
    title: str
    clause: str = ""
    criterion: str = ""
    own_title: bool = False
    note: str = ""
    evidence: str = ""
    advice: Advice | None = None
    areas: tuple[str, ...] = ()
    ask: Literal["yes_no", "count"] | None = None
    parts: tuple[Part, ...] = ()
    share_of_parts: ShareOfParts | None = None
    share: Share | None = None
    count: Selection | None = None
    exists: Selection | None = None
    largest: Grouped | None = None
    mean: Grouped | None = None
    window: Window | None = None
    rule: Rule | None = None
    targets: dict[int, Target] = Field(default_factory=dict)
    bound: Literal["at_least", "at_most"] = "at_least"
    examples: tuple[Example, ...] = ()

    @property
    def measure(self) -> Selection | None:
        """The computed source, if the value is not asked for in a form."""
        return self.share or self.count or self.exists or self.largest or self.mean

    @property
    def is_share(self) -> bool:
        """Whether the value is a percentage with numerator and denominator."""
        return self.share is not None or self.share_of_parts is not None

    @cached_property
    def scored_parts(self) -> bool:
        """Whether each part brings points of its own."""
        return bool(self.parts) and self.share_of_parts is None

    @property
    def kind(self) -> str:
        """The kind of rule: presence, per_item, bands, target, parts, or «value» without points."""
        if self.scored_parts:
            return "parts"
        return self.rule.term[0] if self.rule else "value"

    @cached_property
    def max_points(self) -> Decimal | None:
        """The most points the document gives; None where they have no upper limit."""
        if self.scored_parts:
            return total([self.most(part.rule) for part in self.parts])
        return self.most(self.rule)

    @staticmethod
    def most(rule: Rule | None) -> Decimal | None:
        """The most points one rule can give; None without an upper limit."""
        if rule is None or rule.per_item is not None:
            return None
        if rule.bands is not None:
            return max(band.points for band in rule.bands)
        return rule.presence if rule.presence is not None else rule.target

    def scored_by(self, target: Target | None) -> bool:
        """Whether there are points to get: none for a target of a year that has no target."""
        return target is not None or self.kind != "target"

    def target(self, year: int) -> Target | None:
        """The year's target; a later year takes the last one, an earlier year has none."""
        known = [item for item in self.targets if item <= year]
        return self.targets[max(known)] if known else None


def total(limits: list[Decimal | None]) -> Decimal | None:
    """The sum of upper limits; one that has no limit lifts the limit of all."""
    known = [limit for limit in limits if limit is not None]
    return sum(known, Decimal(0)) if len(known) == len(limits) else None


class LevelTable(Strict):
    """The score table of one level."""

    areas: tuple[Area, ...] = ()
    sections: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def for_orientation(self) -> "LevelTable":
        """The shares without points and targets, for levels the document does not score."""
        bare: dict[str, object] = {"rule": None, "targets": {}, "examples": ()}
        items = tuple(item.model_copy(update=bare) for item in self.indicators if item.share)
        used = {item.section for item in items}
        sections = tuple(section for section in self.sections if section.code in used)
        return LevelTable(areas=self.areas, sections=sections, indicators=items)


class Narrowing(Strict):
    """Another population of a computed indicator, and conditions that its people meet besides."""

    of: Population | None = None
    who: tuple[Condition, ...] = ()


class Choice(Strict):
    """One way to read a text: keys of indicators («level code») that it replaces.

    `narrow` changes who is looked at after every reading has replaced its keys, so that it goes
    with all of their choices.
    """

    id: str
    title: str
    replace: dict[str, dict[str, Any]] = Field(default_factory=dict)
    narrow: dict[str, Narrowing] = Field(default_factory=dict)
    window: Window | None = None


class Reading(Strict):
    """A question the text leaves open, the ways to read it, the chosen one and why."""

    id: str
    question: str
    clause: str
    affects: tuple[str, ...]
    chosen: str
    why: str
    choices: tuple[Choice, ...]
    picked: str = ""

    @property
    def current(self) -> Choice:
        """The way the text is read now: what the user picked, else what the file chose."""
        name = self.picked or self.chosen
        return next(choice for choice in self.choices if choice.id == name)


class Reconciliation(Strict):
    """A number of one level («level code») that must agree with the level below.

    The number of a share is its numerator; `count_yes` counts the units that answered «да».
    """

    title: str
    upper: Annotated[str, Field(pattern=r"^(region|municipality) \S+$")]
    lower: Annotated[str, Field(pattern=r"^(municipality|school) \S+$")]
    how: Literal["sum", "count_yes"]


class Methodology(Strict):
    """A regulation; the engine knows none of them by name.

    `providers`: more names of ЦНППМ and of the Academy, as this region writes them.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: str
    source: str
    window: Window = "period"
    providers: dict[Provider, tuple[str, ...]] = Field(default_factory=dict)
    orientation: tuple[LevelName, ...] = ()
    own_targets: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    reconcile: tuple[Reconciliation, ...] = ()
    region: LevelTable = LevelTable()
    municipality: LevelTable = LevelTable()
    school: LevelTable = LevelTable()

    def own_table(self, level: LevelName) -> LevelTable:
        """What the document says of a level; without indicators where it scores none."""
        table: LevelTable = getattr(self, level)
        return table

    @cached_property
    def tables(self) -> dict[LevelName, LevelTable]:
        """The table of every level; for orientation the scored level's shares, nothing more."""
        scored = next((self.own_table(at) for at in LEVELS if self.own_table(at).indicators), None)
        shown = scored.for_orientation() if scored else LevelTable()
        return {at: shown if at in self.orientation else self.own_table(at) for at in LEVELS}

    def table(self, level: LevelName) -> LevelTable:
        """The score table of a level as it is shown."""
        return self.tables[level]

    @cached_property
    def has_points(self) -> bool:
        """Whether the document gives points at all."""
        return any(item.rule or item.scored_parts for _, item in self.indicators())

    def indicators(self) -> list[tuple[LevelName, Indicator]]:
        """All indicators with their levels, in the document's order."""
        return [(level, item) for level in LEVELS for item in self.table(level).indicators]

    def before_targets(self, year: int) -> dict[int, list[str]]:
        """Indicators («level code») with points for a target that begins later, by its year."""
        found: dict[int, list[str]] = {}
        for level, item in self.indicators():
            if item.kind == "target" and item.targets and min(item.targets) > year:
                found.setdefault(min(item.targets), []).append(f"{level} {item.code}")
        return found

    def beyond_targets(self, year: int) -> dict[int, list[str]]:
        """Indicators («level code») whose last target is of an earlier year, by that year."""
        found: dict[int, list[str]] = {}
        for level, item in self.indicators():
            if item.targets and max(item.targets) < year:
                found.setdefault(max(item.targets), []).append(f"{level} {item.code}")
        return found
