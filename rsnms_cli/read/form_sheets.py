"""The two sheets of a form as cells: code, text, place."""

from collections.abc import Iterator
from dataclasses import dataclass

from rsnms_cli.model.forms import FORM_HEADER, SCHOOLS_HEADER
from rsnms_cli.model.problems import Place
from rsnms_cli.model.text import clean, header_key
from rsnms_cli.read.workbook import Sheet


@dataclass(frozen=True)
class Cell:
    """An answer cell: the indicator's code and what is written there."""

    code: str
    text: str
    place: Place


def form_cells(sheet: Sheet) -> Iterator[Cell]:
    """«Форма»: a row per question."""
    for row, cells in _below_header(sheet, (FORM_HEADER[0], FORM_HEADER[3])):
        code, text = cells[header_key(FORM_HEADER[0])], cells[header_key(FORM_HEADER[3])]
        if code[1]:
            yield Cell(code[1], text[1], Place(sheet.file, sheet.name, row, text[0]))


def school_cells(sheet: Sheet) -> Iterator[tuple[str, Cell]]:
    """«Школы»: a row per organisation, a column per code; cells with their organisation's code."""
    for row, cells in _below_header(sheet, SCHOOLS_HEADER[:1]):
        org_code = cells[header_key(SCHOOLS_HEADER[0])][1]
        for key, (column, text) in cells.items():
            code = key.replace(" ", ".")
            if org_code and code[:1].isdigit():
                yield org_code, Cell(code, text, Place(sheet.file, sheet.name, row, column))


def _below_header(
    sheet: Sheet, headers: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, tuple[int, str]]]]:
    """Rows below the header as header key -> (column, text)."""
    keys: list[str] = []
    needed = {header_key(header) for header in headers}
    height = len(sheet.columns[0]) if sheet.columns else 0
    for number, cells in enumerate(sheet.head(height), start=1):
        if keys:
            texts = zip(sheet.offsets, map(clean, cells), strict=True)
            yield number, dict(zip(keys, texts, strict=True))
        elif needed <= {header_key(cell) for cell in cells}:
            keys = [header_key(cell) for cell in cells]
