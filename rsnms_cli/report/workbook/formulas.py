"""The rules of a methodology as formulas of a workbook, exact as the engine: whole numbers only.

A formula is a template: `{0}`, `{1}` … are the stored numbers (the numerator, the answer, or one
for each part), `{d}` is the stored denominator, `{v}` the cell of the value.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rsnms_cli.methodology.rules import Rule
from rsnms_cli.methodology.types import Indicator, Target
from rsnms_cli.words.numbers import WORDS

NO_DATA, NOT_APPLICABLE = f'"{WORDS["no_data"]}"', f'"{WORDS["not_applicable"]}"'
NOTHING = '""'
Compare = Callable[[str, Decimal], str]


@dataclass(frozen=True)
class Formulas:
    """Templates of the value, of the points, and of «да» or «нет» for the target."""

    value: str
    points: str | None
    reached: str | None


def formulas_of(item: Indicator, target: Target | None) -> Formulas:
    """The formulas of an indicator with the year's target."""
    if item.scored_parts:
        return Formulas(_sum_of_parts(item), _points_of_parts(item), None)
    rule = item.rule if item.scored_by(target) else None
    points = _defined(item, "0", _points(item, rule, target)) if rule else None
    reached = None
    if target is not None:
        reached = _defined(item, '"нет"', f'IF({_reached(item, target)},"да","нет")')
    return Formulas(_value(item), points, reached)


def is_ratio(item: Indicator) -> bool:
    """Whether the value is a numerator over a denominator, which may be nothing."""
    return item.is_share or item.mean is not None


def _value(item: Indicator) -> str:
    quotient = "100*{0}/{d}" if item.is_share else "{0}/{d}"
    return _defined(item, NO_DATA, quotient if is_ratio(item) else "{0}", NOT_APPLICABLE)


def _defined(item: Indicator, missing: str, known: str, undefined: str = NOTHING) -> str:
    """What holds when a number is not there, when there is a value, and for a share of nothing."""
    if is_ratio(item):
        return f"IF(COUNT({{0}},{{d}})<2,{missing},IF({{d}}=0,{undefined},{known}))"
    return f"IF(COUNT({{0}})=0,{missing},{known})"


def _points(item: Indicator, rule: Rule, target: Target | None) -> str:
    if rule.presence is not None:
        return f"IF({'{0}' if is_ratio(item) else '{v}'}<>0,{rule.presence:f},0)"
    if rule.per_item is not None:
        return f"INT({{v}})*{rule.per_item:f}"
    if rule.bands is not None:
        return _bands(rule, lambda sign, bound: _compare(item, sign, bound))
    return f"IF({_reached(item, target)},{rule.target:f},0)" if target is not None else "0"


def _bands(rule: Rule, compare: Compare) -> str:
    """The first band whose lower bound is met, in the order of the methodology."""
    formula = "0"
    for band in reversed(rule.bands or ()):
        if band.at_least is not None:
            formula = f"IF({compare('>=', band.at_least)},{band.points:f},{formula})"
        elif band.above is not None:
            formula = f"IF({compare('>', band.above)},{band.points:f},{formula})"
        else:
            formula = f"{band.points:f}"
    return formula


def _reached(item: Indicator, target: Target) -> str:
    if target is True:
        return "{v}=1"
    return _compare(item, "<=" if item.bound == "at_most" else ">=", target)


def _compare(item: Indicator, sign: str, bound: Decimal) -> str:
    """A comparison of whole numbers: a rounded quotient never decides."""
    over, under = bound.as_integer_ratio()
    if not is_ratio(item):
        return f"{_times(under, '{v}')}{sign}{over}"
    return f"{_times(under * (100 if item.is_share else 1), '{0}')}{sign}{_times(over, '{d}')}"


def _times(factor: int, what: str) -> str:
    return what if factor == 1 else f"{factor}*{what}"


def _sum_of_parts(item: Indicator) -> str:
    answers = _listed(item)
    alien = f"IF({_alien(item)},{NOT_APPLICABLE},{NO_DATA})"
    return f"IF(COUNT({answers})=0,{alien},SUM({answers}))"


def _points_of_parts(item: Indicator) -> str:
    terms = [_part(at, part.rule) for at, part in enumerate(item.parts) if part.rule]
    return f"IF({_alien(item)},{NOTHING},{'+'.join(terms) or '0'})"


def _part(at: int, rule: Rule) -> str:
    """Points of a part; what is blank or cannot be had brings none."""
    cell = f"{{{at}}}"
    if rule.presence is not None:
        return f"IF(N({cell})<>0,{rule.presence:f},0)"
    if rule.per_item is not None:
        return f"N({cell})*{rule.per_item:f}"

    def compare(sign: str, bound: Decimal) -> str:
        over, under = bound.as_integer_ratio()
        return f"{_times(under, cell)}{sign}{over}"

    return f"IF(COUNT({cell})=0,0,{_bands(rule, compare)})"


def _listed(item: Indicator) -> str:
    return ",".join(f"{{{at}}}" for at in range(len(item.parts)))


def _alien(item: Indicator) -> str:
    """Whether an organisation can have none of the parts."""
    tests = (f"{{{at}}}={NOT_APPLICABLE}" for at in range(len(item.parts)))
    return f"AND({','.join(tests)})"


def decimals(items: Sequence[Indicator]) -> int:
    """How many decimals the points of a level have: sums are rounded to them, so that sums of
    0,1 that are equal stay equal.
    """
    rules = [rule for item in items for rule in (item.rule, *(part.rule for part in item.parts))]
    numbers = [number for rule in rules if rule for number in _numbers(rule)]
    return max([0, *(-int(number.as_tuple().exponent) for number in numbers)])


def _numbers(rule: Rule) -> list[Decimal]:
    bands = [band.points for band in rule.bands or ()]
    return [n for n in (rule.presence, rule.per_item, rule.target, *bands) if n is not None]
