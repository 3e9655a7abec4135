"""What cannot be read is said once per column: its texts, how often each, and the first cells."""

from pathlib import Path

import openpyxl
import pytest

from rsnms_cli.pipeline.score import score
from tests.helpers.commands import call
from tests.helpers.faultless import Tables, checked, diagnostics, orgs, teachers, trainings
from tests.helpers.jobs import job
from tests.helpers.marks import annotate, comments, marked
from tests.helpers.tables import TEACHER, region, spots, write_region

Capsys = pytest.CaptureFixture[str]


def people(field: str, *texts: object) -> Tables:
    """A teacher for each of these texts."""
    return teachers(*({"person_id": f"P{n}", field: text} for n, text in enumerate(texts, 1)))


SAID: dict[str, tuple[Tables, str, str]] = {
    "numbers and words in the place of days": (
        people("birth_date", "31.02.1990", "1990", "1991", "Тестова", "31.02.1990", "весна"),
        "F2 F5 F6 F7",
        "«Дата рождения»: не читаются 4 ячейки (F2, F5, F6 и ещё 1), они считаются пустыми: "
        "«31.02.1990» – 2, 2 других значения",
    ),
    "words of nobody": (
        people("staff_category", "Тестова", "кто-то", "Тестова"),
        "E2 E3 E4",
        "«Категория персонала»: не читаются 3 ячейки (E2, E3, E4), строки не использованы: "
        "2 разных значения",
    ),
    "words that are known there": (
        trainings(*({"kind": kind, "hours": n} for n, kind in enumerate(["семинар"] * 2, 16))),
        "C2 C3",
        "«Вид программы»: не читаются 2 ячейки (C2, C3), они считаются пустыми: «семинар» – 2",
    ),
    "blank cells of a required column": (
        people("staff_category", "методист", None, None),
        "E3 E4",
        "«Категория персонала» не заполнено: 2 ячейки (E3, E4), строки не использованы",
    ),
    "half a number": (
        teachers({}, {"person_id": "112-00-"}, {"person_id": "113-00-"}),
        "A3 A4",
        "«СНИЛС»: номер записан не целиком, 2 ячейки (A3, A4), строки не использованы",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tables", "cells", "what"), SAID.values(), ids=SAID.keys())
def test_one_problem_has_all_cells_of_a_column(
    tmp_path: Path, tables: Tables, cells: str, what: str
) -> None:
    found = [one for one in checked(tmp_path, tables).problems if one.severity == "error"]
    said = next(one for one in found if one.what == what)
    assert " ".join(at.cell for at in said.places) == cells


def test_sheets_are_named_apart(tmp_path: Path) -> None:
    tables = {**orgs({"stages": "все"}), **diagnostics({"route": "частично"}, {"route": "5"})}
    problems = [one for one in checked(tmp_path, tables).problems if one.severity == "error"]
    assert [len(one.places) for one in problems] == [1, 2]
    assert spots(problems) == [
        "error cell.unreadable diagnostics.xlsx Лист1 G2",
        "error cell.unreadable diagnostics.xlsx Лист1 G3",
        "error cell.unreadable organizations.xlsx Лист1 F2",
    ]


def test_the_sentence_counts_cells_not_lines(tmp_path: Path) -> None:
    people = [TEACHER | {"person_id": f"P{n}", "birth_date": "весна"} for n in range(1, 8)]
    write_region(tmp_path, region(teachers=people))
    problems = score(job(tmp_path, "dagestan-2022", "2024")).problems
    assert problems[0].what == "не учтено: 7 ячеек"


def test_every_cell_is_marked_in_the_returned_workbook(capsys: Capsys, tmp_path: Path) -> None:
    write_region(tmp_path / "data", region(**people("staff_category", *["кто-то"] * 5)))
    annotate(capsys, tmp_path / "data", tmp_path / "out").assert_says(3, "(5 мест)")
    book = openpyxl.load_workbook(tmp_path / "out/teachers.xlsx")
    assert marked(book) >= {f"Лист1 E{row}" for row in range(2, 7)}
    assert "не читаются 5 ячеек" in comments(book)["Лист1 E6"]


def test_check_lists_a_column_in_one_line(capsys: Capsys, tmp_path: Path) -> None:
    write_region(tmp_path, region(**people("staff_category", *["кто-то"] * 5)))
    said = call(capsys, "check", "--data", tmp_path).out
    assert said.count("«Категория персонала»") == 1
