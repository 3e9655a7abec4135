"""How many more: the smallest change of an indicator that brings points, or reaches a target."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor

from rsnms_cli.methodology.rules import Band, Part, Rule
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.facts import Unit
from rsnms_cli.model.report import Goal, Size, Step, Thing
from rsnms_cli.model.results import Score
from rsnms_cli.score.rules import ZERO, rule_points

Given = Mapping[str, bool | int]


def steps_of(item: Indicator, unit: Unit, score: Score, given: Given, size: Size) -> Iterator[Step]:
    """The next step of an indicator, or of each of its parts; none where there is nothing to gain.

    A share grows by its numerator while the denominator stays.
    """
    if score.status == "not_applicable":
        return
    if item.scored_parts:
        yield from _of_parts(item, unit, given)
    elif item.is_share:
        yield from _of_share(item, score)
    elif item.bound == "at_most":
        yield from _of_limit(item, score)
    else:
        yield from _of_number(item, score, size)


def _of_parts(item: Indicator, unit: Unit, given: Given) -> Iterator[Step]:
    for part in item.parts:
        if part.rule and (not part.applies or part.applies.fits(unit.org_type, unit.stages)):
            yield from _of_answer(item.code, part, part.rule, given.get(part.code))


def _of_answer(code: str, part: Part, rule: Rule, answer: bool | int | None) -> Iterator[Step]:
    answered = answer is not None
    if rule.per_item is not None:
        yield Step(code, part.code, "item", "items", 1, rule.per_item, answered=answered)
    elif not answer and (gain := rule_points(rule, 1)):
        yield Step(code, part.code, "presence", "documents", 1, gain, answered=answered)


def _of_share(item: Indicator, score: Score) -> Iterator[Step]:
    if score.status == "no_data" or score.hidden:
        return  # without a denominator nobody can say how many
    value, have, of = score.value, score.numerator, score.denominator
    assert value is not None
    assert have is not None
    assert of is not None
    thing = _thing(item)
    for threshold, strict, gain in _thresholds(item, score):
        needed = people_for(threshold, strict=strict, of=of) - have
        reachable = needed if needed <= of - have else None
        goal: Goal = "target" if score.target == threshold and not strict else "band"
        yield Step(item.code, "", goal, thing, reachable, gain, threshold, strict=strict)


def people_for(threshold: Decimal | Fraction, *, strict: bool, of: int) -> int:
    """The least numerator whose share meets the threshold, exactly."""
    exact = Fraction(threshold) * of / 100
    least = floor(exact)
    return least + 1 if strict or least < exact else least


def _thresholds(item: Indicator, score: Score) -> Iterator[tuple[Decimal, bool, Decimal]]:
    """The next threshold above the value, whether it must be exceeded, and what it brings."""
    assert score.value is not None
    now = score.points or ZERO
    if item.rule is not None and item.rule.bands is not None:
        better = [band for band in item.rule.bands if band.points > now]
        if better:
            bound, strict = _lower(min(better, key=lambda band: band.points))
            yield bound, strict, min(band.points for band in better) - now
    if score.achieved is False and score.target is not None and score.target is not True:
        gain = item.rule.target if item.rule and item.rule.target is not None else None
        if item.rule is None or gain is not None:
            yield Decimal(score.target), False, Decimal(1) if gain is None else gain


def _lower(band: Band) -> tuple[Decimal, bool]:
    if band.at_least is not None:
        return band.at_least, False
    return (band.above or ZERO), band.above is not None


def _of_limit(item: Indicator, score: Score) -> Iterator[Step]:
    """People over the limit of one methodist; another may take them."""
    if score.achieved is False and score.value is not None and score.target is not None:
        over = Fraction(score.value) - floor(Fraction(score.target))
        gain = item.rule.target if item.rule and item.rule.target is not None else Decimal(1)
        limit = Decimal(score.target)
        yield Step(item.code, "", "limit", "assigned", -floor(-over), gain, limit)


def _of_number(item: Indicator, score: Score, size: Size) -> Iterator[Step]:
    """A document, one more item, or items up to the target."""
    thing, answered = _thing(item), score.status == "ok"
    have = int(score.value or 0)
    rule = item.rule
    if rule is not None and rule.per_item is not None:
        yield Step(item.code, "", "item", thing, 1, rule.per_item, answered=answered)
    elif rule is not None and rule.presence is not None and not have:
        yield Step(item.code, "", "presence", thing, 1, rule.presence, answered=answered)
    if score.achieved is False and score.target is not None:
        gain = rule.target if rule is not None else Decimal(1)
        if gain is not None:
            threshold = Decimal(score.target)  # «да» is one of them
            needed: int | None = -floor(-(Fraction(threshold) - have))
            if thing == "organisations" and have + (needed or 0) > size.schools:
                needed = None
            yield Step(item.code, "", "target", thing, needed, gain, threshold, answered=answered)


def _thing(item: Indicator) -> Thing:
    """What the numerator or the number counts."""
    if item.measure is not None:
        return "people" if item.measure.of_people else "organisations"
    return "documents" if item.ask == "yes_no" else "items"
