"""Below the folder of the exports a form is read in any format, and nothing else is."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from rsnms_cli.model.matches import NOTHING
from rsnms_cli.read.inner_forms import read_form
from tests.helpers.commands import EXPORTS, FORMS
from tests.helpers.forms import Sheets
from tests.helpers.tables import meta, own_sheet

FORM = FORMS / "00 регион.xlsx"


def old_book(path: Path) -> Path:
    """A form as a program of the last century saves it."""
    book = xlwt.Workbook()
    sheets: Sheets = {"Форма": own_sheet({"2.4": 3}), "_meta": meta("region", "region")}
    for name, lines in sheets.items():
        page = book.add_sheet(name)
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                page.write(row, column, text)
    book.save(str(path))
    return path


def without_its_sheet(path: Path) -> Path:
    """A form that says only by its properties what it is."""
    book = openpyxl.load_workbook(FORM)
    del book["_meta"]
    book.save(path)
    return path


@pytest.mark.parametrize("make", [lambda _: FORM, old_book, without_its_sheet])
def test_a_form_is_read(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    found = read_form(make(tmp_path / "форма.xls"), "2024/форма.xls", NOTHING)
    assert found.form
    assert found.form.file == "2024/форма.xls"


def test_of_a_table_nothing_is_said_here(tmp_path: Path) -> None:
    """Whatever its ending."""
    (tmp_path / "список.xls").write_text("Код;Имя\n1;а\n", "utf-8")
    for path in (EXPORTS / "Организации.xlsx", tmp_path / "список.xls"):
        found = read_form(path, path.name, NOTHING)
        assert (found.form, found.parts, found.problems) == (None, [], [])


def test_a_workbook_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "форма.xlsx").write_bytes(b"PK\x03\x04")
    found = read_form(tmp_path / "форма.xlsx", "2024/форма.xlsx", NOTHING)
    assert [(one.code, one.place.file) for one in found.problems] == [
        ("file.damaged", "2024/форма.xlsx")
    ]
