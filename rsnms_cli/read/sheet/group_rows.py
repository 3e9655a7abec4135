"""Subheadings within a table: «МБОУ СОШ № 1» above its people, a district above its schools.

They are read as a column of their own, as people read them; the rows themselves are no data.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from rsnms_cli.model.tables import How, Mask, Seen
from rsnms_cli.model.text import clean, fold, shown_organization
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.sheet.recognise import Header
from rsnms_cli.read.sheet.stray_rows import is_sum

_PLACE = re.compile(r"\b(?:район\w*|р-н|округ\w*|город\w*|г\.? [а-я]\w+|мр|го|мо)\b")
_LONGEST = 200
_FEWEST = 2
"""A row of data fills so many cells at least."""
_GAP = 5
"""So many rows may be left blank below a subheading."""
_SHOWN = "подзаголовки в строках таблицы"
_WHY = "названия стоят строкой над своими строками"


@dataclass(frozen=True)
class _Group:
    row: int  # 0-based
    index: int
    text: str
    field: str


def with_groups(sheet: Sheet, header: Header) -> tuple[Sheet, Header]:
    """The sheet with the subheadings as a column, where no column says what they say."""
    wanted = _wanted(header) if _has_gaps(sheet, header) else set()
    groups = [one for one in _groups(sheet, header) if one.field in wanted] if wanted else []
    if not groups:
        return sheet, header
    named = _spread(groups, _data(sheet, header))
    offset = sheet.offsets[groups[0].index]
    sheet = sheet.changed((one.row + 1, sheet.offsets[one.index], _nothing) for one in groups)
    sheet = replace(sheet, columns=(*sheet.columns, named), offsets=(*sheet.offsets, offset))
    return sheet, _with(header, groups[0], len(sheet.columns) - 1, offset)


def _has_gaps(sheet: Sheet, header: Header) -> bool:
    """Whether a row may have one text alone: then hardly a column is filled throughout."""
    below = (sheet.columns[at].slice(header.source.header_row) for at in header.indexes.values())
    return sum(int(column.null_count == 0) for column in below) < _FEWEST


def _nothing(_: str) -> str:
    return ""


def _wanted(header: Header) -> set[str]:
    """What a subheading may say: where people work, where organisations are; no column says it."""
    if header.spec.name == "organizations":
        return {"municipality"} - header.indexes.keys()
    return set() if {"org_code", "org_name"} & header.indexes.keys() else {"org_name"}


def _groups(sheet: Sheet, header: Header) -> Iterator[_Group]:
    """Rows with one text alone, and a row of data below it, maybe after another subheading."""
    filled = _filled_cells(sheet)
    alone = np.flatnonzero(filled == 1).tolist()
    rows = [row for row in alone if row >= header.source.header_row]
    following = {row: _next(filled, row) for row in rows}
    for row in rows:
        below = following[row]
        while below in following:
            below = following[below]
        index, text = next((n, t) for n, c in enumerate(sheet.columns) if (t := _text(c, row)))
        if below >= 0 and filled[below] >= _FEWEST and (field := _said(text)):
            yield _Group(row, index, text, field)


def _filled_cells(sheet: Sheet) -> NDArray[np.int64]:
    """How many cells each row fills."""
    filled: NDArray[np.int64] = np.sum([_filled(column) for column in sheet.columns], axis=0)
    return filled


def _filled(cells: pa.Array) -> Mask:
    lengths = pc.binary_length(cells).fill_null(0)
    filled: Mask = lengths.to_numpy(zero_copy_only=False) > 0
    return filled


def _next(filled: NDArray[np.int64], row: int) -> int:
    """The next row with anything in it, −1 at the end."""
    rest = np.flatnonzero(filled[row + 1 : row + 1 + _GAP])
    return row + 1 + int(rest[0]) if len(rest) else -1


def _text(cells: pa.Array, row: int) -> str:
    return clean(cells[row].as_py() or "")


def _said(text: str) -> str:
    """The field of which the text is a value, or nothing."""
    if len(text) > _LONGEST or is_sum(text) or text[-1:] in ":;":
        return ""
    if shown_organization(text):
        return "org_name"
    return "municipality" if _PLACE.search(fold(text)) else ""


def _data(sheet: Sheet, header: Header) -> Mask:
    """Rows that fill at least half of what is usual below the header: no sums, no signatures."""
    filled = _filled_cells(sheet)
    below = filled[header.source.header_row :]
    usual = np.median(below[below >= _FEWEST]) if (below >= _FEWEST).any() else 0
    data: Mask = filled >= max(usual / 2, _FEWEST)
    return data


def _spread(groups: list[_Group], data: Mask) -> pa.Array:
    """Each subheading's text in all rows of data below it, to the next one."""
    begin = {one.row: one.text for one in groups}
    texts: list[str | None] = []
    text: str | None = None
    for row, is_data in enumerate(data.tolist()):
        text = begin.get(row, text)
        texts.append(text if is_data else None)
    return pa.array(texts, pa.string())


def _with(header: Header, first: _Group, index: int, column: int) -> Header:
    source, field = header.source, first.field
    seen = Seen(column, _SHOWN, How.EVIDENCE, field, _WHY, first.row + 1)
    columns: Mapping[str, int] = {**source.columns, field: column}
    source = replace(source, columns=dict(columns), seen=(*source.seen, seen))
    missing = header.spec.missing(columns)
    return replace(header, source=source, indexes={**header.indexes, field: index}, missing=missing)
