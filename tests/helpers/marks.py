"""Our marks in the copies of workbooks."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from rsnms_cli.annotate.marks import COLOURS, START
from tests.helpers.commands import Said, call

Capsys = pytest.CaptureFixture[str]


def annotate(capsys: Capsys, data: Path, out: Path, *more: object) -> Said:
    """`rsnms check --annotate` of a folder."""
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
