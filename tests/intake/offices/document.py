"""A document as an office makes it: titles, headers of two rows, subheadings, sums, signatures."""

import itertools
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rsnms_cli.model.columns import table_specs
from rsnms_cli.sample.model import Row
from tests.intake.offices.files import Drawn, write_file

Tell = Callable[[Row, random.Random], object]
NUMBER = object()
"""Stands for the row's number."""


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
        write_file(folder / self.name, drawn, helpers=self.helpers)


def _drawn(page: Page) -> Drawn:
    drawn, dice = Drawn(page.name), random.Random(page.name + page.columns[0].header)
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


def _draw_header(drawn: Drawn, page: Page, margin: list[object]) -> None:
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


def _number(drawn: Drawn, page: Page) -> None:
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
