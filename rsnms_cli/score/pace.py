"""Half a year is over: how many more each month until the year's target."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import ceil, floor

from rsnms_cli.methodology.types import Methodology, Window
from rsnms_cli.methodology.vocabulary import Selection
from rsnms_cli.model.period import Period
from rsnms_cli.model.report import Pace
from rsnms_cli.model.results import Score, UnitScores
from rsnms_cli.model.units import LevelName
from rsnms_cli.score.rules import reached
from rsnms_cli.score.steps import people_for

EVENTS = ("diagnosed", "route", "trained")
"""Conditions that are met by something that happens; all others describe a state."""


def paces(
    methodology: Methodology, level: LevelName, units: list[UnitScores], period: Period
) -> Iterator[Pace]:
    """Every indicator that has a target this year, for every unit; nothing for a whole year.

    A share grows by its numerator while the denominator stays. An «at most» target counts the
    excess.
    """
    left = 12 - period.last.month
    if not left:
        return
    for one in units:
        for item in methodology.table(level).indicators:
            score = one.scores[item.code]
            if score.target is None or score.status == "not_applicable":
                continue
            needed = _needed(score, item.bound)
            per_month = None if needed is None else ceil(Fraction(needed, left))
            linear = None
            if item.bound == "at_least" and (item.ask == "count" or _happens(item.measure)):
                linear = _linear(score, _grown(item.window or methodology.window, period))
            enough = None if linear is None else reached(linear, score.target, item.bound)
            yield Pace(one.unit, item.code, score, needed, per_month, linear, enough)


def _needed(score: Score, bound: str) -> int | None:
    """How many are lacking on the day, 0 where the target is reached; None without data."""
    if score.value is None or score.target is None:
        return None
    target = Fraction(score.target)
    if score.denominator is not None and score.numerator is not None:
        least = people_for(target, strict=False, of=score.denominator)
        return max(least - score.numerator, 0)
    lacking = score.value - target if bound == "at_most" else target - score.value
    return max(ceil(lacking), 0)


def _happens(measure: Selection | None) -> bool:
    if measure is None:
        return False
    own = [*measure.having, *(inner for one in measure.having for inner in one.has_person or ())]
    return any(one.term[0] in EVENTS for one in own)


def _grown(window: Window, period: Period) -> Fraction:
    """By what a number grows until 31 December at the pace it had since its window's first day."""
    first = period.first if window == "period" else date(window.since, 1, 1)
    months = 12 * (period.year - first.year) + period.last.month
    return Fraction(months + 12 - period.last.month, months)


def _linear(score: Score, growth: Fraction) -> Fraction | None:
    """The value at the year's end; whole people and things, no more than there are."""
    if score.value is None:
        return None
    if score.denominator is not None and score.numerator is not None:
        most = min(floor(score.numerator * growth), score.denominator)
        return Fraction(100 * most, score.denominator)
    return Fraction(floor(score.value * growth))
