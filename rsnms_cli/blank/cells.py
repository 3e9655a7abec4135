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
    sets = (
        chosen for size in range(len(one.values)) for chosen in combinations(one.values, size + 1)
    )
    return ["; ".join(chosen) for chosen in sets]


def accept(sheet: Any, index: int, column: Column) -> None:
    """What the cells of a column accept; other words than those of a list where these are fine."""
    one, words = column.spec, texts()
    rule: dict[str, Any] = {}
    if name := _list_name(one):
        rule = {
            "validate": "list",
            "source": f"={name}",
            "show_error": one.type in ("flag", "enum"),
        }
    elif one.type == "date":
        days = {"minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        rule = {"validate": "date", "criteria": "between", **days}
    elif one.type == "number":
        rule = {"validate": "decimal", "criteria": ">=", "value": one.min}
        if one.max is not None:
            most = {"criteria": "between", "minimum": one.min, "maximum": one.max}
            rule = {"validate": "decimal", **most}
    if rule:
        message = fill(words.error_message, {"values": column.values})
        told = {"error_title": words.error_title[:32], "error_message": message[:_LONGEST]}
        sheet.data_validation(1, index, LAST_ROW - 1, index, rule | told)


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
