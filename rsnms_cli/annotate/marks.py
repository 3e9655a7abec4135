"""Marks in a workbook: a fill and a comment per faulty cell, and how to take them off again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rsnms_cli.annotate.texts import Texts
from rsnms_cli.model.forms import MARKS_SHEET, REMARKS_SHEET
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.text import without_people

AUTHOR = "rsnms"
START, END = "Замечания rsnms:", "– конец замечаний rsnms –"
"""Between these lines of a comment all is ours, the rest is people's."""
COLOURS = {Severity.WARNING: "FFFFE3B6", Severity.ERROR: "FFFFC9CD", Severity.FATAL: "FFFFC9CD"}
"""Not those of Excel's own styles: a fill of these colours is ours."""

_OURS = re.compile(rf"\s*{START}.*?(?:{END}|\Z)", re.DOTALL)
_WIDTH, _LETTERS, _LINE = 380, 52, 17
"""Of a comment: pixels, how many letters stand in them, pixels of a line."""

Spot = tuple[str, str]
"""Sheet and cell; the cell is empty when the sheet is meant, both when the file is."""


def fill(level: Severity) -> PatternFill:
    """The mark's colour."""
    return PatternFill("solid", fgColor=COLOURS[level])


def _cells(sheet: Any) -> list[Cell]:
    """Cells that exist: `iter_rows` would make all between the first and the last."""
    return [cell for cell in sheet._cells.values() if isinstance(cell, Cell)]


def unmark(book: Workbook) -> None:
    """Take off the marks of last time, wherever people have moved them."""
    if MARKS_SHEET not in book.sheetnames:
        return
    log = book[MARKS_SHEET]
    lines: Iterator[tuple[Any, ...]] = log.iter_rows(2, min(log.max_row, 50_000), 1, 3)
    earlier = {(sheet.value, cell.value): copy(was.fill) for sheet, cell, was in lines}
    for sheet in book.worksheets:
        for cell in _cells(sheet):
            _clear(cell, earlier.get((sheet.title, cell.coordinate), PatternFill()))
    for name in (str(log["B1"].value), MARKS_SHEET):
        if name in book.sheetnames and name.startswith((REMARKS_SHEET, MARKS_SHEET)):
            del book[name]


def _clear(cell: Cell, earlier: PatternFill) -> None:
    if cell.comment and START in cell.comment.text:
        left = _OURS.sub("", cell.comment.text).strip()
        cell.comment = Comment(left, cell.comment.author) if left else None
    if cell.has_style and cell.fill.fgColor.rgb in COLOURS.values():
        cell.fill = earlier


def mark(book: Workbook, problems: Sequence[Problem], words: Texts) -> list[Spot]:
    """Mark every cell and say where each problem was put first; the log is a hidden sheet."""
    first_of = _FirstCells(book)
    spots = [[_spot(book, place, first_of) for place in one.places] for one in problems]
    together: dict[Spot, list[Problem]] = {}
    for of_problem, problem in zip(spots, problems, strict=True):
        for spot in of_problem:
            together.setdefault(spot, []).append(problem)
    log = book.create_sheet(MARKS_SHEET)
    log.sheet_state = "hidden"
    for row, ((name, address), alike) in enumerate(together.items(), start=2):
        if address:
            cell = book[name][address]
            for column, text in enumerate((name, address), start=1):
                log.cell(row, column, text).data_type = "s"
            log.cell(row, 3).fill = copy(cell.fill)  # what it was is kept as it is: a fill
            cell.fill = fill(max((p.severity for p in alike), key=list(Severity).index))
            _comment(cell, alike, words)
    _fit_comments(book.worksheets)
    return [of_problem[0] for of_problem in spots]


class _FirstCells:
    """The first filled column of every row, looked up once per sheet."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.known: dict[str, dict[int, int]] = {}

    def __call__(self, name: str, row: int) -> int:
        if name not in self.known:
            first: dict[int, int] = {}
            for cell in _cells(self.book[name]):
                if cell.value is not None:
                    first[cell.row] = min(cell.column, first.get(cell.row, cell.column))
            self.known[name] = first
        return self.known[name].get(row, 1)


def _spot(book: Workbook, place: Place, first_of: _FirstCells) -> Spot:
    """A row stands for its first filled cell, a merged cell for the one that is seen."""
    names = {without_people(name): name for name in reversed(book.sheetnames)}
    if place.sheet not in names:
        return "", ""
    title = names[place.sheet]
    if place.row < 1:
        return title, ""
    sheet = book[title]
    column = place.column + 1 if place.column >= 0 else first_of(title, place.row)
    if isinstance(sheet.cell(place.row, column), MergedCell):
        address = f"{get_column_letter(column)}{place.row}"
        area = next(area for area in sheet.merged_cells.ranges if address in area)
        return title, area.start_cell.coordinate
    return title, f"{get_column_letter(column)}{place.row}"


def _comment(cell: Cell, problems: Iterable[Problem], words: Texts) -> None:
    lines = [f"{words.level(p.severity)}: {p.what}.\n{words.todo}: {p.todo}." for p in problems]
    text = "\n".join([START, *lines, END])
    if cell.comment:
        cell.comment = Comment(f"{cell.comment.text}\n\n{text}", cell.comment.author)
    else:
        cell.comment = Comment(text, AUTHOR)


def _fit_comments(sheets: Iterable[Worksheet]) -> None:
    """Every comment as high as its text: openpyxl does not read the sizes of people's own."""
    for sheet in sheets:
        for cell in _cells(sheet):
            if cell.comment:
                lines = [-(-len(line) // _LETTERS) or 1 for line in cell.comment.text.split("\n")]
                cell.comment.width, cell.comment.height = _WIDTH, _LINE * (sum(lines) + 1)
