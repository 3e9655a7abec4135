"""The lists behind a number: they have its length, and a row taken from them changes it by one."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from rsnms_cli.check.run import check_tables
from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.facts.explain import listing_of
from rsnms_cli.facts.left_out import left_out
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.methodology.types import Indicator, LevelTable, Methodology
from rsnms_cli.model.explain import NO_METHODIST, OTHER_METHODIST, Group, Line, Listing
from rsnms_cli.model.facts import Count
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import LevelName, Unit, Units
from rsnms_cli.sample.model import Size
from rsnms_cli.sample.region import make_region
from tests.helpers.commands import EXPORTS
from tests.helpers.jobs import check
from tests.helpers.tables import DIAGNOSTICS, ORG, TEACHER, TRAINING, Tabular, region, typed
from tests.oracle.plain import Region
from tests.oracle.regions import regions
from tests.property.test_against_plain import tables_of

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


def only(methodology: Methodology, wanted: Container[str]) -> Methodology:
    """The same with these indicators alone («level code»)."""
    tables: dict[str, Any] = {}
    for level, item in methodology.indicators():
        if f"{level} {item.code}" in wanted:
            tables.setdefault(level, []).append(item)
    kept: dict[str, Any] = {
        level: LevelTable(indicators=tuple(items)) for level, items in tables.items()
    }
    return Methodology(id="few", title="", source="", window=methodology.window, **kept)


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
    """A unit that nobody works in has no count at all: 0 of 0."""
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
    names = ("organizations", "teachers", "trainings", "diagnostics")
    tables = check_tables(typed({name: getattr(made, name) for name in names}), YEAR).tables
    units = units_of(tables["organizations"])
    return tables, {level: of_level[1:2] or of_level for level, of_level in units.items()}


@pytest.mark.parametrize("level", ["region", "municipality", "school"])
def test_the_sample_region(level: str) -> None:
    tables, units = sample()
    of_level = [one for one in numbers(tables, DAGESTAN, units) if one.level == level]
    assert len(of_level) == {"region": 7, "municipality": 12, "school": 14}[level]
    for number in of_level:
        verify_rows(number, verify_length(number))


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


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=3)
@given(regions())
def test_generated_regions(made: Region) -> None:
    """Repeated rows, people with two workplaces, blanks, borders of days and ages."""
    tables = check_tables(typed(tables_of(made)), YEAR).tables
    units = {at: of[:1] for at, of in units_of(tables["organizations"]).items()}
    for number in numbers(tables, DAGESTAN, units):
        verify_length(number)


# --- what a line says ------------------------------------------------------------------------

SOUTH = Unit("municipality", "Южный район", "Южный район", "Южный район")


def lines(tables: Tabular, item: Indicator, group: Group, unit: Unit = SOUTH) -> tuple[Line, ...]:
    checked = check_tables(typed(tables), YEAR).tables
    return tuple(listing_of(checked, item, unit, "period", YEAR).of_group(group))


def indicator(level: LevelName, code: str, methodology: Methodology = DAGESTAN) -> Indicator:
    return next(one for one in methodology.table(level).indicators if one.code == code)


def test_what_every_row_lacks_and_what_is_not_written_down() -> None:
    """A training last year; one whose provider nobody wrote down; nothing at all."""
    old = TRAINING | {"person_id": "P1", "end_date": "01.03.2023", "provider": "ЦНППМ"}
    blank = TRAINING | {"person_id": "P2"}
    service = TEACHER | {"org_code": "09"}
    tables = region(
        organizations=[ORG, ORG | {"org_code": "09", "org_type": "методическая служба"}],
        teachers=[service, service | {"person_id": "P2"}, service | {"person_id": "P3"}, TEACHER],
        trainings=[old, blank],
    )
    found = lines(tables, indicator("municipality", "8.4"), "not_counted")
    said = [
        (
            line.places[0].row,
            [lack.unknown for lack in line.lacks],
            [(lack.term, lack.unknown) for event in line.events for lack in event.lacks],
        )
        for line in found
    ]
    assert said == [
        (3, [True], [("provider", True)]),
        (2, [False], [("window", False)]),
        (4, [False], []),
    ]


def test_a_training_proved_by_an_earlier_diagnosis_names_it() -> None:
    course = TRAINING | {"federal_register": "да", "start_date": "20.02.2024"}
    first = DIAGNOSTICS | {"date": "01.02.2024", "provider": "ЦНППМ"}
    later = first | {"date": "01.04.2024"}
    tables = region(trainings=[course], diagnostics=[later, first])
    (line,) = lines(tables, indicator("municipality", "8.3"), "counted")
    assert [(event.place.file, event.place.row, event.support) for event in line.events] == [
        ("trainings.xlsx", 2, False),
        ("diagnostics.xlsx", 3, True),
    ]


def test_a_person_with_two_workplaces_is_one_line_with_both_rows() -> None:
    tables = region(
        organizations=[ORG, ORG | {"org_code": "02"}],
        teachers=[TEACHER, TEACHER | {"org_code": "02"}],
    )
    (line,) = lines(tables, indicator("region", "9.1"), "counted", Unit("region", "region", ""))
    assert [place.row for place in line.places] == [2, 3]
    assert line.orgs == ("01", "02")


def test_an_organisation_might_count_if_a_blank_cell_were_filled() -> None:
    tables = region(trainings=[TRAINING])
    (line,) = lines(tables, indicator("municipality", "8.5"), "not_counted")
    assert [lack.unknown for lack in line.lacks] == [True]
    (person,) = line.people
    assert [(event.place.row, event.lacks[0].term) for event in person.events] == [
        (2, "management_team")
    ]


def test_the_largest_group_and_those_beside_it() -> None:
    people = [("P1", "М2"), ("P2", "М1"), ("P3", "М2"), ("P4", None)]
    teachers = [{**TEACHER, "person_id": name, "methodist": by} for name, by in people]
    tables, unit = region(teachers=teachers), Unit("region", "region", "")
    item = indicator("region", "6.2.5", load_methodology("eao-2023"))
    assert [line.rows for line in lines(tables, item, "counted", unit)] == [(0,), (2,)]
    others = lines(tables, item, "not_counted", unit)
    assert [(line.rows, line.lacks[0].number) for line in others] == [
        ((1,), OTHER_METHODIST),
        ((3,), NO_METHODIST),
    ]


# --- rows that are counted nowhere -----------------------------------------------------------


def test_rows_left_out_of_a_unit_and_not_those_of_another() -> None:
    north = ORG | {"org_code": "02", "municipality": "Северный район"}
    tables = region(
        organizations=[ORG, north],
        teachers=[
            TEACHER,
            TEACHER | {"person_id": "P2", "staff_category": "кто-то"},  # ours, row 3
            TEACHER | {"person_id": "P3", "org_code": "02", "staff_category": "кто-то"},
            TEACHER | {"person_id": "P4", "org_code": "77"},  # nobody knows whose, row 5
            TEACHER | {"person_id": "P5", "org_code": "02"},
        ],
        diagnostics=[
            DIAGNOSTICS,
            DIAGNOSTICS | {"person_id": "P9"},  # an orphan, row 3
            DIAGNOSTICS | {"date": "вчера"},  # ours, row 4
            DIAGNOSTICS | {"person_id": "P5", "date": "вчера"},
        ],
    )
    checked = check_tables(typed(tables), YEAR)
    item = indicator("municipality", "8.1")
    found = left_out(checked.resolution.tables, checked.tables, item, SOUTH)
    assert [(name, place.row) for name, place in found] == [
        ("teachers", 3),
        ("teachers", 5),
        ("diagnostics", 3),
        ("diagnostics", 4),
    ]


def test_organisations_left_out() -> None:
    """Of the unit, or without a municipality; a repeated row is not left out."""
    nobody = ORG | {"org_code": "04", "municipality": None}
    faulty = ORG | {"org_code": "05", "org_type": "кружок"}
    far = ORG | {"org_code": "06", "org_type": "кружок", "municipality": "Северный район"}
    checked = check_tables(typed(region(organizations=[ORG, ORG, nobody, faulty, far])), YEAR)
    item = indicator("municipality", "8.6")
    found = left_out(checked.resolution.tables, checked.tables, item, SOUTH)
    assert [(name, place.row) for name, place in found] == [
        ("organizations", 4),
        ("organizations", 5),
    ]
