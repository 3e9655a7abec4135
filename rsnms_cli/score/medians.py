"""The middle of a level: what a unit's sections are held against."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from rsnms_cli.model.results import UnitScores

FEWEST = 3
"""The middle of fewer units would say nothing."""


def medians_of(units: Sequence[UnitScores], sections: Sequence[str]) -> list[Decimal]:
    """The middle unit's points by section, in their order; nothing of a few units."""
    if len(units) < FEWEST:
        return []
    return [Decimal(median([one.sections[code].points for one in units])) for code in sections]
