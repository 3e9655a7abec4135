"""What became of the steps that the previous report proposed."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rsnms_cli.model.facts import Unit
from rsnms_cli.model.report import Step

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
