"""A row of the columns' numbers under a header, as official forms have it: 1 2 3 4, or А Б 1 2."""

import re

from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.assemble import Part

_NUMBER = re.compile(r"\(?(\d{1,3})(?:\.0+)?[.)]?")
_LETTERS = "АБВГДЕ"
_FEWEST = 3


def without_column_numbers(part: Part, sheet: Sheet) -> Part:
    """The rows of data; a first one that only counts the columns is none."""
    if not len(part.row) or part.row[0] > part.source.header_row + 2:
        return part
    cells = [column[int(part.row[0]) - 1].as_py() or "" for column in sheet.columns]
    if not _counts([cell.strip() for cell in cells if cell.strip()]):
        return part
    return part.only(part.row != part.row[0])


def _counts(texts: list[str]) -> bool:
    """Whether these are the numbers from 1 on, after letters in their order, if there are any."""
    letters = 0
    while letters < len(texts) and texts[letters].upper() == _LETTERS[letters : letters + 1]:
        letters += 1
    found = [_NUMBER.fullmatch(text) for text in texts[letters:]]
    numbers = [int(one[1]) for one in found if one]
    return len(texts) >= _FEWEST and numbers == list(range(1, len(texts) - letters + 1))
