"""The row of a sheet of no table of ours that is likely its header, to be shown to whoever decides.

Cells below it may be of people: a row that could be one of these is not taken.
"""

from rsnms_cli.model.tables import How, Seen, Source
from rsnms_cli.model.text import clean, shown_header
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.columns.evidence import is_name, texts_of
from rsnms_cli.read.columns.header_words import words_in
from rsnms_cli.read.columns.understand import is_row_number

_ROWS, _FEWEST = 30, 2


def unknown_source(sheet: Sheet) -> Source:
    """The sheet with the texts of its header, if one can be told, and the rows below it."""
    rows = len(sheet.columns[0])
    for number, line in enumerate(sheet.head(_ROWS), start=1):
        texts = {index: clean(text) for index, text in enumerate(line) if clean(text)}
        if len(texts) >= _FEWEST and _is_header(sheet, number, texts):
            seen = tuple(_seen(sheet.offsets[index], text) for index, text in texts.items())
            return Source(sheet.file, sheet.name, number, {}, seen, number, rows - number)
    return Source(sheet.file, sheet.name, 0, {}, rows=rows)


def _seen(column: int, text: str) -> Seen:
    return Seen(column, text, How.IGNORED if is_row_number(text) else How.UNKNOWN)


def _is_header(sheet: Sheet, row: int, texts: dict[int, str]) -> bool:
    """Words of headers in half of the cells, and no other that could be a part of a name."""
    known = {index for index, text in texts.items() if _says(text)}
    if len(known) < max(_FEWEST, len(texts) / 2) or not all(map(shown_header, texts.values())):
        return False
    return all(_is_unlike(sheet, row, index, texts[index]) for index in texts.keys() - known)


def _says(text: str) -> bool:
    """Whether a text is a header of ours, or all of it is words that headers are made of."""
    words = words_in(text)
    return is_row_number(text) or bool(words.all and not words.unknown)


def _is_unlike(sheet: Sheet, row: int, index: int, text: str) -> bool:
    """Whether a text is another thing than what stands below it."""
    below = texts_of(sheet.columns[index].slice(row))
    if not any(map(str.isalpha, text)) or text in below:
        return False
    return not is_name(text) or bool(below and not any(map(is_name, below)))
