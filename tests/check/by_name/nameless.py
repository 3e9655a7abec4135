"""A region in which rows say a name and an organisation instead of СНИЛС."""

from datetime import date
from typing import Any

from rsnms_cli.check.run import Checked, check_tables
from rsnms_cli.model.matches import Matches
from rsnms_cli.model.period import parse_period
from tests.helpers.tables import ORG, TEACHER, TRAINING, Row, region, typed

YEAR = parse_period("2024")
BY_NAME = Matches(people_by_name=True)
ANNA, ALLA = "Иванова Анна Андреевна", "Иванова Алла Андреевна"
SOUTH, NORTH = date(1980, 1, 1), date(1991, 2, 2)
ORGS = [
    ORG,
    ORG | {"org_code": "02", "org_name": "Лицей № 2"},
    ORG | {"org_code": "03", "org_name": "Школа 1", "municipality": "Северный район"},
]


def teacher(number: str | None, name: str | None, code: str = "01", **other: object) -> Row:
    """A row of «Педагоги»."""
    return TEACHER | {"person_id": number, "full_name": name, "org_code": code, **other}


def training(name: str | None, code: str | None = "01", **other: object) -> Row:
    """A row of «Обучение» without a number."""
    return TRAINING | {"person_id": None, "full_name": name, "org_code": code, **other}


def checked(
    teachers: list[Row], trainings: list[Row], matches: Matches = BY_NAME, **other: Any
) -> Checked:
    """The region with these rows, as the check leaves it."""
    tables = region(organizations=ORGS, teachers=teachers, trainings=trainings, diagnostics=[])
    return check_tables(typed(tables | other), YEAR, matches)


def persons(found: Checked, table: str = "trainings") -> list[str | None]:
    """Whose each row of a table is, in the order of its rows; None where it is nobody's."""
    column = found.resolution.tables[table]["person_id"]
    return [column.at(row) for row in range(len(column.codes))]


STAFF = [
    teacher("P1", ANNA, birth_date=SOUTH),
    teacher("P2", "Петрова Ольга Ильинична"),
    teacher("P3", "Соловьёва Наталья Львовна", "02"),
]
