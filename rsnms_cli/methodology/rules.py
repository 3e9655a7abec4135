"""How a value becomes points: presence, per item, bands, target; parts carry rules of their own."""

from typing import Annotated, Literal

from pydantic import Field

from rsnms_cli.methodology.base import Number, OneOf, Strict, Words
from rsnms_cli.methodology.vocabulary import OrgType, Stage
from rsnms_cli.model.units import Unit


class Band(Strict):
    """A range of percent: `at_least` and `up_to` include their threshold, `above` and `below` not.

    The highest band whose lower bound is met wins; the upper bound is what the document says, so
    that a gap between two bands can be seen.
    """

    at_least: Number | None = None
    above: Number | None = None
    up_to: Number | None = None
    below: Number | None = None
    points: Number


class Rule(OneOf):
    """One of: points for presence, points per item, bands of a share, points for the target."""

    presence: Number | None = None
    per_item: Number | None = None
    bands: Annotated[tuple[Band, ...], Field(min_length=1)] | None = None
    target: Number | None = None


class Applies(Strict):
    """Which organisations a part is asked of; `stage` is an educational stage they have."""

    org_type: Annotated[tuple[OrgType, ...], Words]
    stage: Stage | None = None

    def fits(self, unit: Unit) -> bool:
        """Whether an organisation of this type with these stages is asked."""
        return unit.org_type in self.org_type and self.stage in (None, *unit.stages)


class Part(Strict):
    """A part of an indicator, asked for by its own code, with evidence of its own if it says it."""

    code: str
    title: str
    ask: Literal["yes_no", "count"]
    rule: Rule | None = None
    applies: Applies | None = None
    evidence: str = ""

    def asked_of(self, unit: Unit) -> bool:
        """Whether a unit of this kind is asked."""
        return self.applies is None or self.applies.fits(unit)


class ShareOfParts(Strict):
    """A share of two counted answers, by the codes of the parts."""

    numerator: str
    denominator: str


class ExampleUnit(Strict):
    """The organisation of an example."""

    org_type: OrgType
    stages: tuple[Stage, ...] = ()


class Example(Strict):
    """Inputs and the points they bring; runs as a test."""

    answer: bool | int | None = None
    answers: dict[str, bool | int] | None = None
    share: tuple[int, int] | None = None
    value: int | bool | None = None
    year: int | None = None
    unit: ExampleUnit | None = None
    points: Number | None = None
    max_points: Number | None = None
    achieved: bool | None = None
    status: Literal["ok", "no_data", "not_applicable"] | None = None
