"""The workbook back: everything but the marks is as it was, and marking again changes nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.annotate.marks import START
from tests.helpers.marks import annotate, comments, marked
from tests.helpers.tables import TEACHER, grid, write_book

Capsys = pytest.CaptureFixture[str]


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
