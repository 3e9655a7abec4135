"""Which of two readers is asked, and why: each is wrong in silence about some files."""

import io
from datetime import date
from pathlib import Path

import fastexcel
import pytest
import python_calamine
import xlsxwriter

from rsnms_cli.read.folder import read_folder
from tests.helpers.files.hostile import BOOK, packed, parts
from tests.helpers.files.xls import Rows, book, chart, record, sheet, xls
from tests.helpers.tables import records, spots

HEAD = ["СНИЛС", "Дата окончания", "Программа"]
ROWS: Rows = [HEAD, ["P1", "01.02.2024", "А"], ["P2", "02.02.2024", "Б"]]
EXTENDED = (
    b'<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" '
    b'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">'
    b'<x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>'
)


def people(folder: Path) -> list[object]:
    return [row["person_id"] for row in records(read_folder(folder).tables["trainings"])]


def test_a_chart_within_a_sheet_of_an_xls_is_none_of_its_cells(tmp_path: Path) -> None:
    """The first reader takes its numbers for cells from A1 on."""
    content = xls(book({"Лист1": sheet(ROWS, chart([[7.0] * 3] * 3))}))
    loaded = fastexcel.read_excel(content).load_sheet(0, header_row=None, dtypes="string")
    assert set(loaded.to_arrow().column(0).to_pylist()) == {"7"}
    tmp_path.joinpath("а.xls").write_bytes(content)
    assert people(tmp_path) == ["P1", "P2"]
    assert spots(read_folder(tmp_path).problems) == []


def test_only_the_first_reader_knows_error_cells(tmp_path: Path) -> None:
    error = record(0x0205, bytes((2, 0, 1, 0, 0, 0, 7, 1)))  # #ДЕЛ/0! in B3
    content = xls(book({"Лист1": sheet([*ROWS[:2], ["P2", None, "Б"]], error)}))
    pages = python_calamine.load_workbook(io.BytesIO(content))
    assert pages.get_sheet_by_index(0).to_python()[2][1] == ""
    tmp_path.joinpath("а.xls").write_bytes(content)
    assert "error cell.formula_error а.xls Лист1 B3" in spots(read_folder(tmp_path).problems)


@pytest.mark.parametrize("extended", [True, False])
@pytest.mark.parametrize("style", ["dd.mm.yyyy", "General"])
def test_days_from_1904_are_the_same_in_every_spelling(
    tmp_path: Path, *, extended: bool, style: str
) -> None:
    """An extension of Excel 2013 has the first reader forget the epoch."""
    with xlsxwriter.Workbook(tmp_path / "а.xlsx", {"date_1904": True}) as raw:
        page, days = raw.add_worksheet(), raw.add_format({"num_format": style})
        page.write_row(0, 0, HEAD)
        page.write_string(1, 0, "P1")
        page.write_number(1, 1, (date(2024, 5, 1) - date(1904, 1, 1)).days, days)
    found = parts((tmp_path / "а.xlsx").read_bytes())
    if extended:
        found[BOOK] = found[BOOK].replace(b"</workbook>", EXTENDED)
        (tmp_path / "а.xlsx").write_bytes(packed(found))
    row = records(read_folder(tmp_path).tables["trainings"])[0]
    assert row["end_date"] == date(2024, 5, 1)


@pytest.mark.parametrize("name", ["WORKBOOK", "workbook", "BOOK", "book", "Book"])
def test_a_stream_may_be_spelt_as_a_program_likes(tmp_path: Path, name: str) -> None:
    tmp_path.joinpath("а.xls").write_bytes(xls(book({"Лист1": sheet(ROWS)}), name))
    assert people(tmp_path) == ["P1", "P2"]


def test_joined_cells_of_an_xls_are_known(tmp_path: Path) -> None:
    joined = record(0xE5, bytes((1, 0, 1, 0, 2, 0, 2, 0, 2, 0)))  # C2:C3
    rows: Rows = [*ROWS[:2], ["P2", "02.02.2024", None]]
    tmp_path.joinpath("а.xls").write_bytes(xls(book({"Лист1": sheet(rows, joined)})))
    found = read_folder(tmp_path)
    assert [row["program"] for row in records(found.tables["trainings"])] == ["А", "А"]
    assert "warning cell.merged а.xls Лист1 C2" in spots(found.problems)
