"""A methodology: levels, their sections and indicators, as the file states them."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from rsnms_cli.methodology.base import Number, Strict
from rsnms_cli.methodology.rules import Example, Part, Rule, ShareOfParts
from rsnms_cli.methodology.vocabulary import Largest, Selection

LevelName = Literal["region", "municipality", "school"]
LEVELS: tuple[LevelName, ...] = ("region", "municipality", "school")

Target = Literal[True] | Number


class Since(Strict):
    """A window from 1 January of a year up to the reporting date («к 2024 году»)."""

    since: int


Window = Literal["period"] | Since


class Section(Strict):
    """A numbered group of indicators; `own_title` marks a title that is not the document's."""

    code: str
    title: str
    own_title: bool = False


class Indicator(Strict):
    """One line of a score table: where its value comes from, how it scores, where that is written.

    Exactly one source of the value: `ask` or `parts` (a form), or `share`, `count`, `exists`,
    `largest` (computed from the exports).
    """

    section: str
    code: str
    title: str
    clause: str
    criterion: str = ""
    ask: Literal["yes_no", "count"] | None = None
    parts: tuple[Part, ...] = ()
    share_of_parts: ShareOfParts | None = None
    share: Selection | None = None
    count: Selection | None = None
    exists: Selection | None = None
    largest: Largest | None = None
    window: Window | None = None
    rule: Rule | None = None
    targets: dict[int, Target] = Field(default_factory=dict)
    bound: Literal["at_least", "at_most"] = "at_least"
    examples: tuple[Example, ...] = ()

    @property
    def measure(self) -> Selection | None:
        """The computed source, if the value is not asked for in a form."""
        return self.share or self.count or self.exists or self.largest

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

    sections: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class Methodology(Strict):
    """A regulation; the engine knows none of them by name."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: str
    source: str
    window: Window = "period"
    region: LevelTable = LevelTable()
    municipality: LevelTable = LevelTable()
    school: LevelTable = LevelTable()

    def table(self, level: LevelName) -> LevelTable:
        """The score table of a level; without indicators where the document scores none."""
        table: LevelTable = getattr(self, level)
        return table

    def indicators(self) -> list[tuple[LevelName, Indicator]]:
        """All indicators with their levels, in the document's order."""
        return [(level, item) for level in LEVELS for item in self.table(level).indicators]

    @property
    def last_target_year(self) -> int | None:
        """The last year the document sets a target for."""
        years = [year for _, item in self.indicators() for year in item.targets]
        return max(years, default=None)
