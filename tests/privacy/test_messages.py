"""No message names a person, wherever the name or the СНИЛС was put by mistake."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.check.run import check_tables
from rsnms_cli.facts.units import units_of
from rsnms_cli.forms.reader import list_forms, read_forms
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Problem
from tests.helpers.examples import daily
from tests.helpers.faultless import checked, diagnostics, orgs, teachers, teachers_beside, trainings
from tests.helpers.tables import meta, own_sheet, schools_sheet, spots, typed, write_book

YEAR = parse_period("2024")
PLANTED = {
    "СНИЛС": "123-456-789 01",
    "СНИЛС with spaces": "123 456 789 01",
    "СНИЛС in digits": "12345678901",
    "full name": "Константинопольская Евдокия Маркелловна",
    "surname and initials": "Преображенский Л. Л.",
    "surname": "Щур-Троицкая",
    "surname of three letters": "Цой А. Ю.",
    "name of two words": "Ли Ян",
    "three short names": "Цой А. Ю., Ким О. А., Ли Я. И.",
}

FAULTLESS = {**orgs({}), **teachers({}), **trainings({}), **diagnostics({})}


def misplaced(text: str) -> Iterator[tuple[str, list[Problem]]]:
    """The text in place of every cell of every table, one at a time, and in two rows at once."""
    for name, spec in table_specs().items():
        (row,) = FAULTLESS[name]
        for field in spec.fields:
            for rows in ([{**row, field.field: text}], [row, {**row, field.field: text}]):
                tables = {**FAULTLESS, name: rows}
                yield f"{name}.{field.field}", check_tables(typed(tables), YEAR).problems


def words_of(text: str) -> set[str]:
    """What must not be seen: the words of a name, the groups and the digits of a СНИЛС."""
    return ({text, re.sub(r"\D", "", text)} | set(re.findall(r"\w{3,}", text))) - {""}


def leaks(problems: Iterable[Problem], text: str) -> list[str]:
    said = [f"{problem.what} {problem.todo}" for problem in problems]
    return [line for line in said if any(word in line for word in words_of(text))]


@pytest.mark.parametrize("text", daily(PLANTED.values(), 4), ids=PLANTED.keys())
def test_no_problem_of_a_table_shows_a_person(text: str) -> None:
    found = list(misplaced(text))
    assert {
        place: leaks(problems, text) for place, problems in found if leaks(problems, text)
    } == {}
    codes = {problem.code for _, problems in found for problem in problems}
    assert codes >= {"cell.unreadable", "organization.conflict"}
    assert codes >= {"teacher.unknown_organization", "event.unknown_person"}


IN_HEADERS = [name for name in PLANTED if name not in ("surname", "name of two words")]
"""Names of two words and of one look like words of a header, which are shown (contract, 5)."""


@pytest.mark.parametrize("text", map(PLANTED.get, IN_HEADERS), ids=IN_HEADERS)
def test_no_problem_of_a_header_shows_a_person(tmp_path: Path, text: str) -> None:
    """A signature beside the header row is taken for a column, and named by its cell only."""
    problems = checked(tmp_path, {}, teachers=teachers_beside(text, "да")).problems
    assert spots(problems) == ["warning column.unknown teachers.xlsx Лист1 O1"]
    assert leaks(problems, text) == []


def test_personal_columns_show_not_even_a_harmless_value() -> None:
    """An internal number is short enough to be shown, but not where people are named."""
    told: Mapping[str, str] = {"person_id": "77-К", "mentor": "77-К", "methodist": "77-К"}
    tables = {
        **FAULTLESS,
        **teachers(told, told, {**told, "org_code": "99"}),
        **trainings({"person_id": "78-К"}),
        **diagnostics({"person_id": "78-К", "date": "нет"}),
    }
    problems = check_tables(typed(tables), YEAR).problems
    codes = {"row.repeated", "teacher.unknown_organization", "event.unknown_person"}
    assert {problem.code for problem in problems} >= codes
    assert leaks(problems, "77-К") + leaks(problems, "78-К") == []


@pytest.mark.parametrize("text", PLANTED.values(), ids=PLANTED.keys())
def test_no_problem_of_a_form_shows_a_person(tmp_path: Path, text: str) -> None:
    """In an answer, as a code, as an organisation, as a column of «Школы»."""
    own = own_sheet({"1.1": text, "1.4": text, text: "да"})
    schools = schools_sheet({"01": {"1.1": text, "6.1": text}, text: {"1.1": "да"}})
    schools[0].append(text)
    sheets: dict[str, Any] = {
        "Форма": own,
        "Школы": schools,
        "_meta": meta("municipality", "Южный район"),
    }
    write_book(tmp_path / "форма.xlsx", sheets, _meta="hidden")
    units = units_of(check_tables(typed(FAULTLESS), YEAR).tables["organizations"])
    books, problems = list_forms(tmp_path)
    found = problems + read_forms(books, load_methodology("dagestan-2022"), YEAR, units).problems
    codes = {problem.code for problem in found}
    assert codes >= {"form.unreadable", "form.unknown_code", "form.unknown_organization"}
    assert leaks(found, text) == []
