"""Sheets of an .xls, and of an .xlsx whose days are counted from 1904, by a second reader.

The first one, of fastexcel, takes the cached numbers of a chart within a sheet for its cells, and
loses the epoch of books saved by Excel 2013 and later: tests/read/test_second_reader.py shows both.
The second one gives no error cells: where it has nothing, the first one says why.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

import pyarrow as pa

from rsnms_cli.office.formats import OLE, damaged, encrypted
from rsnms_cli.office.reading.as_shown import in_percent, with_merged
from rsnms_cli.office.reading.xls_records import records_of
from rsnms_cli.office.sheets import Area, Sheet, Unseen

_MIDNIGHT = datetime(1899, 12, 31)
_NAMES = re.compile(
    b"|".join(name.encode("utf-16-le") for name in ("workbook", "book")), re.IGNORECASE
)
_ENTRY = 128
"""Bytes of an entry in the directory of the container; it begins with its name."""


def sheets_by_second(content: bytes, first: list[Sheet]) -> list[Sheet]:
    """The sheets of a workbook whose error cells the first reader knows; raises UnreadableFile."""
    import python_calamine as second

    try:
        with second.load_workbook(io.BytesIO(content)) as book:
            pages = [book.get_sheet_by_index(number) for number in range(len(book.sheet_names))]
            states = [
                one.visible == second.SheetVisibleEnum.Visible for one in book.sheets_metadata
            ]
            return [
                _sheet(page, known, seen=seen)
                for page, seen, known in zip(pages, states, first, strict=True)
            ]
    except second.PasswordError as error:
        raise encrypted() from error
    except (second.CalamineError, ValueError, OverflowError) as error:
        raise damaged() from error


def _sheet(page: Any, first: Sheet, *, seen: bool) -> Sheet:
    rows = page.to_python(skip_empty_area=False)
    lists = [[_text(value) for value in column] for column in zip_longest(*rows, fillvalue="")]
    columns = tuple(pa.array(texts, pa.string()) for texts in lists)
    errors = tuple(
        (row, first.offsets[index])
        for row, index in first.errors
        if first.offsets[index] < len(lists) and row < len(rows)
        if lists[first.offsets[index]][row] is None
    )
    unseen = Unseen("visible" if seen else "hidden")
    offsets = tuple(range(len(columns)))
    sheet = Sheet(first.file, first.name, columns, offsets, errors, unseen=unseen)
    return with_merged(sheet, _areas(page.merged_cell_ranges or ()))


def _areas(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Iterable[Area]:
    for (top, left), (bottom, right) in ranges:
        yield Area(top + 1, left, bottom + 1, right)


def _text(value: Any) -> str | None:
    """A cell as the first reader would give it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    if isinstance(value, time):
        value = datetime.combine(_MIDNIGHT, value)
    elif isinstance(value, timedelta):
        value = _MIDNIGHT + value
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return str(value).replace("\0", "") or None


def as_shown_in_xls(content: bytes, sheets: list[Sheet]) -> Iterator[Sheet]:
    """The sheets of an .xls with what its records say; raises UnreadableFile for a password."""
    said = records_of(content)
    if said and said.locked:
        raise encrypted()
    for number, sheet in enumerate(sheets):
        page = said.pages[number] if said and number < len(said.pages) else None
        if page is None or sheet.unseen is None:
            yield replace(sheet, unseen=None)
            continue
        empty = ((row, column, _nothing) for row, column in page.unfinished)
        cells = in_percent(sheet.changed(empty), page.percents)
        unseen = Unseen(sheet.unseen.state, tuple(page.rows), page.columns, tuple(page.unfinished))
        yield replace(cells, unseen=unseen, from_1904=said is not None and said.from_1904)


def _nothing(_: str) -> str:
    return ""


def with_usual_names(content: bytes) -> bytes:
    """An OLE container whose «WORKBOOK» is named as readers look for it."""
    if not content.startswith(OLE):
        return content
    for found in _NAMES.finditer(content):
        name = found[0].decode("utf-16-le").capitalize().encode("utf-16-le")
        if found.start() % _ENTRY == 0 and name != found[0]:
            return content[: found.start()] + name + content[found.end() :]
    return content
