"""What was understood of the exports, sheet by sheet, in the words of the contract (section 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rsnms_cli.methodology.cells import REFINING
from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.problems import Place, Problem
from rsnms_cli.model.tables import How
from rsnms_cli.model.text import counted
from rsnms_cli.words.columns import Column

Status = Literal["used", "incomplete", "unknown"]

HOW_WORDS: Mapping[How, str] = {
    How.EXACT: "точно",
    How.SYNONYM: "синоним",
    How.EVIDENCE: "по словам и значениям",
    How.MAPPING: "решение",
    How.PROPOSED: "может быть – решите",
    How.UNKNOWN: "не понят",
    How.IGNORED: "не нужен",
}


@dataclass(frozen=True)
class ColumnSeen:
    """A column: the place of its header, its text ("" where it is a person's), what it is for, how
    that is known and why, some values that may be shown.
    """

    place: Place
    header: str
    how: How
    field: Field | None = None
    why: str = ""
    values: Sequence[str] = ()


@dataclass(frozen=True)
class SheetSeen:
    """A table on a sheet, or a sheet without one: rows of the header, how many of data it has.

    `missing` are required fields that nothing gives, `absent` other columns that some indicator
    reads, `constants` fields whose text the analyst has given for the whole file; `why` says what
    keeps a sheet from being a table.
    """

    place: Place
    spec: TableSpec | None
    status: Status
    header_rows: Sequence[int] = ()
    rows: int = 0
    columns: Sequence[ColumnSeen] = ()
    missing: Sequence[Field] = ()
    absent: Sequence[Field] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    why: str = ""

    def of(self, *how: How) -> list[ColumnSeen]:
        """The columns understood in one of these ways."""
        return [one for one in self.columns if one.how in how]


@dataclass(frozen=True)
class Cost:
    """A column that is not everywhere: on how many of the table's sheets it is not, with how many
    rows.
    """

    column: Column
    sheets: int
    of: int
    rows: int

    @property
    def where(self) -> str:
        """Where the column is not."""
        if self.sheets == self.of:
            return "нет нигде"
        lists = counted(self.of, "листа", "листов", "листов")
        rows = counted(self.rows, "строка", "строки", "строк")
        return f"нет на {self.sheets} из {lists}, {rows}"

    @property
    def effect(self) -> str:
        """What that costs."""
        spec = self.column.spec
        if refined := REFINING.get((spec.table, spec.field)):
            return f"показатели посчитаются, но {refined}"
        if self.sheets == self.of:
            return "показатели без данных"
        return "без данных те, о ком только эти листы"


@dataclass(frozen=True)
class Described:
    """All sheets by file and name, what they lack, how many forms lie beside them, what could not
    be read; `waiting` says how many questions have no answer.
    """

    sheets: Sequence[SheetSeen]
    costs: Sequence[Cost] = ()
    forms: int = 0
    problems: Sequence[Problem] = ()
    waiting: Sequence[Problem] = ()

    @property
    def without_sheets(self) -> list[TableSpec]:
        """The tables that no sheet holds."""
        there = {sheet.spec.name for sheet in self.sheets if sheet.spec}
        return [spec for name, spec in table_specs().items() if name not in there]
