"""What every workbook of ours shares: reproducible bytes, styles, literal texts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

EDGE: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
HEAD = EDGE | {"bold": True, "bg_color": "#D9E2F3", "valign": "vcenter", "text_wrap": True}
SECTION = EDGE | {"bold": True, "bg_color": "#F2F2F2"}

Styles = dict[str, Any]
LINE = 15.0
"""The height of one line of text in points, as office programs have it."""
HIGHEST = 405.0
"""No row of a workbook may be higher than 409 points."""


@contextmanager
def workbook(path: Path, title: str, year: int, styles: dict[str, dict[str, Any]]) -> Iterator[Any]:
    """A workbook and its formats; the same content gives the same bytes.

    Rows are written in order and texts inline, which halves the time of large tables. Texts that
    look like formulas, numbers or links stay texts.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with xlsxwriter.Workbook(path, options) as book:
            book.set_properties({"title": title, "created": datetime(year, 1, 1)})
            formats = {name: book.add_format(style) for name, style in styles.items()}
            yield book, formats
    except XlsxWriterException as error:
        raise OSError(0, "книга Excel не записана") from error


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height of a row of wrapped texts; office programs do not work it out alike."""
    lines = [wraps(text, width) for text, width in zip(texts, widths, strict=True)]
    return min(LINE * max([1, *lines]), HIGHEST)


@lru_cache(maxsize=65_536)
def wraps(text: str, width: float) -> int:
    """The lines that a text takes in a column; words are not broken."""
    return -(-len(text) // max(int(width * 0.9), 1))


def print_setup(sheet: Any, *, heads: int, fit: bool = True) -> None:
    """Landscape A4 with the header rows on every page; `fit`: all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    if heads:
        sheet.repeat_rows(0, heads - 1)
    if fit:
        sheet.fit_to_pages(1, 0)
