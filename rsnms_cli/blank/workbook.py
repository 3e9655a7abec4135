"""A blank table as a workbook: the sheet to fill in, an example, what the columns mean."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rsnms_cli.blank.cells import (
    STYLES,
    accept,
    colour,
    head_of,
    lists_of,
    style_of,
    value_of,
    width_of,
)
from rsnms_cli.blank.texts import texts
from rsnms_cli.model.forms import EXAMPLE_SHEET, NOTES_SHEET, TABLE_SHEET
from rsnms_cli.model.problems import letters
from rsnms_cli.office.output import Write
from rsnms_cli.office.xlsx_book import height, print_setup, workbook
from rsnms_cli.office.xlsx_lists import write_block
from rsnms_cli.office.xlsx_rows import row_sheet
from rsnms_cli.words.columns import Column
from rsnms_cli.words.wording import fill

_YEAR = 2000
"""The workbook's date of creation says nothing: the same table gives the same bytes."""
_NOTE_WIDTHS = (24, 18, 44, 40, 44, 30)
_COMMENT_WIDTH, _COMMENT_LETTERS, _COMMENT_LINE = 440, 62, 17
"""Of a comment: pixels, how many letters stand in them, pixels of a line."""


def blank_files(tables: Mapping[str, Sequence[Column]]) -> dict[str, Write]:
    """A workbook per table, by file name: «Организации.xlsx»."""
    return {
        f"{columns[0].table.title}.xlsx": partial(write_blank, columns)
        for columns in tables.values()
    }


def write_blank(columns: Sequence[Column], path: Path) -> None:
    """Write the workbook of one table; the same columns give the same bytes."""
    title = columns[0].table.title
    with workbook(path, title, _YEAR, STYLES) as (book, styles):
        _table_sheet(book.add_worksheet(title), styles, columns)
        _example_sheet(book.add_worksheet(EXAMPLE_SHEET), styles, columns)
        _notes_sheet(row_sheet(book, NOTES_SHEET, styles), columns)
        _hidden_sheet(book, columns)


def _table_sheet(sheet: Any, styles: dict[str, Any], columns: Sequence[Column]) -> None:
    """Headers with comments over empty cells that know what they accept."""
    _head(sheet, styles, columns, 0)
    for index, column in enumerate(columns):
        accept(sheet, index, column)
        _comment(sheet, index, column)
    colour(sheet, styles, columns)
    sheet.freeze_panes(1, 1)
    _printed(sheet, columns, heads=1)


def _head(sheet: Any, styles: dict[str, Any], columns: Sequence[Column], row: int) -> None:
    widths = [width_of(column.spec) for column in columns]
    sheet.set_row(row, height([column.spec.header for column in columns], widths))
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        one = column.spec
        sheet.set_column(index, index, width, styles[style_of(one)])
        sheet.write_string(row, index, one.header, styles[head_of(column)])


def _comment(sheet: Any, index: int, column: Column) -> None:
    required = f"{column.required[0].upper()}{column.required[1:]}"
    lines = [f"{required}.", *column.lines(spellings=False)]
    rows = sum(-(-len(line) // _COMMENT_LETTERS) for line in lines) + 1
    size = {"width": _COMMENT_WIDTH, "height": rows * _COMMENT_LINE}
    sheet.write_comment(0, index, "\n".join(lines), {"font_size": 9, **size})


def _printed(sheet: Any, columns: Sequence[Column], *, heads: int) -> None:
    print_setup(sheet, heads=heads)
    sheet.set_footer(f"&L{columns[0].table.title}&R&P / &N")


def _example_sheet(sheet: Any, styles: dict[str, Any], columns: Sequence[Column]) -> None:
    """Made-up rows; the sheet is not read, so that nothing can be written into it either."""
    said = fill(texts().example, {"table": columns[0].table.title})
    sheet.write_string(0, 0, said, styles["title"])
    _head(sheet, styles, columns, 1)
    for row, cells in enumerate(zip(*(c.spec.example for c in columns), strict=True), start=2):
        for index, (column, text) in enumerate(zip(columns, cells, strict=True)):
            one = column.spec
            sheet.write(row, index, value_of(one, text), styles[f"example_{style_of(one)}"])
    sheet.freeze_panes(2, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    _printed(sheet, columns, heads=2)


def _notes_sheet(sheet: Any, columns: Sequence[Column]) -> None:
    """How to fill in the table, then all that can be said of its columns."""
    words, named = texts(), {"table": columns[0].table.title}
    sheet.add([sheet.text(fill(words.title, named), "title")])
    people = any(column.spec.personal for column in columns)
    for line in (*words.lines, *([words.personal] if people else [])):
        sheet.add([sheet.text(fill(line, named), "plain")])
    sheet.skip()
    for index, width in enumerate(_NOTE_WIDTHS):
        sheet.set_column(index, index, width)
    heads = list(zip(words.heads, _NOTE_WIDTHS, strict=True))
    write_block(sheet, heads, [_note(column) for column in columns])
    sheet.protect("", {"format_columns": True, "format_rows": True})
    _printed(sheet, columns, heads=0)


def _note(column: Column) -> list[str]:
    purpose = "\n".join(column.purpose)
    one = column.spec
    return [one.header, column.required, one.meaning, column.values, purpose, column.absence]


def _hidden_sheet(book: Any, columns: Sequence[Column]) -> None:
    """What the program finds its own sheets by, what the example says, the drop-down lists."""
    rows = {"": (EXAMPLE_SHEET, NOTES_SHEET), " ": columns[0].spec.example, **lists_of(columns)}
    sheet = book.add_worksheet(TABLE_SHEET)
    for row, (name, words) in enumerate(rows.items()):
        for index, text in enumerate(words):
            sheet.write_string(row, index, text)
        if name.strip():
            cells = f"$A${row + 1}:${letters(len(words) - 1)}${row + 1}"
            book.define_name(name, f"='{TABLE_SHEET}'!{cells}")
    sheet.hide()
