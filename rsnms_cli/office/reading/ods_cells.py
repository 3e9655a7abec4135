"""What a sheet of an .ods holds besides the texts that the reader gives: error cells, times of day,
percents, joined cells, what is hidden, formulas without a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from typing import Any

from rsnms_cli.office.formats import damaged
from rsnms_cli.office.ooxml import Package
from rsnms_cli.office.reading.as_shown import in_percent, with_merged
from rsnms_cli.office.sheets import Area, Sheet, Unseen

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE, _TEXT, _STYLE = (_NAMES % name for name in ("table", "office", "text", "style"))
_EXTENDED = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SHEET, _ROW, _COLUMN = _TABLE + "table", _TABLE + "table-row", _TABLE + "table-column"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_TYPE = _OFFICE + "value-type"
_ERROR = re.compile(r"#(?:[A-ZА-Я]+/?[A-ZА-Я0]*[!?]?)|(?:Err|Ошибка):\d{3}")
_MOST = 5_000_000
Shown = tuple[int, int, str]
"""A row from 1, a column from 0, and the text that people see."""


@dataclass
class _Found:
    """Of one sheet: rows from 1, columns from 0."""

    state: str
    row: int = 1
    left: int = _MOST
    errors: list[Shown] = field(default_factory=list)
    percents: list[Shown] = field(default_factory=list)
    times: list[Shown] = field(default_factory=list)
    unfinished: list[Shown] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    columns: bool = False


def as_shown_in_ods(package: Package, sheets: list[Sheet]) -> Iterator[Sheet]:
    """The sheets with all that; raises UnreadableFile."""
    for sheet, found in zip(sheets, _sheets(package.read("content.xml")), strict=False):
        index = {column: number for number, column in enumerate(sheet.offsets)}
        errors = tuple((row - 1, index[col]) for row, col, _ in found.errors if col in index)
        unfinished = tuple((row, column) for row, column, _ in found.unfinished)
        times = ((row, column, partial(_as_seen, text)) for row, column, text in found.times)
        said = in_percent(
            sheet.changed(times), ((row, column, 100) for row, column, _ in found.percents)
        )
        unseen = Unseen(found.state, tuple(found.hidden), found.columns, unfinished)
        yield replace(with_merged(said, found.merged), errors=errors, unseen=unseen)


def _as_seen(text: str, _: str) -> str:
    return text


def _sheets(content: bytes) -> list[_Found]:
    from lxml import etree

    found: list[_Found] = []
    hidden: set[str] = set()
    tags = (_SHEET, _ROW, _COLUMN, _STYLE + "style")
    try:
        for event, item in etree.iterparse(
            BytesIO(content), events=("start", "end"), tag=tags, resolve_entities=False,
            no_network=True, huge_tree=True, remove_comments=True,
        ):  # fmt: skip
            if event == "start":
                if item.tag == _SHEET:
                    style = item.get(_TABLE + "style-name", "")
                    found.append(_Found("hidden" if style in hidden else "visible"))
            elif item.tag == _STYLE + "style":
                if item.find(f"*[@{_TABLE}display='false']") is not None:
                    hidden.add(item.get(_STYLE + "name", ""))
            elif found and item.tag == _COLUMN:
                found[-1].columns |= item.get(_TABLE + "visibility", "visible") != "visible"
            elif found and item.tag == _ROW:
                _row(found[-1], item)
                item.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    return found


def _row(found: _Found, row: Any) -> None:
    times = _number(row, "number-rows-repeated")
    hidden = row.get(_TABLE + "visibility", "visible") != "visible"
    column, filled = 0, False
    for cell in row.iterchildren(*_CELLS):
        across = _number(cell, "number-columns-repeated")
        filled |= cell.get(_TYPE) is not None
        down, right = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            area = Area(found.row, column, found.row + down - 1, column + right - 1)
            found.merged.append(area)
        if (cells := _list_for(found, cell)) is not None:
            found.left -= times * across
            if found.left < 0:
                raise damaged()
            rows, columns = range(found.row, found.row + times), range(column, column + across)
            cells += [(one, other, _shown(cell)) for one in rows for other in columns]
        column += across
    if hidden and filled:
        found.hidden += range(found.row, found.row + min(times, _MOST))
    found.row += times


def _list_for(found: _Found, cell: Any) -> list[Shown] | None:
    """Where a cell is noted, if the reader does not give it as it is."""
    kind, formula = cell.get(_TYPE), cell.get(_TABLE + "formula")
    if kind in ("percentage", "time"):
        return found.percents if kind == "percentage" else found.times
    if formula and not kind:
        return found.unfinished
    if cell.get(_EXTENDED + "value-type") == "error":
        return found.errors
    return found.errors if formula and _ERROR.fullmatch(_shown(cell)) else None


def _shown(cell: Any) -> str:
    return " ".join("".join(line.itertext()) for line in cell.iterchildren(_TEXT + "p"))


def _number(item: Any, name: str) -> int:
    text = item.get(_TABLE + name, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1
