"""How many more: the smallest change of an indicator that brings points, or reaches a target."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from rsnms_cli.methodology.rules import Band, Part, Rule
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.answers import Given
from rsnms_cli.model.report import Size, Step, Thing
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import Unit
from rsnms_cli.score.rules import ZERO, rule_points


def steps_of(item: Indicator, unit: Unit, score: Score, given: Given, size: Size) -> Iterator[Step]:
    """The next step of an indicator, or of each of its parts; none where there is nothing to gain.

    A share grows by its numerator while the denominator stays; what must not exceed its target
    falls by it.
    """
    if score.status == "not_applicable" or (item.measure and score.status == "no_data"):
        return  # of what cannot be counted nobody can say how many
    if item.scored_parts:
        yield from _of_parts(item, unit, given)
    elif item.bound == "at_most" and item.kind in ("value", "target"):
        yield from _of_limit(item, score)
    elif item.is_share:
        yield from _of_share(item, score)
    else:
        yield from _of_number(item, score, size)


def _of_parts(item: Indicator, unit: Unit, given: Given) -> Iterator[Step]:
    for part in item.parts:
        if part.rule and part.asked_of(unit):
            yield from _of_answer(item.code, part, part.rule, given.get(part.code))


def _of_answer(code: str, part: Part, rule: Rule, answer: bool | int | None) -> Iterator[Step]:
    answered = answer is not None
    if rule.per_item is not None:
        yield Step(code, part.code, "item", "items", 1, rule.per_item, answered=answered)
    elif not answer and (gain := rule_points(rule, 1)):
        yield Step(code, part.code, "presence", "documents", 1, gain, answered=answered)


def _of_share(item: Indicator, score: Score) -> Iterator[Step]:
    if score.status == "no_data" or score.hidden:
        return
    assert score.denominator is not None
    left = score.denominator - (score.numerator or 0)
    if step := _to_band(item, score):
        yield step
    gain = _for_target(item.rule)
    if score.achieved is False and score.target is not None and gain is not None:
        limit = Decimal(score.target)
        needed = _more(score, limit, strict=False)
        reachable = needed if needed <= left else None
        yield Step(item.code, "", "target", _thing(item), reachable, gain, limit)


def _to_band(item: Indicator, score: Score) -> Step | None:
    """The nearest band that gives more; a small denominator may jump over one."""
    now, rule = score.points or ZERO, item.rule
    better = [band for band in (rule and rule.bands) or () if band.points > now]
    if rule is None or not better:
        return None
    needed, band = min(
        (
            (_more(score, bound, strict=strict), band)
            for band in better
            for bound, strict in [_lower(band)]
        ),
        key=lambda found: found[0],
    )
    have, of = score.numerator or 0, score.denominator or 0
    bound, reachable = _lower(band)[0], needed <= of - have
    points = rule_points(rule, Fraction(100 * (have + needed), of)) if reachable else band.points
    return Step(
        item.code,
        "",
        "band",
        _thing(item),
        needed if reachable else None,
        points - now,
        bound,
        strict=_lower(band)[1],
    )


def _more(score: Score, threshold: Decimal, *, strict: bool) -> int:
    """How many more bring a share to the threshold (`strict`: beyond it), exactly."""
    of = score.denominator or 0
    return people_for(threshold, strict=strict, of=of) - (score.numerator or 0)


def people_for(threshold: Decimal | Fraction, *, strict: bool, of: int) -> int:
    """The least numerator whose share meets the threshold, exactly."""
    exact = Fraction(threshold) * of / 100
    return floor(exact) + 1 if strict else ceil(exact)


def _lower(band: Band) -> tuple[Decimal, bool]:
    if band.at_least is not None:
        return band.at_least, False
    return (band.above or ZERO), band.above is not None


def _for_target(rule: Rule | None) -> Decimal | None:
    """What a target brings: points, or itself where the document gives none."""
    return Decimal(1) if rule is None else rule.target


def _of_limit(item: Indicator, score: Score) -> Iterator[Step]:
    """Those over the limit: of one methodist's people another may take them."""
    gain = _for_target(item.rule)
    if score.achieved is not False or score.value is None or score.target is None or gain is None:
        return
    limit = Fraction(score.target)
    if score.denominator is None:
        over = Fraction(score.value) - floor(limit)
    else:
        parts = 100 if item.is_share else 1
        over = Fraction(score.numerator or 0) - floor(limit * score.denominator / parts)
    thing: Thing = "assigned" if item.largest or item.mean else _thing(item)
    yield Step(item.code, "", "limit", thing, ceil(over), gain, Decimal(score.target))


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
        gain = _for_target(rule)
        if gain is not None:
            threshold = Decimal(score.target)  # «да» is one of them
            needed: int | None = ceil(Fraction(threshold)) - have
            if thing == "organisations" and have + (needed or 0) > size.schools:
                needed = None
            yield Step(item.code, "", "target", thing, needed, gain, threshold, answered=answered)


def _thing(item: Indicator) -> Thing:
    """What the numerator or the number counts."""
    if item.measure is not None:
        return "people" if item.measure.of_people else "organisations"
    return "documents" if item.ask == "yes_no" else "items"
