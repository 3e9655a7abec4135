"""Cells of a form that people fill in: what they accept, how they look, what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from rsnms_cli.forms.texts import Texts, texts
from rsnms_cli.methodology.questions import Question
from rsnms_cli.model.period import Period
from rsnms_cli.office.xlsx_book import EDGE, HEAD, print_setup
from rsnms_cli.words.wording import fill

LISTS = {"yes_no": ("да", "нет"), "confirmed": ("да",)}
"""The drop-down lists by the defined names that cells refer to."""
COLOURS = {
    "empty": "#FFF2CC",
    "wrong": "#FFC7CE",
    "unproved": "#F8CBAD",
    "previous": "#DDEBF7",
    "closed": "#E7E6E6",
}
_TEXT = EDGE | {"text_wrap": True}
_OPEN = {"locked": False}
STYLES: dict[str, dict[str, Any]] = {
    "head": HEAD,
    "tilted": HEAD | {"rotation": 90, "bold": False, "align": "center", "font_size": 9},
    "text": _TEXT,
    "bold": _TEXT | {"bold": True},
    "answer": _TEXT | _OPEN | {"align": "center", "valign": "vcenter"},
    "note": _TEXT | _OPEN,
    "closed": _TEXT | {"bg_color": COLOURS["closed"]},
    "title": {"bold": True, "font_size": 16, "valign": "vcenter"},
    "heading": {"bold": True, "font_size": 12, "valign": "bottom"},
    "plain": {"text_wrap": True, "valign": "top"},
    **{f"swatch_{name}": EDGE | {"bg_color": colour} for name, colour in COLOURS.items()},
    **{name: {"bg_color": colour} for name, colour in COLOURS.items() if name != "closed"},
}


@dataclass(frozen=True)
class Book:
    """A workbook being written, with its formats and what its texts refer to."""

    raw: Any
    styles: dict[str, Any]
    unit: str
    period: Period

    @property
    def words(self) -> Texts:
        """The wording."""
        return texts()

    def sheet(self, name: str) -> Any:
        """A new sheet: only unlocked cells can be changed, rows and columns can be sized."""
        sheet = self.raw.add_worksheet(name)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        return sheet

    def printed(self, sheet: Any, *, heads: int, columns: int = 0) -> None:
        """Frozen headers, pages of full width, the unit and the page's number at the foot."""
        if heads:
            sheet.freeze_panes(heads, columns)
        print_setup(sheet, heads=heads)
        sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.7)
        foot = fill(self.words.footer, {"unit": self.unit, "period": self.period.label})
        sheet.set_footer(f"&L{_short(foot.replace('&', '&&'), 200)}&R&P / &N")


@dataclass(frozen=True)
class Area:
    """Answer cells of one question: rows `first` to `last` of a column, 0-based."""

    first: int
    last: int
    column: int

    @property
    def cell(self) -> str:
        """The first cell, as a formula of the whole area names it."""
        return str(xl_rowcol_to_cell(self.first, self.column))

    @property
    def fixed(self) -> str:
        """The first cell, from wherever the formula is looked at."""
        return str(xl_rowcol_to_cell(self.first, self.column, row_abs=True, col_abs=True))

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """As the workbook's library wants it."""
        return self.first, self.column, self.last, self.column


def accept(book: Book, sheet: Any, area: Area, question: Question) -> None:
    """What the cell accepts; the question is shown when the cell is entered."""
    words, ask = book.words, book.words.asked(question)
    rule: dict[str, Any] = {
        "input_title": _short(fill(words.input_title, {"code": question.code}), 32),
        "input_message": _short(f"{ask.capitalize()}. {question.title}", 250),
        "error_title": _short(words.error_title, 32),
        "error_message": _short(fill(words.error_message, {"ask": ask}), 250),
    }
    if question.ask == "yes_no":
        rule |= {"validate": "list", "source": "=yes_no"}
    else:
        rule |= {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 999_999_999}
    sheet.data_validation(*area.corners, rule)


def prompt(sheet: Any, area: Area, title: str, message: str) -> None:
    """A hint that is shown when the cell is entered."""
    shown = {"input_title": _short(title, 32), "input_message": _short(message, 250)}
    sheet.data_validation(*area.corners, {"validate": "any", **shown})


def wrong(question: Question, cell: str) -> str:
    """A formula: something is written, and it is not what is asked for."""
    if question.ask == "yes_no":
        return f'=AND(LEN(TRIM({cell}))>0,TRIM({cell})<>"да",TRIM({cell})<>"нет")'
    whole = f"ISNUMBER({cell}),N({cell})>=0,INT(N({cell}))=N({cell})"
    return f"=AND(LEN(TRIM({cell}))>0,NOT(AND({whole})))"


def larger(part: str, whole: str) -> str:
    """A formula: the part is larger than its whole."""
    return f"=AND(ISNUMBER({part}),ISNUMBER({whole}),N({part})>N({whole}))"


def empty(cell: str) -> str:
    """A formula: nothing is written."""
    return f"=LEN(TRIM({cell}))=0"


def colour(book: Book, sheet: Any, area: Area, rules: Sequence[tuple[str, str]]) -> None:
    """Colours by formulas; the first that holds wins."""
    for name, formula in rules:
        rule = {"type": "formula", "criteria": formula, "format": book.styles[name]}
        sheet.conditional_format(*area.corners, {**rule, "stop_if_true": True})


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
