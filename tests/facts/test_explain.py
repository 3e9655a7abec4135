"""What a line of the list behind a number says: rows, what each lacks, who stands behind it."""

from rsnms_cli.check.run import check_tables
from rsnms_cli.facts.explain import listing_of
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.explain import NO_METHODIST, OTHER_METHODIST, Group, Line
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.units import REGION, Unit
from tests.helpers.methodologies import indicator
from tests.helpers.tables import DIAGNOSTICS, ORG, TEACHER, TRAINING, Tabular, region, typed

YEAR = parse_period("2024")
DAGESTAN = load_methodology("dagestan-2022")
SOUTH = Unit("municipality", "Южный район", "Южный район", "Южный район")


def lines(tables: Tabular, item: Indicator, group: Group, unit: Unit = SOUTH) -> tuple[Line, ...]:
    checked = check_tables(typed(tables), YEAR).tables
    return tuple(listing_of(checked, item, unit, "period", YEAR).of_group(group))


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
    found = lines(tables, indicator(DAGESTAN, "municipality", "8.4"), "not_counted")
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
    (line,) = lines(tables, indicator(DAGESTAN, "municipality", "8.3"), "counted")
    assert [(event.place.file, event.place.row, event.support) for event in line.events] == [
        ("trainings.xlsx", 2, False),
        ("diagnostics.xlsx", 3, True),
    ]


def test_a_person_with_two_workplaces_is_one_line_with_both_rows() -> None:
    tables = region(
        organizations=[ORG, ORG | {"org_code": "02"}],
        teachers=[TEACHER, TEACHER | {"org_code": "02"}],
    )
    (line,) = lines(
        tables, indicator(DAGESTAN, "region", "9.1"), "counted", Unit("region", "region", "")
    )
    assert [place.row for place in line.places] == [2, 3]
    assert line.orgs == ("01", "02")


def test_an_organisation_might_count_if_a_blank_cell_were_filled() -> None:
    tables = region(trainings=[TRAINING])
    (line,) = lines(tables, indicator(DAGESTAN, "municipality", "8.5"), "not_counted")
    assert [lack.unknown for lack in line.lacks] == [True]
    (person,) = line.people
    assert [(event.place.row, event.lacks[0].term) for event in person.events] == [
        (2, "management_team")
    ]


def test_the_largest_group_and_those_beside_it() -> None:
    people = [("P1", "М2"), ("P2", "М1"), ("P3", "М2"), ("P4", None)]
    teachers = [{**TEACHER, "person_id": name, "methodist": by} for name, by in people]
    tables, unit = region(teachers=teachers), REGION
    item = indicator(load_methodology("eao-2023"), "region", "6.2.5")
    assert [line.rows for line in lines(tables, item, "counted", unit)] == [(0,), (2,)]
    others = lines(tables, item, "not_counted", unit)
    assert [(line.rows, line.lacks[0].number) for line in others] == [
        ((1,), OTHER_METHODIST),
        ((3,), NO_METHODIST),
    ]
