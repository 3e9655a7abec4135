"""The workbook back: every faulty cell marked and commented, everything else as it was."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from rsnms_cli.annotate.marks import COLOURS, END, START
from tests.helpers.commands import Said, call
from tests.helpers.office import saved
from tests.helpers.tables import (
    DIAGNOSTICS,
    ORG,
    TEACHER,
    TRAINING,
    grid,
    region,
    write_book,
    write_region,
)

Capsys = pytest.CaptureFixture[str]
SOUTH = "01 Южный район.xlsx"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    primary = ORG | {"org_code": "02", "org_name": "Начальная школа", "stages": "НОО"}
    return write_region(tmp_path / "data", region(organizations=[ORG, primary]))


@pytest.fixture
def forms(capsys: Capsys, data: Path, tmp_path: Path) -> Path:
    """Forms of the region, as `rsnms forms create` makes them."""
    folder = tmp_path / "forms"
    call(capsys, "forms", "create", "--data", data, "--period", "2024", "--out", folder)
    return folder


def annotate(capsys: Capsys, data: Path, out: Path, *more: object) -> Said:
    return call(capsys, "check", "--data", data, "--period", "2024", "--annotate", out, *more)


def headed(sheet: Any, text: str) -> int:
    """The column under this header, wherever the form's layout puts it."""
    return next(int(c.column) for row in sheet.iter_rows() for c in row if c.value == text)


def cell_of(book: Workbook, code: str, org: str = "") -> Any:
    """The answer cell of an indicator."""
    sheet = book["Школы" if org else "Форма"]
    key, column = (org, headed(sheet, code)) if org else (code, headed(sheet, "Значение"))
    row = next(c.row for line in sheet.iter_rows() for c in line if c.value == key)
    return sheet.cell(row, column)


def comments(book: Workbook) -> dict[str, str]:
    """Our comments by sheet and cell."""
    return {
        f"{sheet.title} {cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and START in cell.comment.text
    }


def marked(book: Workbook) -> set[str]:
    """Cells with our fill."""
    return {
        f"{sheet.title} {cell.coordinate}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if sheet.title != "Замечания" and cell.fill.fgColor.rgb in COLOURS.values()
    }


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


