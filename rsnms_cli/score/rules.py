"""One indicator of one unit to its score (contract, section 3)."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from rsnms_cli.methodology.rules import Band, Rule
from rsnms_cli.methodology.types import Indicator, Target, total
from rsnms_cli.model.answers import Given
from rsnms_cli.model.facts import Count
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import Unit

ZERO = Decimal(0)


class Value(NamedTuple):
    """The value of an indicator; nothing in it means that nobody answered."""

    exact: Fraction | int | None = None
    numerator: int | None = None
    denominator: int | None = None
    average: Fraction | None = None

    @property
    def undefined(self) -> bool:
        """A share of nothing."""
        return self.denominator == 0


def score_indicator(
    item: Indicator, unit: Unit, given: Given, count: Count, target: Target | None
) -> Score:
    """Score an indicator from form answers by code, or from the counted fact."""
    if item.scored_parts:
        return _parts(item, unit, given)
    value = Value() if uncounted(item, count) else _value(item, given, count)
    if value.undefined:
        return Score("not_applicable", None, value.numerator, 0, target)
    rule, most = (item.rule, item.max_points) if item.scored_by(target) else (None, None)
    if value.exact is None:
        nothing = ZERO if rule else None
        missed = None if target is None else False
        return Score(
            "no_data",
            target=target,
            achieved=missed,
            points=nothing,
            max_points=most,
            apart=count.apart,
        )
    achieved = None if target is None else reached(value.exact, target, item.bound)
    points = rule_points(rule, value.exact, achieved) if rule else None
    return Score(
        "ok",
        value.exact,
        value.numerator,
        value.denominator,
        target,
        achieved,
        points,
        most,
        value.average,
        count.apart,
    )


def uncounted(item: Indicator, count: Count) -> bool:
    """Whether the files do not hold what the number is made of; of nobody the share is none."""
    of_nobody = item.share is not None and count.denominator == 0
    return count.unknown is not None and not (count.unknown == "numerator" and of_nobody)


def _value(item: Indicator, given: Given, count: Count) -> Value:
    if item.ask:
        answer = given.get(item.code)
        return Value(None if answer is None else int(answer))
    if item.share_of_parts:
        return _share_of_parts(item, given)
    if item.share:
        return _share(count.numerator, count.denominator or 0)
    if item.mean:
        people, groups = count.numerator, count.denominator or 0
        return Value(Fraction(people, groups) if groups else None, people, groups)
    return Value(count.numerator, average=Fraction(*count.average) if count.average else None)


def _share_of_parts(item: Indicator, given: Given) -> Value:
    of = item.share_of_parts
    assert of is not None
    if of.numerator not in given or of.denominator not in given:
        return Value()  # no zero may stand for what nobody wrote
    return _share(int(given[of.numerator]), int(given[of.denominator]))


def _share(numerator: int, denominator: int) -> Value:
    if not denominator:
        return Value(None, numerator, 0)
    return Value(Fraction(100 * numerator, denominator), numerator, denominator)


def reached(value: Fraction | int, target: Decimal | bool, bound: str) -> bool:
    """Whether the exact value reaches the target; a rounded one never decides."""
    if target is True:
        return value == 1
    limit = Fraction(target)
    return value <= limit if bound == "at_most" else value >= limit


def rule_points(rule: Rule, value: Fraction | int, achieved: bool | None = None) -> Decimal:
    """Points of a value by the rule's kind."""
    if rule.presence is not None:
        return rule.presence if value else ZERO
    if rule.per_item is not None:
        return rule.per_item * int(value)
    if rule.bands is not None:
        return next((band.points for band in rule.bands if in_band(band, value)), ZERO)
    return rule.target if rule.target is not None and achieved else ZERO


def in_band(band: Band, value: Fraction | int) -> bool:
    """Whether the band's lower bound is met; a band without one is the lowest."""
    if band.at_least is not None:
        return value >= Fraction(band.at_least)
    return band.above is None or value > Fraction(band.above)


def _parts(item: Indicator, unit: Unit, given: Given) -> Score:
    """Parts that cannot be had leave the maximum; a blank part counts 0 beside a filled one."""
    asked = [part for part in item.parts if part.asked_of(unit)]
    if not asked:
        return Score("not_applicable")
    most = total([Indicator.most(part.rule) for part in asked])
    answered = [(part, given[part.code]) for part in asked if part.code in given]
    if not answered:
        return Score("no_data", points=ZERO, max_points=most)
    points = [rule_points(part.rule, int(answer)) for part, answer in answered if part.rule]
    value = sum(int(answer) for _, answer in answered)
    return Score("ok", value, points=sum(points, ZERO), max_points=most)
