"""A document as an office makes it: titles, headers of two rows, subheadings, sums, signatures."""

import itertools
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlwt

from rsnms_cli.model.columns import table_specs
from rsnms_cli.sample.model import Row

Tell = Callable[[Row, random.Random], object]
Lines = list[list[object]]
Area = tuple[int, int, int, int]
HELPERS: Lines = [["да", "предметные"], ["нет", "методические"], [None, "управленческие"]]
"""A hidden sheet of what drop-down lists offer."""


@dataclass(frozen=True)
class Own:
    """A column of theirs: its header («over | below» in two rows), its cells, what it means."""

    header: str
    tell: Tell
    field: str = ""


def own_fields(table: str, fields: Iterable[str]) -> set[str]:
    """Those that the table itself has."""
    aside = {field.field for field in table_specs()[table].fields if field.aside}
    return {field for field in fields if field} - aside


@dataclass(frozen=True)
class Page:
    """A sheet: the table it holds, its columns and rows, and what stands around them."""

    name: str
    table: str
    columns: Sequence[Own]
    rows: Sequence[Row]
    titles: Sequence[str] = ()
    left: int = 0
    group: str = ""
    """What stands as a subheading above the rows that share it."""
    total: str = ""
    signature: str = ""

    @property
    def sheet(self) -> str:
        """Its name for readers: that of a text file is empty."""
        return self.name.removeprefix("csv")

    @property
    def fields(self) -> set[str]:
        """What the sheet's columns mean, without those that are only looked up."""
        said = [*(own.field for own in self.columns), "org_name" if self.group else ""]
        return own_fields(self.table, said)


@dataclass(frozen=True)
class Document:
    """A file."""

    name: str
    pages: Sequence[Page]
    helpers: bool = False

    def write(self, folder: Path) -> None:
        """Write it in the format that its name says."""
        drawn = [_drawn(page) for page in self.pages]
        write = {"csv": _csv, "xls": _xls, "xlsx": _xlsx}[self.name.rpartition(".")[2]]
        write(folder / self.name, drawn, self.helpers)


@dataclass
class _Drawn:
    name: str
    lines: Lines = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    """Top, left, bottom and right, counted from 0."""


def _drawn(page: Page) -> _Drawn:
    drawn, dice = _Drawn(page.name), random.Random(page.name + page.columns[0].header)
    margin: list[object] = [None] * page.left
    width = page.left + len(page.columns)
    for title in page.titles:
        drawn.merged.append((len(drawn.lines), page.left, len(drawn.lines), width - 1))
        drawn.lines.append([*margin, title])
    if page.titles:
        drawn.lines.append([])
    _draw_header(drawn, page, margin)
    rows = sorted(page.rows, key=lambda row: str(row[page.group])) if page.group else page.rows
    for group, members in itertools.groupby(rows, lambda row: row.get(page.group)):
        if page.group:
            drawn.lines.append([*margin, group])
        for row in members:
            drawn.lines.append([*margin, *(own.tell(row, dice) for own in page.columns)])
    _number(drawn, page)
    below = [[page.total], [], [page.signature], ["исп. Исполнителева, тел. 2-33-44"]]
    drawn.lines += [[*margin, *line] for line in below if page.signature]
    return drawn


def _draw_header(drawn: _Drawn, page: Page, margin: list[object]) -> None:
    pairs = [own.header.partition(" | ")[::2] for own in page.columns]
    top, left = len(drawn.lines), page.left
    if not any(below for _, below in pairs):
        drawn.lines.append([*margin, *(over for over, _ in pairs)])
        return
    over: list[object] = []
    for index, (text, below) in enumerate(pairs):
        again = bool(index and below and text == pairs[index - 1][0])
        over.append(None if again else text)
        if not below:
            drawn.merged.append((top, left + index, top + 1, left + index))
    for text, same in itertools.groupby(enumerate(pairs), lambda one: one[1][0]):
        at = [left + index for index, _ in same]
        if text and len(at) > 1:
            drawn.merged.append((top, at[0], top, at[-1]))
    drawn.lines += [[*margin, *over], [*margin, *(below or None for _, below in pairs)]]


def _number(drawn: _Drawn, page: Page) -> None:
    """«№ п/п» counts the rows, from 1 on under every subheading."""
    if page.columns[0].header not in ("№ п/п", "№"):
        return
    number = 0
    for line in drawn.lines:
        if len(line) == page.left + len(page.columns) and line[page.left] is NUMBER:
            number += 1
            line[page.left] = number
        elif number:
            number = 0 if page.group else number


NUMBER = object()
"""Stands for the row's number."""


def _csv(path: Path, drawn: list[_Drawn], _: bool) -> None:
    """Windows-1251 with semicolons."""
    texts = [[_text(cell) for cell in line] for line in drawn[0].lines]
    width = max(map(len, texts))
    rows = [
        ";".join(f'"{t}"' if ";" in t else t for t in [*row, *[""] * (width - len(row))])
        for row in texts
    ]
    path.write_bytes("\r\n".join(rows).encode("cp1251"))


def _text(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def _xlsx(path: Path, drawn: list[_Drawn], helpers: bool) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for page in drawn:
        sheet: Any = book.create_sheet(page.name)
        for row, line in enumerate(page.lines, 1):
            for column, value in enumerate(line, 1):
                sheet.cell(row, column, value)
        for top, left, bottom, right in page.merged:
            sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    if helpers:
        sheet = book.create_sheet("Списки")
        sheet.sheet_state = "hidden"
        for line in HELPERS:
            sheet.append(line)
    book.save(path)


def _xls(path: Path, drawn: list[_Drawn], helpers: bool) -> None:
    """As 1С and old Excel save."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for page in drawn:
        sheet = book.add_sheet(page.name)
        for row, line in enumerate(page.lines):
            for column, value in enumerate(line):
                if value is not None:
                    style = (day,) if isinstance(value, date) else ()
                    sheet.write(row, column, value, *style)
        for top, left, bottom, right in page.merged:
            sheet.merge(top, bottom, left, right)
    if helpers:
        sheet = book.add_sheet("Списки")
        sheet.visibility = 1
        for row, line in enumerate(HELPERS):
            for column, value in enumerate(line):
                sheet.write(row, column, value)
    book.save(str(path))
