"""What an error leaves out of the computation, and what it does not."""

from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.model.problems import Refused
from rsnms_cli.pipeline.score import score
from tests.helpers.examples import slow
from tests.helpers.faultless import Tables, checked, diagnostics, orgs, teachers, trainings
from tests.helpers.jobs import job
from tests.helpers.tables import ORG, TEACHER, records, region, spots, typed, write_region

P2, P3 = {"person_id": "P2"}, {"person_id": "P3"}
BOOK = "organizations.xlsx Лист1"


def used(folder: Path, tables: Tables, name: str) -> list[dict[str, object]]:
    """The rows of a table that the computation gets."""
    return records(checked(folder, tables).tables[name])


ROWS_LEFT_OUT: dict[str, tuple[Tables, str, str]] = {
    "a person without a code of the organisation": (
        teachers({}, P2 | {"org_code": None}),
        "teachers",
        "P1",
    ),
    "a person of no known category": (
        teachers(P2 | {"staff_category": "уборщик"}, {}),
        "teachers",
        "P1",
    ),
    "a person without a number": (teachers({"person_id": None}, P2), "teachers", "P2"),
    "a training without an end": (
        trainings({"end_date": None}, {"end_date": date(2024, 4, 1)}),
        "trainings",
        "P1",
    ),
    "a diagnosis of an impossible date": (
        diagnostics({"date": "31.02.2024"}, {}),
        "diagnostics",
        "P1",
    ),
}


@pytest.mark.parametrize(
    ("tables", "name", "left"), ROWS_LEFT_OUT.values(), ids=ROWS_LEFT_OUT.keys()
)
def test_a_row_without_a_required_cell_is_not_used(
    tmp_path: Path, tables: Tables, name: str, left: str
) -> None:
    assert [row["person_id"] for row in used(tmp_path, tables, name)] == [left]


CELLS_LEFT_OUT: dict[str, tuple[Tables, str, str]] = {
    "an impossible date of birth": (
        teachers({"birth_date": "31.02.1990"}),
        "teachers",
        "birth_date",
    ),
    "a start that is no date": (trainings({"start_date": "весной"}), "trainings", "start_date"),
    "a percent above 100": (diagnostics({"result_percent": 146}), "diagnostics", "result_percent"),
    "neither yes nor no": (orgs({"mentoring_model": "?"}), "organizations", "mentoring_model"),
    "a word of no list": (orgs({"stages": "все"}), "organizations", "stages"),
}


@pytest.mark.parametrize(
    ("tables", "name", "field"), CELLS_LEFT_OUT.values(), ids=CELLS_LEFT_OUT.keys()
)
def test_an_optional_cell_that_cannot_be_read_counts_as_blank(
    tmp_path: Path, tables: Tables, name: str, field: str
) -> None:
    """All other cells of the row are used."""
    (original,) = records(typed(tables)[name])
    (row,) = used(tmp_path, tables, name)
    assert field not in row
    assert row == original
    assert len(row) > 2


def conflict(*cells: str) -> list[str]:
    return [f"error organization.conflict {BOOK} {cell}" for cell in cells]


AGREEING: dict[str, Tables] = {
    "word for word": orgs({}, {}),
    "in other words": orgs({"stages": "НОО;ООО"}, {"stages": "ооо, ноо", "mentoring_model": "+"}),
    "each has what the other lacks": orgs({"stages": None}, {"mentoring_model": None}),
}


@pytest.mark.parametrize("tables", AGREEING.values(), ids=AGREEING.keys())
def test_organisations_that_agree_are_one(tmp_path: Path, tables: Tables) -> None:
    (row,) = used(tmp_path, tables, "organizations")
    flags = {"mentoring_model": True, "contests": False, "experience_shared": False}
    assert row == ORG | {"stages": ("НОО", "ООО"), **flags}
    problems = checked(tmp_path, tables).problems
    assert not [problem for problem in problems if problem.code == "organization.conflict"]


CONFLICTS: dict[str, tuple[Tables, str, list[str]]] = {
    "stages": (orgs({}, {"stages": "СОО"}), "stages", conflict("F2", "F3")),
    "mentoring model": (
        orgs({}, {"mentoring_model": "нет"}),
        "mentoring_model",
        conflict("G2", "G3"),
    ),
    "district": (orgs({"district": "А"}, {"district": "Б"}), "district", conflict("D2", "D3")),
}


