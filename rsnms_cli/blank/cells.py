"""The cells of a blank table: their formats, what they accept, what is coloured."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Any

from rsnms_cli.blank.texts import texts
from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import letters
from rsnms_cli.office.xlsx_book import EDGE, HEAD
from rsnms_cli.words.columns import Column
from rsnms_cli.words.wording import fill

LAST_ROW = 50_000
"""Cells are prepared down to this row; a region has fewer rows in one file."""
YES_NO = "yes_no"
_CELLS = {"cell": {"num_format": "@"}, "day": {"num_format": "dd.mm.yyyy"}, "number": {}}
STYLES: dict[str, dict[str, Any]] = {
    "required": HEAD | {"bg_color": "#B4C6E7"},
    "optional": HEAD | {"bold": False},
    "unneeded": HEAD | {"bold": False, "bg_color": "#FFFFFF"},
    "head": HEAD,
    "title": {"bold": True, "font_size": 14},
    "plain": {},
    "text": EDGE | {"text_wrap": True},
    "missing": {"bg_color": "#FFF2CC"},
    "wrong": {"bg_color": "#FFC7CE"},
    **_CELLS,
    **{f"example_{name}": EDGE | _CELLS[name] | {"italic": True} for name in _CELLS},
}
_NARROWEST, _WIDEST = 12, 32
_FIRST_DAY, _LAST_DAY = date(1930, 1, 1), date(2099, 12, 31)
_MOST = 1_000_000
_LONGEST = 250


def style_of(one: Field) -> str:
    """The style of a column's cells: everything but days and numbers is text, as it is typed."""
    return {"date": "day", "number": "number"}.get(one.type, "cell")


def width_of(one: Field) -> int:
    """The width of a column: that of the words of its header, its list and its example."""
    words = (*one.header.split(), *one.values, *one.example)
    return min(max(_NARROWEST, *map(len, words)) + 2, _WIDEST)


def head_of(column: Column) -> str:
    """The style of a header: bold where the column is required, white where no number needs it."""
    if column.spec.required:
        return "required"
    return "optional" if column.uses else "unneeded"


def lists_of(columns: Iterable[Column]) -> dict[str, Sequence[str]]:
    """The drop-down lists of a table by the defined names that its cells refer to."""
    found: dict[str, Sequence[str]] = {}
    for column in columns:
        if name := _list_name(column.spec):
            found[name] = _choices(column.spec)
    return found


def _list_name(one: Field) -> str:
    if one.type in ("flag", "presence", "register"):
        return YES_NO
    return f"values_{one.field}" if one.values else ""


def _choices(one: Field) -> Sequence[str]:
    if one.type != "list":
        return one.values or ("да", "нет")
    sizes = range(1, len(one.values) + 1)
    return ["; ".join(some) for size in sizes for some in combinations(one.values, size)]


def accept(sheet: Any, index: int, column: Column) -> None:
    """What the cells of a column accept, and what is said to anything else."""
    if rule := _rule(column.spec):
        words = texts()
        message = fill(words.error_message, {"values": column.values})
        told = {"error_title": words.error_title[:32], "error_message": message[:_LONGEST]}
        sheet.data_validation(1, index, LAST_ROW - 1, index, rule | told)


def _rule(one: Field) -> dict[str, Any]:
    """A list is only a help where other words are fine, too."""
    if name := _list_name(one):
        closed = one.type in ("flag", "enum")
        return {"validate": "list", "source": f"={name}", "show_error": closed}
    ranges = {
        "date": ("date", _FIRST_DAY, _LAST_DAY),
        "number": ("decimal", one.min, _MOST if one.max is None else one.max),
    }
    if one.type not in ranges:
        return {}
    kind, least, most = ranges[one.type]
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}


def colour(sheet: Any, styles: dict[str, Any], columns: Sequence[Column]) -> None:
    """Colour what is missing from a row that has been begun, and words that are in no list."""
    row = f"$A2:${letters(len(columns) - 1)}2"
    for index, column in enumerate(columns):
        cell = f"{letters(index)}2"
        if column.spec.required:
            formula = f"=AND(COUNTA({row})>0,LEN(TRIM({cell}))=0)"
            _when(sheet, index, formula, styles["missing"])
        if column.spec.type == "enum":
            known = f"MATCH(TRIM({cell}),{_list_name(column.spec)},0)"
            formula = f"=AND(LEN(TRIM({cell}))>0,ISNA({known}))"
            _when(sheet, index, formula, styles["wrong"])


def _when(sheet: Any, index: int, formula: str, style: Any) -> None:
    rule = {"type": "formula", "criteria": formula, "format": style}
    sheet.conditional_format(1, index, LAST_ROW - 1, index, rule)


def value_of(one: Field, text: str) -> str | float | datetime | None:
    """A cell of the example, as the type of its column has it."""
    if one.type == "date" and text:
        return datetime.strptime(text, "%d.%m.%Y")
    return float(text) if one.type == "number" and text else text or None
