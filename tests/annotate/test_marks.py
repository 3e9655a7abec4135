"""The workbook back: every faulty cell is marked and commented."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.annotate.marks import END, START
from tests.helpers.commands import call
from tests.helpers.marks import annotate, cell_of, comments, headed, marked
from tests.helpers.office import saved
from tests.helpers.tables import DIAGNOSTICS, ORG, TEACHER, TRAINING, write_region

Capsys = pytest.CaptureFixture[str]
SOUTH = "01 Южный район.xlsx"


@pytest.fixture
def forms(capsys: Capsys, data: Path, tmp_path: Path) -> Path:
    """Forms of the region, as `rsnms forms create` makes them."""
    folder = tmp_path / "forms"
    call(capsys, "forms", "create", "--data", data, "--period", "2024", "--out", folder)
    return folder


def spoil(path: Path) -> dict[str, str]:
    """Twelve faults of different kinds in a form, by cell, with a word of what is to be said."""
    book = openpyxl.load_workbook(path)
    sheet, schools, faults = book["Форма"], book["Школы"], {}

    def put(cell: Any, value: object, word: str, kind: str = "") -> None:
        cell.value = value
        cell.data_type = kind or cell.data_type
        faults[f"{cell.parent.title} {cell.coordinate}"] = word

    def add(code: str, value: object, word: str) -> None:
        row = sheet.max_row + 1
        sheet.cell(row, headed(sheet, "Код"), code)
        put(sheet.cell(row, headed(sheet, "Значение")), value, word)

    put(cell_of(book, "1.1"), "наверное", "1.1: значение не читается")
    put(cell_of(book, "1.4"), "много", "1.4: значение не читается")
    put(cell_of(book, "1.5"), -1, "1.5: значение «-1» не читается")
    put(cell_of(book, "2.3"), 2.5, "2.3: значение «2.5» не читается")
    put(cell_of(book, "2.1"), "#DIV/0!", "ошибка формулы", "e")
    put(cell_of(book, "1.2"), "да", "в другом месте указано иное")
    add("1.2", "нет", "в другом месте указано иное")
    add("8.1", "почти все", "считается по таблицам")
    add("9.9", "да", "показателя с кодом «9.9» в форме этого уровня нет")
    put(cell_of(book, "5.1.3", "02"), "да", "к этой организации не относится")
    cell_of(book, "2.4").value = "да"
    put(cell_of(book, "2.4").offset(0, 1), None, "2.4: сказано «да», а подтверждения нет")
    stranger = schools.max_row + 1
    put(schools.cell(stranger, cell_of(book, "1.1", "01").column), "да", "")
    faults.popitem()
    put(schools.cell(stranger, headed(schools, "Код ОО")), "99", "организации с кодом «99» нет")
    book.save(path)
    return faults


def test_a_form_comes_back_with_its_twelve_faults_marked(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path
) -> None:
    faults = spoil(forms / SOUTH)
    sent = sha256((forms / SOUTH).read_bytes()).hexdigest()
    said = annotate(capsys, data, tmp_path / "out", "--forms", forms)
    said.assert_says(1, str(tmp_path / "out"))
    assert sha256((forms / SOUTH).read_bytes()).hexdigest() == sent
    assert SOUTH in {path.name for path in (tmp_path / "out/формы").iterdir()}
    book = openpyxl.load_workbook(tmp_path / "out/формы" / SOUTH)
    found = comments(book)
    assert len(faults) == 12
    assert found.keys() == faults.keys() == marked(book)
    for place, word in faults.items():
        assert word in found[place]
        assert found[place].startswith(START)
        assert found[place].endswith(END)
        assert "Что сделать: " in found[place]


def test_the_first_sheet_lists_every_problem_with_a_link(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path
) -> None:
    faults = spoil(forms / SOUTH)
    annotate(capsys, data, tmp_path / "out", "--forms", forms)
    book = openpyxl.load_workbook(tmp_path / "out/формы" / SOUTH)
    assert book.sheetnames[0] == book.worksheets[0].title == "Замечания"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Замечания"]
    links = [cell.hyperlink.location for cell in book["Замечания"]["D"] if cell.hyperlink]
    assert sorted(links) == sorted("'{}'!{}".format(*place.split()) for place in faults)


FAULTY: Mapping[str, Any] = {
    "organizations": [
        ORG,
        ORG | {"org_code": "02"},
        ORG | {"org_code": "02", "municipality": "Иной"},
    ],
    "teachers": [
        TEACHER | {"birth_date": date(1890, 1, 1)},
        TEACHER | {"person_id": "P2", "org_code": "99"},
        TEACHER | {"person_id": "P3", "birth_date": "31.02.1990"},
        TEACHER | {"person_id": None},
    ],
    "trainings": [
        TRAINING,
        TRAINING,
        TRAINING | {"person_id": "чужой"},
        TRAINING | {"end_date": None},
        TRAINING | {"person_id": "другой"},
    ],
    "diagnostics": [DIAGNOSTICS, DIAGNOSTICS | {"date": date(1899, 12, 31)}],
}  # fmt: skip
WHERE = {
    "organizations": {"C3": "organization.conflict", "C4": "organization.conflict"},
    "teachers": {
        "C3": "teacher.unknown_organization",
        "A5": "cell.required",
        "F2": "date.unlikely",
        "F4": "cell.unreadable",
    },
    "trainings": {
        "A3": "row.repeated",
        **dict.fromkeys(("A4", "A6"), "event.unknown_person"),
        "F5": "cell.required",
    },
    "diagnostics": {"B3": "date.unlikely"},
}


def test_every_kind_of_fault_of_an_export_finds_its_cell(capsys: Capsys, tmp_path: Path) -> None:
    write_region(tmp_path / "data", FAULTY)
    annotate(capsys, tmp_path / "data", tmp_path / "out").assert_says(1)
    found = {}
    for name in FAULTY:
        book = openpyxl.load_workbook(tmp_path / f"out/{name}.xlsx")
        found[name] = {place.split()[1] for place in comments(book)}
        assert comments(book).keys() == marked(book)
    below = {name: {cell for cell in cells if cell[1:] != "1"} for name, cells in found.items()}
    assert below == {name: set(cells) for name, cells in WHERE.items()}


def test_forms_beside_the_exports_are_checked_for_their_period(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path
) -> None:
    spoil(forms / SOUTH)
    (forms / SOUTH).rename(data / SOUTH)
    unasked = call(capsys, "check", "--data", data)
    unasked.assert_says(0, "формы рядом с таблицами не проверены", "--period")
    annotate(capsys, data, tmp_path / "out").assert_says(1, "form.unreadable (4 места)")
    assert len(comments(openpyxl.load_workbook(tmp_path / "out" / SOUTH))) == 12


@pytest.mark.office
def test_an_office_suite_keeps_the_marks_and_they_can_be_taken_off(
    capsys: Capsys, data: Path, forms: Path, tmp_path: Path
) -> None:
    """The form is opened, mended in one place, saved by LibreOffice and sent again."""
    faults = spoil(forms / SOUTH)
    was = openpyxl.load_workbook(forms / SOUTH)
    annotate(capsys, data, tmp_path / "out", "--forms", forms)
    book = openpyxl.load_workbook(tmp_path / "out/формы" / SOUTH)
    mended = cell_of(book, "1.4")
    mended.value = 3
    book.save(tmp_path / SOUTH)
    saved(forms, "xlsx", tmp_path / SOUTH)
    resaved = openpyxl.load_workbook(forms / SOUTH)
    assert resaved["_rsnms"].sheet_state == "hidden"
    assert comments(resaved).keys() == marked(resaved) == faults.keys()
    said = annotate(capsys, data, tmp_path / "again", "--forms", forms)
    assert "sheet.unknown" not in said.out
    again = openpyxl.load_workbook(tmp_path / "again/формы" / SOUTH)
    assert comments(again).keys() == marked(again)
    assert faults.keys() - marked(again) == {f"Форма {mended.coordinate}"}
    place = again["Форма"][mended.coordinate]
    assert place.fill.fgColor.rgb == was["Форма"][mended.coordinate].fill.fgColor.rgb
