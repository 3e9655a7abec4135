"""The sheet «Замечания»: every problem of a file, with a link to its cell."""

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from rsnms_cli.annotate.marks import Spot, fill
from rsnms_cli.annotate.texts import Texts
from rsnms_cli.model.forms import MARKS_SHEET, REMARKS_SHEET
from rsnms_cli.model.problems import Problem
from rsnms_cli.office.xlsx_book import height

WIDTHS = (6, 17, 22, 11, 64, 56)
_LINE = Side("thin", "FFBFBFBF")
_EDGE = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_HEAD = PatternFill("solid", fgColor="FFD9E2F3")
_LINK = Font("Calibri", 11, color="FF0563C1", underline="single")
_BOLD = Font("Calibri", 11, bold=True)


def add_remarks(
    book: Workbook,
    about: Sequence[str],
    problems: Sequence[Problem],
    spots: Sequence[Spot],
    words: Texts,
) -> None:
    """Put the sheet first and open the book on it; the hidden log says which sheet it is."""
    sheet = book.create_sheet(_free_name(book), 0)
    _log(book, sheet.title)
    for row, text in enumerate(about, start=1):
        _write(sheet, row, 1, text).font = Font("Calibri", 14 if row == 1 else 11, bold=row == 1)
    head = len(about) + 2
    for column, text in enumerate(words.heads, start=1):
        cell = _write(sheet, head, column, text)
        cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _HEAD, _EDGE, _TOP
        sheet.column_dimensions[cell.column_letter].width = WIDTHS[column - 1]
    for number, (problem, spot) in enumerate(zip(problems, spots, strict=True), start=1):
        row, place = head + number, problem.place
        more = f" и ещё {len(problem.more)}" if problem.more else ""
        cell = (spot[1] or place.cell) + more
        level = words.level(problem.severity)
        texts = (str(number), level, place.sheet, cell, problem.what, problem.todo)
        _line(sheet, row, texts)
        sheet.cell(row, 1).value = number
        sheet.cell(row, 2).fill = fill(problem.severity)
        if spot[0] and book[spot[0]].sheet_state == "visible":
            _link(sheet.cell(row, 4 if spot[1] else 3), spot)
    sheet.auto_filter.ref = f"A{head}:F{head + len(problems)}"
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    _open_on_first(book)


def _line(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts, start=1):
        cell = _write(sheet, row, column, text)
        cell.border, cell.alignment = _EDGE, _TOP
    sheet.row_dimensions[row].height = height(texts, WIDTHS)


def _link(cell: Any, spot: Spot) -> None:
    target = f"{quote_sheetname(spot[0])}!{spot[1] or 'A1'}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
    cell.font = _LINK


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """A text that stays one, whatever it begins with."""
    cell = sheet.cell(row, column, text or None)
    cell.data_type = "s" if text else "n"
    return cell


def _free_name(book: Workbook) -> str:
    taken = {name.casefold() for name in book.sheetnames}
    names = [REMARKS_SHEET, *(f"{REMARKS_SHEET} {n}" for n in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in taken)


def _log(book: Workbook, name: str) -> None:
    log = book[MARKS_SHEET]
    for column, text in enumerate((MARKS_SHEET, name), start=1):
        _write(log, 1, column, text)


def _open_on_first(book: Workbook) -> None:
    """Only one sheet may be selected: what is typed goes into all that are."""
    for sheet in book.worksheets:
        for view in sheet.views.sheetView:
            view.tabSelected = sheet is book.worksheets[0]
    for window in book.views:
        window.activeTab = window.firstSheet = 0
    book.active = 0