@pytest.mark.parametrize(("tables", "field", "expected"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_a_conflict_of_optional_cells_makes_the_cell_blank(
    tmp_path: Path, tables: Tables, field: str, expected: list[str]
) -> None:
    (row,) = used(tmp_path, tables, "organizations")
    assert row["org_code"] == "01"
    assert field not in row
    problems = checked(tmp_path, tables).problems
    assert spots(problems, but=["answer.blank"]) == expected
    assert "«01» стоит в нескольких строках" in problems[0].what
    assert problems[0].what.endswith("разное: ячейка считается пустой")


def test_of_two_names_one_is_taken(tmp_path: Path) -> None:
    tables = orgs({"org_name": "Школа № 1"}, {"org_name": "МБОУ «Школа № 1»"})
    (row,) = used(tmp_path, tables, "organizations")
    assert row["org_name"] == "МБОУ «Школа № 1»"
    assert spots(checked(tmp_path, tables).problems) == conflict("B2", "B3")


@pytest.mark.parametrize(
    ("field", "other", "column"),
    [("municipality", "Северный район", "C"), ("org_type", "дошкольная", "E")],
)
def test_where_and_what_it_is_must_agree_or_the_organisation_is_left_out(
    tmp_path: Path, field: str, other: str, column: str
) -> None:
    """With its people, who are named too; the other organisation stays."""
    tables = {
        **orgs({}, {"org_code": "02"}, {field: other}),
        **teachers({}, P2 | {"org_code": "02"}),
    }
    inputs = checked(tmp_path, tables)
    assert [row["org_code"] for row in records(inputs.tables["organizations"])] == ["02"]
    assert spots(inputs.problems) == [
        *conflict(f"{column}2", f"{column}4"),
        "error teacher.unknown_organization teachers.xlsx Лист1 C2",
    ]
    assert inputs.problems[0].what.endswith("разное: организация не использована")


def test_a_row_that_is_not_used_makes_no_conflict(tmp_path: Path) -> None:
    tables = orgs({}, {"org_type": None, "municipality": "Северный район"})
    assert spots(checked(tmp_path, tables).problems) == [f"error cell.required {BOOK} E3"]


UNUSABLE: dict[str, tuple[Tables, list[str]]] = {
    "no organisation with all required cells": (
        orgs({"org_type": None}),
        [
            f"error cell.required {BOOK} E2",
            "error teacher.unknown_organization teachers.xlsx Лист1 C2",
            "fatal table.empty",
        ],
    ),
    "nobody": (
        {"teachers": []},
        [
            "error event.unknown_person diagnostics.xlsx Лист1 A2",
            "error event.unknown_person trainings.xlsx Лист1 A2",
            "error file.no_rows teachers.xlsx Лист1 1:1",
            "error unit.no_people organizations.xlsx Лист1 C2",
            "warning table.empty",
        ],
    ),
    "neither trainings nor diagnostics": (
        {"trainings": [], "diagnostics": []},
        ["warning table.empty", "warning table.empty"],
    ),
    "nobody with all required cells": (
        {"teachers": [TEACHER | {"staff_category": None}], "trainings": [], "diagnostics": []},
        [
            "error cell.required teachers.xlsx Лист1 E2",
            "error unit.no_people organizations.xlsx Лист1 C2",
            "fatal table.empty",
            "warning table.empty",
            "warning table.empty",
        ],
    ),
}


@pytest.mark.parametrize(("tables", "expected"), UNUSABLE.values(), ids=UNUSABLE.keys())
def test_only_organisations_must_have_a_row(
    tmp_path: Path, tables: Tables, expected: list[str]
) -> None:
    assert spots(checked(tmp_path, tables).problems) == expected


@pytest.mark.parametrize(
    ("table", "title"),
    [
        ("organizations", "Организации"),
        ("teachers", "Педагоги"),
        ("trainings", "Обучение"),
        ("diagnostics", "Диагностика"),
    ],
)
def test_without_a_table_nothing_is_computed(tmp_path: Path, table: str, title: str) -> None:
    write_region(tmp_path, {name: rows for name, rows in region().items() if name != table})
    with pytest.raises(Refused) as refused:
        score(job(tmp_path, "dagestan-2022", "2024"))
    fatal = [problem for problem in refused.value.problems if problem.severity == "fatal"]
    assert [(problem.code, problem.what) for problem in fatal] == [
        ("table.missing", f"нет таблицы «{title}»")
    ]


def staff(folder: Path) -> int | None:
    """How many people the region's 9.1 counts."""
    outcome = score(job(folder, "dagestan-2022", "2024"))
    return outcome.results.levels["region"][0].scores["9.1"].denominator


def test_people_who_are_left_out_are_not_counted(tmp_path: Path) -> None:
    people = [TEACHER, TEACHER | P2 | {"birth_date": "31.02.1990"}, TEACHER | P3]
    assert staff(write_region(tmp_path / "all", region(teachers=people))) == 3
    people[2] = TEACHER | P3 | {"staff_category": "уборщик"}
    assert staff(write_region(tmp_path / "a", region(teachers=people))) == 2
    people[2] = TEACHER | P3 | {"org_code": "99"}
    assert staff(write_region(tmp_path / "b", region(teachers=people))) == 2


@pytest.mark.parametrize("digits", [12, 400, *map(slow, (13, 15))])
def test_an_absurd_number_is_unreadable_and_does_not_stop_the_run(
    tmp_path: Path, digits: int
) -> None:
    tables = teachers({"experience_years": "9" * digits})
    assert spots(checked(tmp_path, tables).problems, but=["answer.blank"]) == [
        "error cell.unreadable teachers.xlsx Лист1 G2"
    ]
    assert staff(tmp_path) == 1


@pytest.mark.parametrize(
    ("tables", "spot"),
    [
        (orgs({}, {"org_code": "112-233-445 95"}), f"error cell.unreadable {BOOK} A3"),
        (orgs({}, {"org_code": "Иванова А. А."}), f"error cell.unreadable {BOOK} A3"),
        (orgs({}, {"org_code": "02", "municipality": "11223344595"}),
         f"error cell.unreadable {BOOK} C3"),
        (orgs({}, {"org_code": "02", "municipality": "н/д"}), f"error cell.unreadable {BOOK} C3"),
        (orgs({"district": "Петров Пётр Петрович"}), f"error cell.unreadable {BOOK} D2"),
    ],
)  # fmt: skip
def test_a_person_is_no_code_and_no_place(tmp_path: Path, tables: Tables, spot: str) -> None:
    """Codes and places stand in every report, names and numbers of people in none."""
    assert spots(checked(tmp_path, tables).problems) == [spot]


@pytest.mark.parametrize("code", ["82701000001", "001006", "ОО-1", "МКОУ12"])
def test_a_code_of_eleven_digits_is_a_code(tmp_path: Path, code: str) -> None:
    tables = {**orgs({"org_code": code}), **teachers({"org_code": code})}
    assert spots(checked(tmp_path, tables).problems) == []
