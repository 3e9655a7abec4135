"""Several tables on one sheet, one below another: where the next one begins."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa

from rsnms_cli.model.columns import Field, table_specs
from rsnms_cli.model.matches import Accepted
from rsnms_cli.model.problems import Problem, Severity
from rsnms_cli.model.tables import How, Seen
from rsnms_cli.model.text import header_key
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.assemble import PERSON, Part, part_of
from rsnms_cli.read.columns.evidence import texts_of
from rsnms_cli.read.columns.examples import examples, repeated
from rsnms_cli.read.sheet.group_rows import with_groups
from rsnms_cli.read.sheet.recognise import Header, recognise

_ASIDE = "только чтобы узнать, о ком строка"
_HEADERS = 2
"""So many known headers in a row of the data: nobody writes them there by chance."""


def tables_of(sheet: Sheet, accepted: Accepted) -> Iterator[tuple[Header, Part | None]]:
    """Every table of a sheet with its rows; without them where required columns are missing."""
    found = recognise(sheet, accepted)
    while found is not None:
        sheet, found = with_groups(sheet, found)
        header = _shown(sheet, found)
        if header.missing and not (accepted.by_name and is_nameless(header)):
            yield header, None
            return
        part = part_of(sheet, header, accepted)
        row = _next_header(part, sheet)
        if row is None:
            yield header, part
            return
        yield header, part.only(part.row < row)
        sheet = _from(sheet, row)
        found = recognise(sheet, accepted, row) or _unknown(header, row)


def is_nameless(header: Header) -> bool:
    """Whether all that a sheet lacks is the numbers of people whose names it has."""
    return [field.type for field in header.missing] == ["person"] and any(
        name in header.indexes for name in PERSON
    )


def _shown(sheet: Sheet, header: Header) -> Header:
    """The header as all but the reader see it: columns read aside are known, and not needed; of
    those that are not read some values are kept.
    """
    fields = {field.field: field for field in header.spec.fields}
    source = header.source
    columns = {name: column for name, column in source.columns.items() if not fields[name].aside}
    seen = tuple(_seen(sheet, header, one, fields.get(one.field)) for one in source.seen)
    return replace(header, source=replace(source, columns=columns, seen=seen))


def _seen(sheet: Sheet, header: Header, one: Seen, spec: Field | None) -> Seen:
    if spec and spec.aside:
        return replace(one, how=How.IGNORED, field="", why=_ASIDE)
    unread = header.missing or one.how in (How.PROPOSED, How.UNKNOWN)
    if one.row or not unread:
        return one
    cells = sheet.columns[sheet.offsets.index(one.column)].slice(header.source.header_row)
    return replace(one, values=examples(spec, texts_of(cells) if spec else repeated(cells)))


def second_table(header: Header) -> Problem:
    """Another table below the first one is said: people may have meant it otherwise."""
    what = f"ниже на том же листе ещё одна таблица, она прочитана как «{header.spec.title}»"
    todo = "проверьте, что это так; лучше каждой таблице дать свой лист"
    place = header.source.place(header.source.header_row)
    return Problem("sheet.second_table", Severity.WARNING, place, what, todo)


def _next_header(part: Part, sheet: Sheet) -> int | None:
    """The first row of the data that is a header again: words where dates and numbers belong."""
    known = {key for spec in table_specs().values() for key in spec.by_header}
    unreadable = np.zeros(len(part.row), dtype=bool)
    for column in part.columns.values():
        unreadable |= column.lookup([value is None for value in column.values], False, np.bool_)
    for row in part.row[unreadable].tolist():
        cells = [column[row - 1].as_py() or "" for column in sheet.columns]
        if sum(header_key(text) in known for text in cells if text) >= _HEADERS:
            return int(row)
    return None


def _from(sheet: Sheet, row: int) -> Sheet:
    """The same sheet with nothing above this row: addresses stay true."""
    blank = pa.nulls(row - 1, pa.string())
    columns = (pa.concat_arrays([blank, column.slice(row - 1)]) for column in sheet.columns)
    return replace(sheet, columns=tuple(columns))


def _unknown(above: Header, row: int) -> Header:
    """A header that makes no table of ours: its rows are refused, with what they lack."""
    source = replace(above.source, header_row=row, columns={}, seen=(), top=row)
    return replace(above, source=source, indexes={}, missing=above.spec.required)
