"""How the points of an indicator arose."""

from decimal import Decimal

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.answers import Given
from rsnms_cli.model.explain import Origin, Part
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import Unit
from rsnms_cli.score.rules import ZERO, in_band, rule_points


def origin_of(item: Indicator, unit: Unit, score: Score, given: Given) -> Origin:
    """The band that the value fell into, and the points of every part."""
    bands = item.rule.bands if item.rule and score.value is not None else None
    value = score.value or 0
    hit = next((n for n, band in enumerate(bands or ()) if in_band(band, value)), None)
    parts = [
        Part(part.code, given.get(part.code), _points(item, unit, given, number))
        for number, part in enumerate(item.parts)
    ]
    return Origin(hit, tuple(parts))


def _points(item: Indicator, unit: Unit, given: Given, number: int) -> Decimal | None:
    part = item.parts[number]
    if part.rule is None or not part.asked_of(unit):
        return None
    return rule_points(part.rule, int(given.get(part.code, 0))) if part.code in given else ZERO
