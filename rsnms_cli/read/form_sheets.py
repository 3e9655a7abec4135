"""The two sheets of a form as cells: code, text, place."""

from collections.abc import Iterator
from dataclasses import dataclass

from rsnms_cli.model.forms import FORM_HEADER, SCHOOLS_HEADER
from rsnms_cli.model.problems import Place
from rsnms_cli.model.text import clean, header_key
from rsnms_cli.read.workbook import Sheet

CODE, VALUE = header_key(FORM_HEADER[0]), header_key(FORM_HEADER[3])
SCHOOL, SCHOOL_NAME = (header_key(text) for text in SCHOOLS_HEADER)


@dataclass(frozen=True)
class Cell:
    """An answer cell: the indicator's code, what is written there, and whose organisation's."""

    code: str
    text: str
    place: Place
    org_code: str = ""


Row = list[tuple[str, Cell]]
"""Cells of a row with the keys of their headers."""


def form_cells(sheet: Sheet) -> list[Cell] | None:
    """«Форма»: a row per question; None without a header row."""
    rows = _rows(sheet, {CODE, VALUE})
    if rows is None:
        return None
    return [
        Cell(_under(CODE, row), cell.text, cell.place)
        for row in rows
        for key, cell in row
        if key == VALUE
    ]


def school_cells(sheet: Sheet) -> list[Cell] | None:
    """«Школы»: a row per organisation, a column per code; None without a header row.

    Columns without a digit in their header are notes of people, not answers.
    """
    rows = _rows(sheet, {SCHOOL})
    if rows is None:
        return None
    return [
        Cell(cell.code, cell.text, cell.place, _under(SCHOOL, row))
        for row in rows
        for _, cell in row
        if any(sign.isdigit() for sign in cell.code)
    ]


def error_cells(sheet: Sheet, answers: list[Cell]) -> Iterator[Place]:
    """Answer cells with a formula's error, which read as blank."""
    faulty = {(row + 1, sheet.offsets[index]) for row, index in sheet.errors}
    return (cell.place for cell in answers if (cell.place.row, cell.place.column) in faulty)


def _under(key: str, row: Row) -> str:
    return next((cell.text for header, cell in row if header == key), "")


def _rows(sheet: Sheet, needed: set[str]) -> list[Row] | None:
    """The rows below the header as cells with their header's key and text."""
    headers: list[str] = []
    found: list[Row] = []
    height = len(sheet.columns[0]) if sheet.columns else 0
    for number, cells in enumerate(sheet.head(height), start=1):
        texts = list(map(clean, cells))
        if headers:
            places = [Place(sheet.file, sheet.name, number, column) for column in sheet.offsets]
            cells_of_row = map(Cell, headers, texts, places)
            found.append([(header_key(cell.code), cell) for cell in cells_of_row])
        elif needed <= {header_key(text) for text in texts}:
            headers = texts
    return found if headers else None
