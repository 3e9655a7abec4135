"""A sheet of a workbook written row by row as text: what makes large tables affordable.

XlsxWriter does everything else of the sheet: widths, filters, links, charts, print set-up. Its own
way through `write_number` and `write_formula` costs ten times as much per cell.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from xlsxwriter.worksheet import Worksheet

from rsnms_cli.model.problems import letters

LONGEST = 32_767
"""No cell of a workbook holds a longer text."""
LETTERS = tuple(letters(column) for column in range(1024))


class Formula(NamedTuple):
    """A formula without «=», the value it has now, and the style."""

    text: str
    value: float | int | str
    style: str = "number"


Number = tuple[float, str]
"""A number and the name of its style."""
Cell = str | Number | Formula | None
"""A text has the style of texts, None is an empty cell with a border."""


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """Rows come in order and whole; `row` is the number of the last one, as addresses have it."""

    def _initialize(self, init_data: dict[str, Any]) -> None:
        super()._initialize(init_data | {"constant_memory": False})
        self.row = 0
        self.styles: dict[str, Any] = {}
        self._lines: list[str] = []
        self._widest = 0
        self._texts: dict[tuple[str, str], str] = {}

    def text(self, text: str, style: str = "text") -> str:
        """A body of a text cell; whatever the text looks like, it stays a text."""
        key = text, style
        if key not in self._texts:
            self._texts[key] = self._text(text[:LONGEST], style) if text else self.blank(style)
        return self._texts[key]

    def _text(self, text: str, style: str) -> str:
        if text.startswith("<r>") and text.endswith("</r>"):
            text = f" {text}"  # XlsxWriter would take it for markup of its own
        index = self.str_table._get_shared_string_index(text)
        return f'" s="{self.xf(style)}" t="s"><v>{index}</v></c>'

    def number(self, number: float, style: str = "number") -> str:
        """A body of a number cell."""
        return f'" s="{self.xf(style)}"><v>{number!r}</v></c>'

    def formula(self, text: str, value: float | str, style: str = "number") -> str:
        """A body of a formula cell with the value it has now."""
        return self.ready(escape(text), value, self.xf(style))

    @staticmethod
    def ready(text: str, value: float | str, xf: int) -> str:
        """The same for a formula that is fit for XML, and the number of a style."""
        if isinstance(value, str):
            return f'" s="{xf}" t="str"><f>{text}</f><v>{value}</v></c>'
        return f'" s="{xf}"><f>{text}</f><v>{value!r}</v></c>'

    def blank(self, style: str = "text") -> str:
        """A body of an empty cell."""
        return f'" s="{self.xf(style)}"/>'

    def xf(self, style: str) -> int:
        """The number of a style in the workbook."""
        number: int = self.styles[style]._get_xf_index()
        return number

    def add(self, bodies: Iterable[str], height: float | None = None) -> int:
        """The next row; returns its number."""
        row = self.row + 1
        cells = [f'<c r="{at}{row}{body}' for at, body in zip(LETTERS, bodies, strict=False)]
        self.row = row  # after the bodies are made, which may ask for it
        self._widest = max(self._widest, len(cells) - 1)
        high = f' ht="{height}" customHeight="1"' if height else ""
        self._lines.append(f'<row r="{row}"{high}>{"".join(cells)}</row>')
        return row

    def add_cells(self, cells: Sequence[Cell], height: float | None = None) -> int:
        """The next row of texts, numbers and formulas."""
        return self.add([self.body(cell) for cell in cells], height)

    def body(self, cell: Cell) -> str:
        """The body of any cell."""
        if cell is None or isinstance(cell, str):
            return self.text(cell or "")
        if isinstance(cell, Formula):
            return self.formula(cell.text, cell.value, cell.style)
        return self.number(*cell)

    def skip(self, rows: int = 1) -> None:
        """Leave rows out."""
        self.row += rows

    def link(self, row: int, column: int, sheet: str, cell: str) -> None:
        """Make a cell lead to another one of the workbook."""
        self.write_url(row - 1, column, f"internal:'{sheet}'!{cell}", string="")

    def _opt_close(self) -> None:
        """There is no file of rows to close."""

    def _write_sheet_data(self) -> None:
        self.fh.write(f"<sheetData>{''.join(self._lines)}</sheetData>")

    def _write_dimension(self) -> None:
        last = f"{LETTERS[self._widest]}{max(self.row, 1)}"
        self._xml_empty_tag("dimension", [("ref", f"A1:{last}")])


def row_sheet(book: Any, name: str, styles: dict[str, Any]) -> RowSheet:
    """A new sheet of the workbook with these formats."""
    sheet: RowSheet = book.add_worksheet(name, RowSheet)
    sheet.styles = styles
    return sheet
