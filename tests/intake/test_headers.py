"""Headers as offices write them: what is taken without doubt, what is asked, what is never taken.

`headers.csv` has a header a line: its table, its field (`?` where a careful reader would ask,
`none` where it is nobody's and only resembles `near`), and some of its values.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.tables import USED, How, Seen
from rsnms_cli.office.sheets import sheet_of
from rsnms_cli.read.sheet.recognise import recognise

NAME_PARTS = {"surname", "given_names", "patronymic", "full_name"}
ROWS = 6


@dataclass(frozen=True)
class Case:
    table: str
    header: str
    field: str
    near: str
    values: list[str]

    @property
    def meant(self) -> str:
        return self.field.removeprefix("?")


def cases() -> Iterator[Case]:
    with (Path(__file__).parent / "headers.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Case(**{**row, "values": row["values"].split("|")})  # type: ignore[arg-type]


def _beside(spec: TableSpec, case: Case) -> list[Field]:
    """The other columns of the table: not the field itself, nor what the header resembles."""
    without = {case.meant, case.near} | (NAME_PARTS if case.meant in NAME_PARTS else set())
    return [field for field in spec.columns if field.field not in without]


def seen(case: Case) -> Seen:
    """How the header is understood, last in a table of all other columns."""
    spec = table_specs()[case.table]
    others = _beside(spec, case)
    lines = [[*(field.header for field in others), case.header]]
    for number in range(ROWS):
        cells = [field.example[number % len(field.example)] for field in others]
        lines.append([*cells, (case.values * ROWS)[number]])
    header = recognise(sheet_of("а.xlsx", "Лист1", lines))
    assert header is not None
    assert header.spec.name == case.table
    return next(one for one in header.source.seen if one.column == len(others))


CASES = list(cases())
TRUE = [(case, seen(case)) for case in CASES if case.field != "none" and case.field[0] != "?"]
ASKED = [(case, seen(case)) for case in CASES if case.field[0] == "?"]


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_what_is_meant_is_nearly_always_certain_and_hardly_ever_lost() -> None:
    right = [one.how in USED and one.field == case.meant for case, one in TRUE]
    asked = [one.how is How.PROPOSED and one.field == case.meant for case, one in TRUE]
    assert len(TRUE) > 140
    assert share(right) >= 0.9
    assert share([a or b for a, b in zip(right, asked, strict=True)]) >= 0.95


def test_nothing_is_taken_for_another_field() -> None:
    wrong = [(case.header, one.field) for case, one in TRUE if one.field not in ("", case.meant)]
    assert wrong == []


def test_what_may_mean_something_else_is_asked() -> None:
    assert share([one.how is How.PROPOSED for _, one in ASKED]) >= 0.75
    taken = {case.header for case, one in ASKED if one.how in USED}
    assert taken <= {"Затруднения (со слов педагога)"}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.field == "none"], ids=lambda case: case.header
)
def test_a_column_of_something_else_is_never_taken(case: Case) -> None:
    one = seen(case)
    aside = {field.field for field in table_specs()[case.table].fields if field.aside}
    assert one.how not in USED or one.field in aside, one
    assert one.how is not How.PROPOSED or case.header == "Набранный балл"
