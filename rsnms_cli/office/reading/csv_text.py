"""Text tables: csv of any encoding and separator people's programs write."""

import csv
import io
import re
from collections import Counter

from rsnms_cli.office.encodings import decoded
from rsnms_cli.office.formats import UnreadableFile

SEPARATORS = (";", "\t", ",", "|")
_SAMPLE = 50
_MOST_COLUMNS = 500
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
"""How a program tells Excel to keep the zeros of a code."""


def read_text(content: bytes) -> list[list[str]]:
    """The rows of a csv; raises UnreadableFile when it is no table."""
    text = decoded(content)
    csv.field_size_limit(10_000_000)
    first = text.splitlines()[: _SAMPLE * 4]
    separator = max(SEPARATORS, key=lambda sign: _fits(first, sign))
    try:
        rows = _rows(text, separator)
    except csv.Error as error:
        raise _unbalanced("") from error
    if max(map(len, rows), default=0) > _MOST_COLUMNS:
        what = f"в файле больше {_MOST_COLUMNS} столбцов, это не таблица"
        raise UnreadableFile("sheet.bounds", what, "сохраните таблицу как .xlsx")
    return rows


def _rows(text: str, separator: str) -> list[list[str]]:
    """The rows; raises UnreadableFile when a quote swallows the rows after it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    before = width = 0
    for row in reader:
        width = max(width, len(row))
        if reader.line_num > before + 1 and any(_swallows(cell, separator, width) for cell in row):
            raise _unbalanced(f", первая такая – в строке {before + 1}")
        before = reader.line_num
        rows.append([_plain(cell) for cell in row])
    return rows


def _plain(cell: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return kept[1] if kept else cell


def _unbalanced(where: str) -> UnreadableFile:
    what = f"файл не читается как таблица: кавычки в нём не сходятся{where}"
    return UnreadableFile("file.damaged", what, "сохраните таблицу как .xlsx")


def _swallows(cell: str, separator: str, width: int) -> bool:
    """Whether a line within the cell is a row of the table."""
    inner = cell.splitlines()[1:]
    return width > 2 and any(line.count(separator) + 1 >= width for line in inner)


def _fits(lines: list[str], separator: str) -> tuple[int, int]:
    """How many of the first rows share the commonest width, if that is more than one column."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row][:_SAMPLE]
    except csv.Error:
        return (0, 0)
    counts = Counter(width for width in widths if width > 1)
    width, rows = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return (rows, width)
