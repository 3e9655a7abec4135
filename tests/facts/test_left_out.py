"""Rows that are counted nowhere, for the unit whose they might be."""

from rsnms_cli.check.run import check_tables
from rsnms_cli.facts.left_out import left_out
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.units import Unit
from tests.helpers.methodologies import indicator
from tests.helpers.tables import DIAGNOSTICS, ORG, TEACHER, region, typed

YEAR = parse_period("2024")
DAGESTAN = load_methodology("dagestan-2022")
SOUTH = Unit("municipality", "Южный район", "Южный район", "Южный район")


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
    item = indicator(DAGESTAN, "municipality", "8.1")
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
    item = indicator(DAGESTAN, "municipality", "8.6")
    found = left_out(checked.resolution.tables, checked.tables, item, SOUTH)
    assert [(name, place.row) for name, place in found] == [
        ("organizations", 4),
        ("organizations", 5),
    ]
