"""Writes a synthetic region as spreadsheets: plain ones, or the way exports look in life."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from rsnms_cli.model.columns import table_specs
from rsnms_cli.sample.model import Region, Row

HEADERS = {
    table: {field.field: field.header for field in spec.columns}
    for table, spec in table_specs().items()
}
"""The headers of the data contract by table and field."""
_CREATED = datetime(2024, 12, 31, 12, 0, 0)  # fixed, so that one seed gives the same bytes
_NUMBER_HEADER = "№ п/п"
_SECOND_HALF = 7  # its first month
_LAYOUTS = 3  # of the teachers' files: plain, numbered under a title, under a title


@dataclass(frozen=True)
class _Sheet:
    """A sheet to write: its table, its rows and what stands around them."""

    name: str
    table: str
    rows: Sequence[Row]
    title: str = ""
    gap: int = 0  # blank rows between the title and the header
    numbered: bool = False
    merged: bool = False


def write_exports(region: Region, folder: Path, *, plain: bool = False) -> list[Path]:
    """Write the region's spreadsheets into the folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = export_files(region, plain=plain)
    for name, write in files.items():
        write(folder / name)
    return [folder / name for name in files]


def export_files(region: Region, *, plain: bool = False) -> dict[str, Callable[[Path], None]]:
    """What writes the region's spreadsheets, by name.

    Plain means four files with one sheet each and the header on row 1.
    """
    books = _plain_books(region) if plain else _lifelike_books(region)
    return {f"{name}.xlsx": partial(_write_book, sheets=sheets) for name, sheets in books.items()}


def _plain_books(region: Region) -> dict[str, list[_Sheet]]:
    return {table: [_Sheet("Лист1", table, getattr(region, table))] for table in HEADERS}


def _lifelike_books(region: Region) -> dict[str, list[_Sheet]]:
    title = "Перечень организаций региона"
    orgs = _Sheet("Организации", "organizations", region.organizations, title, 1, merged=True)
    return {
        "Организации": [orgs],
        **_teacher_books(region),
        "Обучение": _half_years(region.trainings),
        "Диагностика": [_Sheet("Диагностика", "diagnostics", region.diagnostics)],
    }


def _teacher_books(region: Region) -> dict[str, list[_Sheet]]:
    """Make one book per municipality, in three layouts by turns."""
    place_of = {row["org_code"]: str(row["municipality"]) for row in region.organizations}
    groups: dict[str, list[Row]] = {place: [] for place in place_of.values()}
    for row in region.teachers:
        groups[place_of[row["org_code"]]].append(row)
    return {
        f"Педагоги - {place}": [_teacher_sheet(i % _LAYOUTS, place, rows)]
        for i, (place, rows) in enumerate(groups.items())
    }


def _teacher_sheet(layout: int, place: str, rows: list[Row]) -> _Sheet:
    title = f"Сведения о педагогических работниках: {place}" if layout else ""
    return _Sheet("Лист1", "teachers", rows, title, layout, numbered=layout == 1)


def _half_years(rows: list[Row]) -> list[_Sheet]:
    halves: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        end = row["end_date"]
        halves[isinstance(end, date) and end.month >= _SECOND_HALF].append(row)
    return [_Sheet(f"{i} полугодие", "trainings", half) for i, half in enumerate(halves, 1)]


def _write_book(path: Path, sheets: list[_Sheet]) -> None:
    """Write a workbook without an author and with a fixed date; raises OSError."""
    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_urls": False}) as book:
            book.set_properties({"created": _CREATED})
            bold = book.add_format({"bold": True, "text_wrap": True})
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for sheet in sheets:
                _write_sheet(book.add_worksheet(sheet.name), sheet, bold, day)
    except XlsxWriterException as error:
        raise OSError(0, "книга Excel не записана") from error


def _write_sheet(page: Any, sheet: _Sheet, bold: Any, day: Any) -> None:
    """Write the title, the header and the rows of a sheet."""
    headers = HEADERS[sheet.table]
    top = sheet.gap + 1 if sheet.title else 0
    left = int(sheet.numbered)
    if sheet.merged:
        page.merge_range(0, 0, 0, len(headers) - 1, sheet.title, bold)
    elif sheet.title:
        page.write_string(0, 0, sheet.title, bold)
    page.set_column(0, len(headers) - 1 + left, 18)
    page.write_row(top, 0, ([_NUMBER_HEADER] if left else []) + list(headers.values()), bold)
    for number, row in enumerate(sheet.rows, 1):
        if left:
            page.write_number(top + number, 0, number)
        _write_cells(page, top + number, left, [row[field] for field in headers], day)


def _write_cells(page: Any, line: int, left: int, values: Sequence[object], day: Any) -> None:
    """Write the cells of a row by type; a blank stays unwritten."""
    for column, value in enumerate(values, left):
        if isinstance(value, str):
            page.write_string(line, column, value)
        elif isinstance(value, date):
            page.write_datetime(line, column, value, day)
        elif value is not None:
            page.write_number(line, column, value)
