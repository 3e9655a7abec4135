"""Text tables: csv of any encoding and separator people's programs write."""

import csv
import io
from collections import Counter

from rsnms_cli.read.formats import UnreadableFile

SEPARATORS = (";", "\t", ",", "|")
_SAMPLE = 50
_MOST_COLUMNS = 500


def read_text(content: bytes) -> list[list[str]]:
    """The rows of a csv; raises UnreadableFile when it is no table."""
    text = decoded(content)
    csv.field_size_limit(10_000_000)
    first = text.splitlines()[: _SAMPLE * 4]
    separator = max(SEPARATORS, key=lambda sign: _fits(first, sign))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        what = "файл не читается как таблица: кавычки или строки в нём не сходятся"
        raise UnreadableFile("file.damaged", what, "сохраните таблицу как .xlsx") from error
    if max(map(len, rows), default=0) > _MOST_COLUMNS:
        what = f"в файле больше {_MOST_COLUMNS} столбцов, это не таблица"
        raise UnreadableFile("sheet.bounds", what, "сохраните таблицу как .xlsx")
    return rows


def decoded(content: bytes) -> str:
    """The text in the encoding it was saved in: a mark at its head, UTF-8, else Windows-1251."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(name, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")


def _fits(lines: list[str], separator: str) -> tuple[int, int]:
    """How many of the first rows share the commonest width, if that is more than one column."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row][:_SAMPLE]
    except csv.Error:
        return (0, 0)
    counts = Counter(width for width in widths if width > 1)
    width, rows = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return (rows, width)
