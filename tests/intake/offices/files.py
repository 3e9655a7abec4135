"""Sheets that were drawn as files: text with semicolons, .xlsx, .xls."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlwt

Lines = list[list[object]]
Area = tuple[int, int, int, int]
HELPERS: Lines = [["да", "предметные"], ["нет", "методические"], [None, "управленческие"]]
"""A hidden sheet of what drop-down lists offer."""


@dataclass
class Drawn:
    """The cells of a sheet, and which of them are joined."""

    name: str
    lines: Lines = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    """Top, left, bottom and right, counted from 0."""


def write_file(path: Path, drawn: Sequence[Drawn], *, helpers: bool) -> None:
    """Write sheets in the format that the name says, with a hidden sheet of helpers or without."""
    write = {".csv": _csv, ".xls": _xls, ".xlsx": _xlsx}[path.suffix]
    write(path, drawn, helpers)


def _csv(path: Path, drawn: Sequence[Drawn], _: bool) -> None:
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


def _xlsx(path: Path, drawn: Sequence[Drawn], helpers: bool) -> None:
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


def _xls(path: Path, drawn: Sequence[Drawn], helpers: bool) -> None:
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
