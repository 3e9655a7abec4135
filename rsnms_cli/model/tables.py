"""Typed tables: a column keeps each distinct text once, every cell keeps its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rsnms_cli.model.columns import Field, TableSpec
from rsnms_cli.model.problems import Place

if TYPE_CHECKING:
    import pyarrow as pa

BLANK = -1
Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]


class Why(StrEnum):
    """Why a text has no value, or has another one than it shows."""

    UNKNOWN = "unknown"
    """The answer is that nobody knows: the third one beside yes and no."""
    DIGITS_LOST = "digits lost"
    HALF_NUMBER = "half a number"
    NO_NUMBER = "no number"
    TWO_PEOPLE = "two people"
    NO_DATE = "no date"
    """What programs write where there is no date: such cells are blank."""
    MONTH_FIRST = "month first"
    NO_SERIAL = "no serial"
    ZONE = "zone"
    FRACTION = "fraction"
    BY_NAME = "by name"
    """The row says no number; its person was found by name and organisation."""
    NEXT_DAY = "next day"
    """Read as the day after: it was midnight there when it was evening in Greenwich."""
    READ_AS = "read as"
    """No literal value, but an everyday spelling of one: all its words are explained."""
    READ_IN_PART = "read in part"
    """The same where the rest may be anything: «да, …», a link."""


class How(StrEnum):
    """How the meaning of a column was found (contract, section 5)."""

    EXACT = "exact"
    SYNONYM = "synonym"
    EVIDENCE = "evidence"
    """Certain from its words and its values: used, and said."""
    MAPPING = "mapping"
    """The analyst has decided it."""
    PROPOSED = "proposed"
    """Not used: its field is what it may mean."""
    REPEATED = "repeated"
    """Not used: another column of the sheet has this field already."""
    UNKNOWN = "unknown"
    IGNORED = "ignored"
    """Known, and not needed."""


USED = frozenset({How.EXACT, How.SYNONYM, How.EVIDENCE, How.MAPPING})


@dataclass(frozen=True)
class Seen:
    """A column of a table as it was understood: 0-based column, header, field, how and why.

    `row` is that of a header which stands below the others, `values` are some cells of a column
    that is not understood, such as may be shown.
    """

    column: int
    header: str
    how: How
    field: str = ""
    why: str = ""
    row: int = 0
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A sheet that rows came from, and where its columns stand (0-based).

    `header_row` is the last row of the header, `top` the first one; `seen` are all its columns;
    `rows` are those of a sheet that is not used. Of a sheet of no table `header_row` is 0 where no
    header can be told.
    """

    file: str
    sheet: str
    header_row: int
    columns: dict[str, int]
    seen: tuple[Seen, ...] = ()
    top: int = 0
    rows: int = 0
    above: tuple[str, ...] = ()
    """Texts above the header: what the table is of."""

    def lacks(self, *names: str) -> bool:
        """Whether none of these fields has a column."""
        return not any(name in self.columns for name in names)

    def of(self, *how: How) -> list[Seen]:
        """The columns understood in one of these ways."""
        return [one for one in self.seen if one.how in how]

    def head(self, seen: Seen) -> Place:
        """The header of a column."""
        return Place(self.file, self.sheet, seen.row or self.header_row, seen.column)

    def place(self, row: int = 0, column: str = "") -> Place:
        """A cell by its field, a row, or the sheet."""
        return Place(self.file, self.sheet, row, self.columns.get(column, -1))


@dataclass(frozen=True)
class Column:
    """Cells as codes of distinct texts; a value of None means the text could not be read."""

    spec: Field
    codes: Ints
    texts: list[str]
    values: list[Any]
    why: Mapping[int, Why] = field(default_factory=dict)
    """By code, what else there is to say of a text."""

    @property
    def blank(self) -> Mask:
        """Cells with nothing in them."""
        blank: Mask = self.codes == BLANK
        return blank

    @property
    def unreadable(self) -> Mask:
        """Cells whose text is not of the column's type."""
        return self.lookup([value is None for value in self.values], False, np.bool_)

    def marked(self, *why: Why) -> Mask:
        """Cells of whose text this is said."""
        if not self.why:
            return np.zeros(len(self.codes), dtype=bool)
        said = [self.why.get(code) in why for code in range(len(self.texts))]
        return self.lookup(said, False, np.bool_)

    def lookup(self, of_values: list[Any], of_blank: Any, dtype: Any = None) -> NDArray[Any]:
        """One entry per distinct text, spread over the rows."""
        return np.array([*of_values, of_blank], dtype=dtype)[self.codes]

    def at(self, index: int) -> Any:
        """The typed value of a row, None when blank or unreadable."""
        code = int(self.codes[index])
        return None if code == BLANK else self.values[code]

    def used(self) -> set[Any]:
        """The distinct values that stand in the rows (a filtered column may hold fewer)."""
        return {self.values[code] for code in np.unique(self.codes).tolist() if code != BLANK}

    def only(self, keep: Mask) -> "Column":
        return replace(self, codes=self.codes[keep])


@dataclass(frozen=True)
class Table:
    """Rows of one kind from all sheets; a column absent from a sheet is blank there."""

    spec: TableSpec
    sources: tuple[Source, ...]
    source: Ints
    row: Ints
    columns: dict[str, Column] = field(repr=False)
    names: "pa.StringArray | None" = field(default=None, repr=False)
    """Of people, only to tell two under one number apart: nothing shows them."""

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    def place(self, index: int, name: str = "") -> Place:
        """The place of a row's cell, or of the whole row."""
        source: Source = self.sources[self.source[index]]
        return source.place(int(self.row[index]), name)

    def lacks(self, name: str) -> Mask:
        """Rows of sheets in which the column does not stand."""
        without = [name not in source.columns for source in self.sources]
        rows: Mask = np.array(without, dtype=bool)[self.source]
        return rows

    def only(self, keep: Mask) -> "Table":
        """The same table without some of its rows."""
        if keep.all():
            return self
        columns = {name: column.only(keep) for name, column in self.columns.items()}
        names = None if self.names is None else self.names.filter(keep)
        source, row = self.source[keep], self.row[keep]
        return replace(self, source=source, row=row, columns=columns, names=names)

    def with_column(self, name: str, column: Column) -> "Table":
        return replace(self, columns={**self.columns, name: column})


Tables = dict[str, Table]
