"""Rows without СНИЛС: whose they are by name and organisation, and when nobody can tell."""

from datetime import date

import pytest

from rsnms_cli.model.matches import Matches
from tests.check.by_name.nameless import (
    ALLA,
    ANNA,
    NORTH,
    SOUTH,
    STAFF,
    checked,
    persons,
    teacher,
    training,
)
from tests.helpers.tables import DIAGNOSTICS, Row


@pytest.mark.parametrize(
    "name",
    [
        ANNA,
        "ИВАНОВА  АННА  АНДРЕЕВНА",
        "Иванова А.А.",
        "А. А. Иванова",
        "Анна Андреевна Иванова",
        "Ивановa Aнна Андреевна",  # two Latin letters
        "Иванова Анна",
        "Иванова А.",
    ],
)
def test_a_name_is_known_in_its_organisation(name: str) -> None:
    assert persons(checked(STAFF, [training(name)])) == ["P1"]


@pytest.mark.parametrize(
    "name", ["Иванова", "Анна Андреевна", "А. А.", None, ALLA, "Петрова Анна Андреевна"]
)
def test_a_name_that_is_too_little_or_another_is_not_taken(name: str | None) -> None:
    assert persons(checked(STAFF, [training(name)])) == [None]


@pytest.mark.parametrize(
    ("where", "person"),
    [
        ({"org_code": "02"}, "P3"),
        ({"org_name": "лицей №2"}, "P3"),
        ({"org_name": "Школа 1"}, None),  # of two municipalities, she works in neither
        ({"org_code": "01"}, None),
        ({"org_code": "77"}, None),
        ({"org_name": "Лицей другого региона"}, None),
        ({}, "P3"),
    ],
)
def test_the_organisation_is_known_by_code_or_name(where: Row, person: str | None) -> None:
    """Without any, a full name is enough that only one person in the region can have."""
    row = training("Соловьева Наталия Львовна", None, **where)
    assert persons(checked(STAFF, [row])) == [person]


def test_without_an_organisation_initials_are_not_enough() -> None:
    assert persons(checked(STAFF, [training("Соловьева Н. Л.", None)])) == [None]


def test_a_name_of_two_schools_of_one_name_is_looked_for_in_both() -> None:
    row = training(ANNA, None, org_name="Школа 1")
    assert persons(checked(STAFF, [row])) == ["P1"]
    assert persons(checked([*STAFF, teacher("P9", ANNA, "03")], [row])) == [None]


def test_another_person_of_the_name_makes_it_nobodys() -> None:
    for other in (teacher("P9", ANNA), teacher("P9", "Иванова А.А.")):
        assert persons(checked([*STAFF, other], [training(ANNA)])) == [None]
    elsewhere = [*STAFF, teacher("P9", "Иванова А. А.", "02")]
    assert persons(checked(elsewhere, [training(ANNA), training(ANNA, None)])) == ["P1", None]


def test_the_date_of_birth_tells_namesakes_apart() -> None:
    staff = [*STAFF, teacher("P9", ANNA, birth_date=NORTH)]
    rows = [training(ANNA, birth_date=born) for born in (SOUTH, NORTH, date(2000, 1, 1), None)]
    assert persons(checked(staff, rows)) == ["P1", "P9", None, None]


def test_rows_that_cannot_be_one_persons_are_nobodys() -> None:
    """«Иванова А.А.» is known: she may be Анна or Алла, not both."""
    staff = [teacher("P1", "Иванова А.А.")]
    assert persons(checked(staff, [training(ANNA)])) == ["P1"]
    assert persons(checked(staff, [training(ANNA), training(ALLA)])) == [None, None]


@pytest.mark.parametrize("number", ["112-00-", "***-***-***", "1,12233E+10", "нет"])
def test_what_cannot_be_a_number_is_no_number(number: str) -> None:
    found = checked(STAFF, [training(ANNA, person_id=number)])
    assert persons(found) == ["P1"]
    (said,) = [one for one in found.problems if one.code.startswith("person.number")]
    assert (said.code, said.place.cell) == ("person.number_by_name", "A2")


def test_nothing_is_taken_unless_it_is_accepted() -> None:
    found = checked(STAFF, [training(ANNA), training("Никто Нина Ильинична")], Matches())
    assert persons(found) == [None, None]
    (said,) = [one for one in found.problems if one.code == "person.by_name"]
    assert said.place.cell == "A2"
    assert said.what == (
        "строк без СНИЛС – 2; по имени и организации можно отнести к людям 1; "
        "нельзя 1 (человека с таким именем там нет – 1)"
    )


def test_the_accepted_decision_says_its_numbers_and_each_row_that_is_left_out() -> None:
    staff = [*STAFF, teacher("P8", ANNA, "02"), teacher("P9", ANNA, "02")]
    rows = [training("Петрова О.И."), training(ANNA, "02"), training(ANNA, "02")]
    found = checked(staff, rows, diagnostics=[DIAGNOSTICS | {"person_id": "P2"}])
    said = {(p.code, p.place.cell): p.what for p in found.problems}
    assert said["person.by_name", "A2"] == (
        "строк без СНИЛС – 3; по имени и организации отнесены к людям 1; "
        "не учтены 2 (людей с таким именем там несколько – 2)"
    )
    assert said["cell.required", "A3"] == (
        "«СНИЛС» не заполнено: 2 ячейки (A3, A4), по имени не найден: людей с таким именем там "
        "несколько, строки не использованы"
    )
    assert len(found.tables["trainings"]) == 1


def test_columns_read_aside_are_in_no_table_afterwards() -> None:
    found = checked(STAFF, [training(ANNA, org_name="Школа 1", birth_date=SOUTH)])
    assert not {"org_name", "org_code", "birth_date"} & found.tables["trainings"].columns.keys()
