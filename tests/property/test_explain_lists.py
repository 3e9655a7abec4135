"""The lists behind a number: they have its length, and a row taken from them changes it by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.check.run import check_tables
from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.facts.explain import listing_of
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.explain import Group, Line, Listing
from rsnms_cli.model.facts import Count
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import LEVELS, LevelName, Unit, Units
from rsnms_cli.sample.model import Size
from rsnms_cli.sample.region import make_region
from tests.helpers.commands import EXPORTS
from tests.helpers.jobs import check
from tests.helpers.methodologies import only
from tests.helpers.results import TABLES, tables_of
from tests.helpers.tables import typed
from tests.oracle.plain import Region
from tests.oracle.regions import regions

YEAR = parse_period("2024")
DAGESTAN = load_methodology("dagestan-2022")
OTHERS = [name for name in methodology_ids() if name != DAGESTAN.id]
GROUPS: tuple[Group, ...] = ("counted", "not_counted", "outside")


@dataclass(frozen=True)
class Number:
    """A computed indicator of a unit in some tables."""

    tables: Tables
    methodology: Methodology
    level: LevelName
    item: Indicator
    unit: Unit
    counted: Count

    @property
    def listing(self) -> Listing:
        return listing_of(self.tables, self.item, self.unit, self.methodology.window, YEAR)

    def count(self, **tables: object) -> Count:
        """As it is computed, with some of the tables replaced."""
        alone = only(self.methodology, [f"{self.level} {self.item.code}"])
        found = compute_facts({**self.tables, **tables}, alone, YEAR)  # type: ignore[dict-item]
        return found[self.level, self.item.code].get(self.unit.code, Count(0, 0))


def numbers(tables: Tables, methodology: Methodology, units: Units) -> Iterator[Number]:
    """Every computed indicator of these units, with its count."""
    facts = compute_facts(tables, methodology, YEAR)
    for level, item in methodology.indicators():
        for unit in units.get(level, ()) if item.measure else ():
            count = facts[level, item.code].get(unit.code, Count(0, 0))
            yield Number(tables, methodology, level, item, unit, count)


def without(tables: Tables, name: str, rows: Iterable[int]) -> Tables:
    """The table without these rows."""
    table = tables[name]
    return {name: table.only(~np.isin(np.arange(len(table)), list(rows)))}


def expected(number: Number, listing: Listing, gone: Group | None = None) -> Count:
    """The count that the lists make, with one line of a group gone."""
    n, rest = (
        len(listing.of_group(group)) - (gone == group) for group in ("counted", "not_counted")
    )
    item = number.item
    if item.share:
        return Count(n, n + rest)
    return Count(int(n > 0) if item.exists else n)


def agree(number: Number, count: Count, wanted: Count) -> None:
    """A unit that nobody works in has no count at all."""
    if count.unknown:
        return
    said = (number.methodology.id, number.level, number.item.code, number.unit.code)
    if number.item.mean:
        assert count.numerator == wanted.numerator, said
    else:
        assert (count.numerator, count.denominator or 0) == (
            wanted.numerator,
            wanted.denominator or 0,
        ), said


def verify_length(number: Number) -> Listing:
    listing = number.listing
    agree(number, number.counted, expected(number, listing))
    return listing


def verify_rows(number: Number, listing: Listing) -> None:
    """Each kind of line, taken out of the input, changes the number by exactly itself."""
    name = "teachers" if listing.of_people else "organizations"
    for group in GROUPS:
        for line in listing.of_group(group)[:1]:
            changed = number.count(**without(number.tables, name, line.rows))
            if not number.item.largest:
                agree(number, changed, expected(number, listing, group))
    for line in listing.of_group("counted")[:1]:
        verify_behind(number, listing, line)


def verify_behind(number: Number, listing: Listing, line: Line) -> None:
    """Without the events behind it, or the people, a counted line is not counted any more."""
    wanted = expected(number, listing, "counted")
    if number.item.share:
        wanted = Count(wanted.numerator, (wanted.denominator or 0) + 1)
    events = [event for event in line.events if not event.support]
    if events:
        assert not any(event.lacks for event in events)
        (table,) = {event.table for event in events}
        rows = [event.row for event in events]
        agree(number, number.count(**without(number.tables, table, rows)), wanted)
    if line.people:
        rows = [row for person in line.people for row in person.rows]
        agree(number, number.count(**without(number.tables, "teachers", rows)), wanted)


@cache
def sample() -> tuple[Tables, Units]:
    """The sample region: the region, two municipalities, schools of several kinds."""
    found = check(EXPORTS, YEAR)
    units = found.units
    schools = [units["school"][at] for at in (7, 30)]
    few: Units = {
        "region": units["region"],
        "municipality": units["municipality"][:2],
        "school": schools,
    }
    return found.tables, few


@cache
def small() -> tuple[Tables, Units]:
    made = make_region(Size(2, 8, 80, 220, 60))
    tables = check_tables(typed({name: getattr(made, name) for name in TABLES}), YEAR).tables
    units = units_of(tables["organizations"])
    return tables, {level: of_level[1:2] or of_level for level, of_level in units.items()}


@pytest.mark.slow
@pytest.mark.parametrize("level", ["region", "municipality", "school"])
def test_the_sample_region(level: str) -> None:
    tables, units = sample()
    of_level = [one for one in numbers(tables, DAGESTAN, units) if one.level == level]
    assert len(of_level) == {"region": 7, "municipality": 12, "school": 14}[level]
    for number in of_level:
        verify_rows(number, verify_length(number))


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_the_other_documents(name: str) -> None:
    tables, units = small()
    methodology, listed = load_methodology(name), 0
    for number in numbers(tables, methodology, units):
        listing = verify_length(number)
        listed += len(listing.lines)
        if methodology.own_table(number.level).indicators:
            verify_rows(number, listing)
    assert listed


@pytest.mark.slow
@pytest.mark.parametrize("name", methodology_ids())
def test_every_other_reading(name: str) -> None:
    """Other populations, windows, the municipality's share, the average in place of the largest."""
    tables, units = small()
    document = load_methodology(name)
    computed = {f"{level} {item.code}" for level, item in document.indicators() if item.measure}
    for reading in document.readings:
        for choice in reading.choices if computed & {*reading.affects} else ():
            methodology = load_methodology(name, {reading.id: choice.id})
            for number in numbers(tables, only(methodology, choice.replace), units):
                verify_length(number)


@given(regions(), st.sampled_from(LEVELS))
def test_generated_regions(made: Region, level: LevelName) -> None:
    """Repeated rows, people with two workplaces, blanks, borders of days and ages."""
    tables = check_tables(typed(tables_of(made)), YEAR).tables
    of_level = units_of(tables["organizations"])[level]
    for number in numbers(tables, DAGESTAN, {level: of_level[:1]}):
        verify_length(number)