def described(path: Path) -> dict[str, Any]:
    """All of a workbook's sheets that marking must not change."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            "values": [[c.value for c in row] for row in sheet.iter_rows()],
            "formats": [[f"{c.number_format}{c.font}" for c in r] for r in sheet.iter_rows()],
            "lists": sorted((str(v.sqref), v.type, v.formula1, v.prompt) for v in
                            sheet.data_validations.dataValidation),
            "conditional": [(str(r.sqref), [x.formula for x in r.rules])
                            for r in sheet.conditional_formatting],
            "protection": (sheet.protection.sheet, sheet.protection.password),
            "view": (sheet.freeze_panes, sheet.sheet_state, sheet.auto_filter.ref),
            "print": (sheet.print_title_rows, sheet.print_area, sheet.page_setup.orientation,
                      sheet.page_setup.fitToHeight, sheet.row_breaks.count),
            "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
            "widths": {k: v.width for k, v in sheet.column_dimensions.items()},
            "heights": {k: v.height for k, v in sheet.row_dimensions.items()},
            "names": {name: one.value for name, one in sheet.defined_names.items()},
        }
        for sheet in book
        if sheet.title not in ("Замечания", "_rsnms")
    } | {"names": {name: one.value for name, one in book.defined_names.items()}}  # fmt: skip


def furnished(path: Path) -> Path:
    """An export with a fault in A3 and everything around it that an office suite can put there."""
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation

    write_book(path, {"Лист «1»'s": grid("teachers", [TEACHER, TEACHER | {"person_id": None}])})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["T2"], sheet["U2"], sheet["V2"], sheet["W2"] = "=SUM(G2:G3)", 7, 0.125, date(2024, 5, 1)
    sheet["V2"].number_format = "0.0%"
    sheet["X2"], sheet["X2"].data_type = "=это текст", "s"
    sheet["A3"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["A3"].comment = Comment("Уточнить у школы", "Методист")
    sheet["E2"].comment = Comment("Без изменений", "Методист")
    sheet["A1"].font = Font(bold=True)
    rule = DataValidation("list", formula1="Категории", promptTitle="Что", prompt="Из списка")
    rule.add("E2:E99")
    sheet.add_data_validation(rule)
    style = DifferentialStyle(fill=PatternFill(bgColor="FF0000FF"))
    rule60 = Rule("cellIs", operator="greaterThan", formula=["60"], dxf=style)
    sheet.conditional_formatting.add("G2:G99", rule60)
    book.defined_names["Категории"] = DefinedName("Категории", attr_text="$AA$1:$AA$3")
    sheet.merge_cells("T4:W5")
    sheet.merge_cells("T7:W8")
    sheet.protection.set_password("тайна")
    sheet.protection.enable()
    sheet.freeze_panes, sheet.auto_filter.ref = "B2", "A1:E3"
    sheet.print_title_rows, sheet.print_area = "1:1", "A1:E3"
    sheet.page_setup.orientation = "landscape"
    sheet.column_dimensions["A"].width = 33
    book.save(path)
    return path


def test_nothing_else_of_the_file_changes(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    path = furnished(data / "teachers.xlsx")
    annotate(capsys, data, tmp_path / "out").assert_says(1, "«СНИЛС» не заполнено")
    assert described(tmp_path / "out/teachers.xlsx") == described(path)
    book = openpyxl.load_workbook(tmp_path / "out/teachers.xlsx")
    sheet = book["Лист «1»'s"]
    assert sheet["A3"].comment.text.startswith(f"Уточнить у школы\n\n{START}\nОшибка: «СНИЛС»")
    assert sheet["A3"].comment.author == "Методист"
    assert sheet["E2"].comment.text == "Без изменений"
    assert sheet["X2"].data_type == "s"
    links = [cell.hyperlink.location for cell in book["Замечания"]["D"] if cell.hyperlink]
    assert "'Лист «1»''s'!A3" in links


def test_marks_vanish_when_the_cell_is_mended(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    """The returned file is filled in and sent again: its own sheets are no tables, marks go."""
    furnished(data / "teachers.xlsx")
    annotate(capsys, data, tmp_path / "first")
    book = openpyxl.load_workbook(tmp_path / "first/teachers.xlsx")
    sheet = book["Лист «1»'s"]
    sheet["A3"] = "P2"
    sheet["C2"] = None
    book.save(data / "teachers.xlsx")
    said = annotate(capsys, data, tmp_path / "second")
    said.assert_says(1, "C2: «Код ОО» не заполнено")
    assert "sheet.unknown" not in said.out
    book = openpyxl.load_workbook(tmp_path / "second/teachers.xlsx")
    sheet = book["Лист «1»'s"]
    assert book.sheetnames == ["Замечания", "Лист «1»'s", "_rsnms"]
    assert sheet["A3"].comment.text == "Уточнить у школы"
    assert sheet["A3"].fill.fgColor.rgb == "FF00B050"
    assert comments(book).keys() == marked(book)
    assert "Лист «1»'s C2" in marked(book)
    assert "Лист «1»'s A3" not in marked(book)


def test_marked_again_without_a_change_nothing_doubles(
    capsys: Capsys, data: Path, tmp_path: Path
) -> None:
    furnished(data / "teachers.xlsx")
    annotate(capsys, data, tmp_path / "first")
    once = (tmp_path / "first/teachers.xlsx").read_bytes()
    (data / "teachers.xlsx").write_bytes(once)
    annotate(capsys, data, tmp_path / "second")
    first, second = (
        openpyxl.load_workbook(tmp_path / n / "teachers.xlsx") for n in ("first", "second")
    )
    assert comments(first) == comments(second)
    assert marked(first) == marked(second)


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
    "trainings": {"A3": "row.repeated", "A4": "event.unknown_person", "F5": "cell.required"},
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
