"""What a report says of a unit beyond its scores: the span of its points, the way up, fairness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from rsnms_cli.model.results import Score, UnitScores
from rsnms_cli.model.units import LevelName, Unit

Goal = Literal["target", "band", "presence", "item", "limit"]
"""What a step reaches: the year's target, the next band, a document, one more item, a limit."""
Thing = Literal["people", "organisations", "documents", "items", "assigned"]
"""What the number of a step counts; `assigned` are people to be given to another methodist."""


Gap = Literal[
    "form", "no_answer", "no_files", "absent", "nothing", "below", "nearly", "more", "unreachable",
    "behind",
]  # fmt: skip
"""What is missing: the whole form, an answer, a column or the people in the files, a «да»,
everything, some, a little; one more would count; it cannot be reached in this period; the share is
below the region's (no targets)."""


@dataclass(frozen=True)
class Span:
    """Points from what is known to what they could be if every missing answer were the best.

    `missing`: codes without data. `open`: one of them has no upper limit, so `high` has none
    either. `ranks`: the best and the worst place in the rating that the missing answers allow.
    """

    low: Decimal
    high: Decimal
    missing: tuple[str, ...] = ()
    open: bool = False
    ranks: tuple[int, int] = (1, 1)

    @property
    def certain(self) -> bool:
        """Whether no missing answer, of this unit or another, can change the place."""
        return self.ranks[0] == self.ranks[1]


@dataclass(frozen=True)
class Step:
    """The smallest change that brings an indicator, or a part of it, more points.

    `needed` is None where it cannot be reached; `gain` are points, or 1 for a target where the
    document gives no points. `threshold` is the percent or number to reach; `answered` is false
    where the form was left blank, so that the step may have been made already. `strict`: the
    threshold must be exceeded.
    """

    code: str
    part: str
    goal: Goal
    thing: Thing
    needed: int | None
    gain: Decimal
    threshold: Decimal | None = None
    answered: bool = True
    strict: bool = False

    @property
    def worth(self) -> Fraction:
        """Points gained per one of what is counted."""
        return Fraction(self.gain) / self.needed if self.needed else Fraction(0)


@dataclass(frozen=True)
class Fair:
    """A comparison that is no part of the document: uncapped counts favour large units.

    `attained`: points of the indicators with an upper limit as percent of that limit, None where
    there is none; `rank` is the place by it. `per_hundred`: by code, items of an uncapped
    indicator per 100 pedagogical workers; `per_school`: per educational organisation.
    """

    attained: Fraction | None = None
    rank: int | None = None
    per_hundred: dict[str, Fraction] = field(default_factory=dict)
    per_school: dict[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Size:
    """How large a unit is: distinct pedagogical workers and educational organisations.

    `teachers` is None where so few people are not shown.
    """

    teachers: int | None = 0
    schools: int = 0


@dataclass(frozen=True)
class Lack:
    """What is missing in an indicator; an empty code is the whole form.

    `gain`: points, or targets where the document gives no points; None where neither is known.
    `region`: the region's score where the unit is below it.
    """

    code: str
    gap: Gap
    steps: tuple[Step, ...] = ()
    gain: Decimal | None = None
    region: Score | None = None


@dataclass(frozen=True)
class Lagging:
    """An indicator over the units of a level: so many of `of` reached the target or the region's
    value (`region`), `silent` have no data; `lowest` are the farthest, by name.
    """

    code: str
    target: Decimal | bool | None
    region: Score | None
    reached: int
    of: int
    silent: int
    lowest: tuple[tuple[str, Score], ...]


@dataclass(frozen=True)
class UnitReport:
    """A unit with everything a report says of it; `steps` come best first.

    `asked` and `answered`: questions of the forms; `source`: the form's file, empty without one;
    `answers`: what the forms say, by the question's code. `lacks` are what recommendations are
    made of, `weak` the codes of indicators that lag, `goals` targets reached and set.
    """

    scores: UnitScores
    span: Span
    steps: tuple[Step, ...] = ()
    fair: Fair = Fair()
    size: Size = Size()
    asked: int = 0
    answered: int = 0
    source: str = ""
    answers: Mapping[str, bool | int] = field(default_factory=dict)
    lacks: tuple[Lack, ...] = ()
    weak: tuple[str, ...] = ()
    goals: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Compared:
    """What is said of the units of a level side by side: by level, the middle unit's points by
    section (nothing of a few units), and where units lag.
    """

    medians: Mapping[LevelName, Sequence[Decimal]] = field(default_factory=dict)
    lagging: Mapping[LevelName, Sequence[Lagging]] = field(default_factory=dict)


@dataclass(frozen=True)
class Pace:
    """An indicator with a target when part of the year is over.

    `needed`: how many more until the target on the reporting date (or too many where the target
    is a limit), 0 where it is reached, None without data; `per_month`: of these, each month until
    31 December. `linear`: the value then if all goes on as it did so far, in percent or number;
    None for what does not add up over time, such as having a mentor. `enough`: it would do.
    """

    unit: Unit
    code: str
    score: Score
    needed: int | None
    per_month: int | None
    linear: Fraction | None = None
    enough: bool | None = None


Outcome = Literal["done", "partly", "not_done", "not_applicable", "no_data"]
"""Reached; grew, but not enough; did not grow; asked no more; unknown, nobody answered now or
then."""


@dataclass(frozen=True)
class Followup:
    """A step of the previous period and the numbers then and now.

    `before` and `now` are what the step counts: the numerator of a share, a number, 1 for «да»;
    `value_before` and `value_now` the values, percent for shares. None is unknown.
    """

    unit: Unit
    title: str
    step: Step
    outcome: Outcome
    before: int | None = None
    now: int | None = None
    value_before: Fraction | int | None = None
    value_now: Fraction | int | None = None
