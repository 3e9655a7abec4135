"""Cells of a file as columns of text, with true addresses, whatever its format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import pyarrow as pa

from rsnms_cli.model.forms import META_SHEET
from rsnms_cli.office.formats import Kind


class Area(NamedTuple):
    """Cells joined to one: rows from 1, columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Unseen:
    """Rows from 1, columns from 0; `unfinished` are formulas that nobody has worked out."""

    state: str = "visible"
    rows: tuple[int, ...] = ()
    columns: bool = False
    unfinished: tuple[tuple[int, int], ...] = ()


Change = tuple[int, int, Callable[[str], str]]
"""A row from 1, a column from 0, and what becomes of the text there."""


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells: `columns[i]` is text from row 1 on, `offsets[i]` its column.

    `errors` are rows from 0 and indexes of columns with #ДЕЛ/0! and the like. `widths` says how
    many cells each row of a csv has. `merged` are cells joined to one, of which the first has the
    text. `unseen` is what the cells do not show, None where it is looked for later or cannot be.
    """

    file: str
    name: str
    columns: tuple[pa.Array, ...]
    offsets: tuple[int, ...]
    errors: tuple[tuple[int, int], ...] = ()
    widths: tuple[int, ...] = ()
    merged: tuple[Area, ...] = ()
    unseen: Unseen | None = None
    from_1904: bool = False
    """Whether numbers of days are counted from 1904."""

    def head(self, rows: int, after: int = 0) -> list[list[str]]:
        """So many rows from the first on, or `after` others; blanks as empty texts."""
        cells = [column.slice(after, rows).to_pylist() for column in self.columns]
        return [[text or "" for text in row] for row in zip(*cells, strict=True)]

    def text(self, row: int, column: int) -> str:
        """The text of one cell: a row from 1, a column from 0; nothing outside of the sheet."""
        index = self.offsets.index(column) if column in self.offsets else -1
        inside = index >= 0 and row <= len(self.columns[index])
        return (self.columns[index][row - 1].as_py() or "") if inside else ""

    def changed(self, cells: Iterable[Change]) -> "Sheet":
        """The sheet with the texts of some cells changed; what lies outside is passed over."""
        index_of = {column: index for index, column in enumerate(self.offsets)}
        lists: dict[int, list[str | None]] = {}
        for row, column, change in cells:
            index = index_of.get(column, -1)
            if index < 0 or row > len(self.columns[index]):
                continue
            if index not in lists:
                lists[index] = self.columns[index].to_pylist()
            lists[index][row - 1] = change(lists[index][row - 1] or "") or None
        columns = list(self.columns)
        for index, texts in lists.items():
            columns[index] = pa.array(texts, pa.string())
        return replace(self, columns=tuple(columns))


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file, under the name it has in the folder."""

    file: str
    sheets: tuple[Sheet, ...]
    kind: Kind = Kind.XLSX

    @property
    def is_form(self) -> bool:
        """A form carries the hidden sheet `_meta` (contract, section 2)."""
        return any(sheet.name == META_SHEET for sheet in self.sheets)


def sheet_of(file: str, name: str, rows: list[list[str]]) -> Sheet:
    """Rows of any length as a sheet."""
    width = max(map(len, rows), default=0)
    padded = [row + [""] * (width - len(row)) for row in rows]
    columns = tuple(
        pa.array([t or None for t in c], pa.string()) for c in zip(*padded, strict=True)
    )
    return Sheet(file, name, columns, tuple(range(width)))
