"""What people wrote beside their answers on «Форма»: the evidence and a comment."""

from rsnms_cli.model.forms import FORM_HEADER, FORM_SHEET
from rsnms_cli.model.text import header_key
from rsnms_cli.office.workbook import Sheet, Workbook

CODE, VALUE, EVIDENCE, COMMENT = (header_key(FORM_HEADER[at]) for at in (0, 3, 4, 5))
Remarks = dict[tuple[str, str, int], tuple[str, str]]
"""Evidence and comment, as typed, by file, sheet and row."""


def remarks_of(books: list[Workbook]) -> Remarks:
    """The remarks of all forms; a row without any is absent."""
    found: Remarks = {}
    for book in books:
        for sheet in book.sheets:
            if sheet.name == FORM_SHEET:
                found |= _remarks(sheet)
    return found


def _remarks(sheet: Sheet) -> Remarks:
    lines = sheet.head(len(sheet.columns[0])) if sheet.columns else []
    heads: list[str] = []
    found: Remarks = {}
    for number, cells in enumerate(lines, start=1):
        keys = [header_key(text) for text in cells] if not heads else []
        if {CODE, VALUE} <= set(keys):
            heads = keys
        elif heads:
            row = dict(zip(reversed(heads), reversed(cells), strict=True))  # of two the first
            pair = row.get(EVIDENCE, "").strip(), row.get(COMMENT, "").strip()
            if any(pair):
                found[sheet.file, sheet.name, number] = pair
    return found
