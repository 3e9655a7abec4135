"""A comparison of two periods as a workbook of one list."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rsnms_cli.model.comparison import Comparison
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.units import LEVEL_NAMES
from rsnms_cli.office.output import Write, write_text
from rsnms_cli.office.xlsx_book import EDGE, HEAD, workbook
from rsnms_cli.office.xlsx_lists import write_list
from rsnms_cli.office.xlsx_rows import row_sheet
from rsnms_cli.report.tables.compare import (
    EXPLAINED,
    PARTS,
    PRESENCE,
    comparison_csv,
    comparison_rows,
)

_WHAT = {"total": "итог", "points": "вклад в итог", "value": "значение"}


_HEADS = (
    ("Уровень", 16), ("Код", 22), ("Наименование", 40), ("Наличие", 12), ("№", 8), ("Что", 14),
    ("Было", 11), ("Стало", 11), ("Изменение", 11), *((part, 11) for part in PARTS),
    ("Место было", 10), ("Место стало", 10),
)  # fmt: skip


_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": HEAD,
    "text": EDGE | {"text_wrap": True},
    "number": EDGE | {"align": "right", "num_format": "General"},
    "change": EDGE | {"align": "right", "num_format": "+0.######;-0.######;0"},
}


def comparison_file(found: Comparison, out: Path, *, indicators: bool) -> Write:
    """A writer of all rows, as csv or as a workbook by the ending of `out`."""
    if out.suffix.lower() == ".csv":
        return write_text(comparison_csv(found, indicators=indicators))
    return lambda path: _write(found, path, indicators=indicators)


def _write(found: Comparison, path: Path, *, indicators: bool) -> None:
    """A workbook of one list, the notes on a sheet of their own."""
    year = parse_period(found.now.period).year
    title = f"Сравнение {found.before.period} и {found.now.period}"
    with workbook(path, title, year, _STYLES) as (book, styles):
        about = book.add_worksheet("О сравнении")
        about.set_column(0, 0, 110)
        about.write_string(0, 0, title, styles["title"])
        for row, note in enumerate((*found.notes, *EXPLAINED), start=1):
            about.write_string(row, 0, note, styles["text"])
        rows = comparison_rows(found, indicators=indicators)
        write_list(_HEADS, _book_rows(rows), row_sheet(book, "Изменения", styles))


def _book_rows(rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    for level, code, name, presence, indicator, what, *numbers in rows:
        head = [LEVEL_NAMES[level], code, name, PRESENCE[presence], indicator, _WHAT[what]]
        styles = ("number", "number", *("change",) * 4, "number", "number")
        cells = [
            ("–" if index < 6 else "") if number is None else (float(number), style)
            for index, (number, style) in enumerate(zip(numbers, styles, strict=True))
        ]
        yield [*head, *cells]
