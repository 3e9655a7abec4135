"""How large units are, for comparisons in which size must not count."""

from collections import Counter

from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.methodology.types import Indicator, LevelTable, Methodology
from rsnms_cli.methodology.vocabulary import Selection
from rsnms_cli.model.facts import Facts
from rsnms_cli.model.period import Period
from rsnms_cli.model.report import Size
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import LEVELS, REGION, Units

_WORKERS = Indicator(
    section="", code="workers", title="", count=Selection(of="pedagogical_workers")
)
_TABLE = LevelTable(indicators=(_WORKERS,))
COUNTING = Methodology(
    id="size", title="", source="", region=_TABLE, municipality=_TABLE, school=_TABLE
)
"""A methodology that only counts."""
Sizes = dict[tuple[str, str], Size]
"""By level and unit code."""


def sizes_of(tables: Tables, units: Units, period: Period) -> Sizes:
    """Distinct pedagogical workers and educational organisations of every unit."""
    return sizes_from(compute_facts(tables, COUNTING, period), units)


def sizes_from(facts: Facts, units: Units) -> Sizes:
    """The same from the facts of `COUNTING`."""
    schools = Counter(unit.municipality for unit in units["school"])
    schools[REGION.code] = len(units["school"])
    return {
        (level, unit.code): Size(
            workers[unit.code].numerator if unit.code in workers else 0,
            1 if level == "school" else schools[unit.code],
        )
        for level in LEVELS
        for workers in [facts[level, _WORKERS.code]]
        for unit in units[level]
    }
