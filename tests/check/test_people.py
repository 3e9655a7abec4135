"""One number, two people: what tells them apart, and what becomes of their rows."""

from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.check.person_names import can_be_one
from rsnms_cli.model.period import parse_period
from tests.helpers.faultless import checked, diagnostics, orgs, teachers, trainings
from tests.helpers.jobs import check
from tests.helpers.tables import grid, records, spots, write_book, write_region

ANNA: dict[str, object] = {"full_name": "Иванова Анна Андреевна", "birth_date": date(1980, 1, 1)}
OTHER: dict[str, object] = {"full_name": "Петрова Ольга Ильинична", "birth_date": date(1991, 2, 2)}
ORG_2 = {"org_code": "02"}


@pytest.mark.parametrize(
    "other",
    [
        "ИВАНОВА  АННА АНДРЕЕВНА",
        "Иванова А.А.",
        "А. А. Иванова",
        "Анна Андреевна Иванова",
        "Иванова Анна",
        "Иванова-Петрова Анна Андреевна",
        "Иванова",
        "",
        None,
    ],
)
def test_spellings_of_one_name(other: str | None) -> None:
    assert can_be_one("Иванова Анна Андреевна", other)
    assert can_be_one(other, "Иванова Анна Андреевна")


@pytest.mark.parametrize(
    "other", ["Петрова Анна Андреевна", "Иванова Б.А.", "Иванов А.А.", "Иванова Инна Андреевна"]
)
def test_names_of_two_people(other: str) -> None:
    assert not can_be_one("Иванова Анна Андреевна", other)
    assert not can_be_one(other, "Иванова Анна Андреевна")


def test_sounds_that_documents_write_in_two_ways() -> None:
    assert can_be_one("Соловьёва Наталья Геннадьевна", "Соловьева Наталия Геннадиевна")


def test_two_people_under_one_number_are_left_out_with_what_is_under_it(tmp_path: Path) -> None:
    """Of the training and the diagnosis under it is spoken where the fault is."""
    known = {"person_id": "P2", **OTHER}
    found = checked(tmp_path, {**orgs({}, ORG_2), **teachers(ANNA, OTHER | ORG_2, known)})
    assert spots(found.problems, but=["table.empty", "unit.no_people"]) == [
        "error person.two_people teachers.xlsx Лист1 A2",
        "error person.two_people teachers.xlsx Лист1 A3",
    ]
    (said, *_) = [one for one in found.problems if one.code == "person.two_people"]
    assert "(teachers.xlsx, лист «Лист1», строка 3)" in said.what
    assert said.what.endswith("под ним ещё обучение и диагностика: 2 строки")
    assert [row["person_id"] for row in records(found.tables["teachers"])] == ["P2"]
    assert len(found.tables["trainings"]) == len(found.tables["diagnostics"]) == 0


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (OTHER | {"birth_date": ANNA["birth_date"]}, "ФИО"),
        (OTHER | {"full_name": "Иванова А. А."}, "дата рождения"),
        (OTHER | {"full_name": None}, "дата рождения"),
    ],
)
def test_who_differs_in_one_thing_is_one_person(
    tmp_path: Path, other: dict[str, object], what: str
) -> None:
    found = checked(tmp_path, {**orgs({}, ORG_2), **teachers(ANNA, other | ORG_2)})
    assert spots(found.problems) == ["warning person.differs teachers.xlsx Лист1 A3"]
    assert f"разные данные: {what}" in found.problems[0].what
    assert {row["person_id"] for row in records(found.tables["teachers"])} == {"P1"}


@pytest.mark.parametrize(
    "other", [ANNA, ANNA | {"full_name": "Иванова А.А."}, {"birth_date": None}]
)
def test_of_who_agrees_nothing_is_said(tmp_path: Path, other: dict[str, object]) -> None:
    tables = {**orgs({}, ORG_2), **teachers(ANNA, other | ORG_2)}
    found = checked(tmp_path, tables)
    assert spots(found.problems, but=["answer.blank"]) == []


def test_names_in_parts_and_in_another_file_are_compared_too(tmp_path: Path) -> None:
    write_region(tmp_path, {**orgs({}), **trainings({}), **diagnostics({})})
    rows = [{**teachers({})["teachers"][0], "birth_date": ANNA["birth_date"]}]
    parted = grid("teachers", rows)
    parted[0] += ["Фамилия", "Имя, отчество"]
    parted[1] += ["Иванова", "Анна Андреевна"]
    parted.insert(1, [*["P2", *parted[1][1:-2]], None, None])
    write_book(tmp_path / "а.xlsx", {"Лист1": parted})
    write_book(tmp_path / "б.xlsx", {"Лист1": grid("teachers", teachers(OTHER)["teachers"])})
    problems = check(tmp_path, parse_period("2024")).problems
    said = [spot for spot in spots(problems) if "person" in spot]
    assert said == [
        f"error person.two_people {name}" for name in ("а.xlsx Лист1 A3", "б.xlsx Лист1 A2")
    ]
