"""A sheet in every format that offices send."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from html import escape

import openpyxl
import pytest
import xlsxwriter

from tests.helpers.files import hostile
from tests.helpers.files.xlsb import xlsb
from tests.helpers.messy.region import Lines

SHEET = "Лист1"
Write = Callable[[Lines], bytes]


def _day(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _text(value: object) -> str:
    """A cell as a program writes it into a text file."""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, bool):
        return "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def xlsx(lines: Lines, **options: bool) -> bytes:
    """By XlsxWriter: texts shared between cells, as Excel does it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, options) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page = book.add_worksheet(SHEET)
        for row, line in enumerate(lines):
            for column, value in enumerate(line):
                if isinstance(value, date):
                    page.write_datetime(row, column, _day(value), day)
                elif isinstance(value, str):
                    page.write_string(row, column, value)
                else:
                    page.write(row, column, value)
    return stream.getvalue()


def by_openpyxl(lines: Lines) -> bytes:
    """By openpyxl: as programs write that are not Excel."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    page = book.worksheets[0]
    page.title = SHEET
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = page.cell(row, column)
            cell.value = value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(stream)
    return stream.getvalue()


def xls(lines: Lines) -> bytes:
    """The format of 1997, as 1С saves it."""
    xlwt = pytest.importorskip("xlwt", reason="нет xlwt: .xls не записать")
    book, stream = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet(SHEET)
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, date):
                page.write(row, column, _day(value), day)
            elif value is not None:
                page.write(row, column, value)
    book.save(stream)
    return stream.getvalue()


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(_text(value))}</text:p></table:table-cell>"


def ods(lines: Lines) -> bytes:
    """As LibreOffice saves it."""
    rows = ("".join(map(_ods_cell, line)) for line in lines)
    return hostile.ods("".join(f"<table:table-row>{row}</table:table-row>" for row in rows))


def html(lines: Lines) -> bytes:
    """A page of a portal."""
    rows = ("".join(f"<td>{escape(_text(value))}</td>" for value in line) for line in lines)
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<html><meta charset="utf-8"><body><table>{table}</table></body></html>'.encode()


def texts(lines: Lines, mark: str) -> str:
    """Cells between marks, quoted where they have to be."""

    def quoted(value: object) -> str:
        text = _text(value)
        return (
            '"' + text.replace('"', '""') + '"'
            if any(c in text for c in (mark, '"', "\n"))
            else text
        )

    return "".join(mark.join(map(quoted, line)) + "\r\n" for line in lines)


FORMATS: dict[str, tuple[str, Write]] = {
    "xlsx": (".xlsx", xlsx),
    "openpyxl": (".xlsx", by_openpyxl),
    "xls": (".xls", xls),
    "xlsb": (".xlsb", lambda lines: xlsb({SHEET: lines})),
    "ods": (".ods", ods),
    "html": (".html", html),
    "csv": (".csv", lambda lines: texts(lines, ";").encode("utf-8-sig")),
    "cp1251": (".csv", lambda lines: texts(lines, ";").encode("cp1251", "replace")),
    "utf16": (".txt", lambda lines: texts(lines, "\t").encode("utf-16")),
}
"""Suffix and writer by name."""
ALL = tuple(FORMATS)
BOOKS = ("xlsx", "openpyxl", "xls", "xlsb", "ods")
TEXTS = ("csv", "cp1251", "utf16")
ZIPPED = ("xlsx", "openpyxl")
