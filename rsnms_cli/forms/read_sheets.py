"""The two sheets of a form as cells: code, text, place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rsnms_cli.forms.header_rows import Headed, below_header
from rsnms_cli.model.forms import (
    CONFIRM_HEADER,
    FORM_HEADER,
    NO_CONFIRM,
    SCHOOLS_ABOUT,
    SCHOOLS_HEADER,
)
from rsnms_cli.model.problems import Place
from rsnms_cli.model.text import clean, fold, header_key
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.sheet.stray_rows import is_sum

CODE, VALUE = header_key(FORM_HEADER[0]), header_key(FORM_HEADER[3])
EVIDENCE, COMMENT = header_key(FORM_HEADER[4]), header_key(FORM_HEADER[5])
CONFIRM = header_key(CONFIRM_HEADER)
SCHOOL = header_key(SCHOOLS_HEADER[0])


@dataclass(frozen=True)
class Cell:
    """An answer cell: the indicator's code, what is written there, and whose organisation's.

    `evidence` is the cell that proves it and `comment` the one for anything else, where the sheet
    has them; `unconfirmed` is where the confirmation of an earlier period's answer is missing.
    `typed` is the text with its line breaks, `beside` are the other cells of an answer's row.
    """

    code: str
    text: str
    place: Place
    org_code: str = ""
    evidence: "Cell | None" = None
    unconfirmed: Place | None = None
    comment: "Cell | None" = None
    typed: str = ""
    beside: "tuple[Cell, ...]" = ()


Row = list[tuple[str, Cell]]
"""Cells of a row with the keys of their headers."""


def form_cells(sheet: Sheet, *, confirm: bool = False) -> list[Cell] | None:
    """«Форма»: a row per question; None without a header row.

    `confirm`: the form came with earlier answers, which count after a «да» in their row.
    """
    rows = _rows(sheet, {CODE, VALUE})
    if rows is None:
        return None
    return [
        replace(
            cell,
            code=_under(CODE, row),
            evidence=_cell_under(EVIDENCE, row),
            comment=_cell_under(COMMENT, row),
            unconfirmed=_unconfirmed(row, cell) if confirm else None,
            beside=tuple(other for head, other in row if head not in (CODE, VALUE, CONFIRM)),
        )
        for row in rows
        for key, cell in row
        if key == VALUE
    ]


def school_cells(sheet: Sheet, *, confirm: bool = False) -> list[Cell] | None:
    """«Школы»: a row per organisation, a column per code; None without a header row.

    Columns without a digit in their header are notes, not answers; so is the row of questions.
    """
    rows = _rows(sheet, {SCHOOL})
    if rows is None:
        return None
    return [
        replace(
            cell,
            org_code=_whose(row),
            unconfirmed=_unconfirmed(row, cell) if confirm else None,
        )
        for row in rows
        if _under(SCHOOL, row) != SCHOOLS_ABOUT
        for _, cell in row
        if any(sign.isdigit() for sign in cell.code)
    ]


def error_cells(sheet: Sheet, answers: list[Cell]) -> Iterator[Place]:
    """Answer cells with a formula's error, which read as blank."""
    faulty = {(row + 1, sheet.offsets[index]) for row, index in sheet.errors}
    return (cell.place for cell in answers if (cell.place.row, cell.place.column) in faulty)


def _whose(row: Row) -> str:
    """The code of the row's organisation; of a row of sums without one, the word that says so."""
    sums = (cell.text for _, cell in row if is_sum(cell.text))
    return _under(SCHOOL, row) or next(sums, "")


def _under(key: str, row: Row) -> str:
    cell = _cell_under(key, row)
    return cell.text if cell else ""


def _cell_under(key: str, row: Row) -> Cell | None:
    return next((cell for header, cell in row if header == key), None)


def _unconfirmed(row: Row, answer: Cell) -> Place | None:
    """Where the «да» is missing; a form that lost the column confirms nothing."""
    cell = _cell_under(CONFIRM, row)
    if cell is None:
        return answer.place
    return None if fold(cell.text) in ("да", NO_CONFIRM) else cell.place


def _rows(sheet: Sheet, needed: set[str]) -> list[Row] | None:
    """The rows below the header as cells with their header's key and text."""
    headed = below_header(sheet, needed)
    return [_row(sheet, headed, *row) for row in headed.rows] if headed else None


def _row(sheet: Sheet, headed: Headed, number: int, texts: list[str]) -> Row:
    places = [Place(sheet.file, sheet.name, number, column) for column in sheet.offsets]
    cells = [
        Cell(header, clean(text), place, typed=text)
        for header, text, place in zip(headed.header, texts, places, strict=True)
    ]
    return list(zip(headed.keys, cells, strict=True))
