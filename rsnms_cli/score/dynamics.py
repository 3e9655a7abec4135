"""Shares of two periods side by side."""

from fractions import Fraction

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.results import Change, Results
from rsnms_cli.model.units import LEVELS


def changes(methodology: Methodology, before: Results, now: Results) -> list[Change]:
    """Every share of every unit that has a value in both periods, in percent and points of it."""
    found = []
    for level in LEVELS:
        earlier = {unit.unit.code: unit for unit in before.levels.get(level, ())}
        shares = [item for item in methodology.table(level).indicators if item.share]
        for unit in now.levels.get(level, ()):
            for item in shares:
                if unit.unit.code not in earlier:  # it did not exist then
                    continue
                was = earlier[unit.unit.code].scores[item.code].value
                value = unit.scores[item.code].value
                if was is not None and value is not None:
                    found.append(
                        Change(unit.unit, item.code, item.title, Fraction(was), Fraction(value))
                    )
    return found
