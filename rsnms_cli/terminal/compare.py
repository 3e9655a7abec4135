"""A comparison of two periods: on the terminal, as csv, json and a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from rsnms_cli.model.comparison import Compared, Comparison, Number, Presence, Split
from rsnms_cli.model.units import LEVEL_NAMES, LEVELS
from rsnms_cli.office.xlsx_book import EDGE, HEAD, workbook
from rsnms_cli.office.xlsx_lists import write_list
from rsnms_cli.office.xlsx_rows import row_sheet
from rsnms_cli.report.tables.machine import to_csv, to_json, to_records
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import LEVEL_TITLES

SHOWN = 15
"""How many units of a level the screen shows, those that changed most."""
COLUMNS = (
    "level", "unit_code", "unit_name", "presence", "indicator", "what", "before", "now",
    "difference", "methodology", "roster", "data", "rank_before", "rank_now",
)  # fmt: skip
PRESENCE: dict[Presence, str] = {"both": "", "appeared": "появилась", "left": "выбыла"}
PARTS = ("Методика", "Состав", "Данные")
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


def print_comparison(screen: Console, found: Comparison, *, indicators: bool = False) -> None:
    """What the reader must know, then a table per level; a line's parts add up to its change."""
    before, now = found.before, found.now
    screen.print(f"{before.period} ({before.digest}) → {now.period} ({now.digest})", style="bold")
    for note in found.notes:
        screen.print(f"• {note}")
    for level in LEVELS:
        units = [one for one in found.units if one.unit.level == level]
        if units:
            screen.print()
            _print_level(screen, LEVEL_TITLES[level], units)
    for one in found.units if indicators else ():
        _print_indicators(screen, one)
    screen.print()
    for line in EXPLAINED:
        screen.print(line)


def _print_level(screen: Console, title: str, units: Sequence[Compared]) -> None:
    if not any(one.total.before or one.total.now for one in units):
        screen.print(f"{title}: итогов нет; значения показателей – с --indicators")
        return
    table = _table(title, "Единица")
    table.add_column("Место", justify="right", width=9)
    order = sorted(units, key=_change, reverse=True)
    for one in order[:SHOWN]:
        unit, gone = one.unit, PRESENCE[one.presence]
        name = f"{unit.code} {unit.name}" if unit.level == "school" else unit.name
        places = " → ".join("–" if place is None else str(place) for place in one.rank)
        table.add_row(f"{name} ({gone})" if gone else name, *_cells(one.total), places)
    if len(order) > SHOWN:
        table.add_row(f"… ещё {len(order) - SHOWN}, все – с --out")
    screen.print(table)


def _change(one: Compared) -> Fraction:
    return abs(Fraction(one.total.difference or 0))


def _print_indicators(screen: Console, one: Compared) -> None:
    """The indicators whose value or contribution changed."""
    table = _table(f"{LEVEL_NAMES[one.unit.level]} {one.unit.name}", "Показатель")
    for item in one.indicators:
        for what, split in (("значение", item.value), ("вклад в итог", item.adds)):
            if split.before != split.now or any((split.methodology, split.roster, split.data)):
                table.add_row(f"{item.code} {what}", *_cells(split))
    if table.row_count:
        screen.print()
        screen.print(table)


def _table(title: str, first: str) -> Table:
    table = Table(title=title, title_justify="left", expand=True)
    table.add_column(first, ratio=1)
    for name in ("Было", "Стало", "Изменение", *PARTS):
        table.add_column(name, justify="right", width=max(8, len(name)))
    return table


def _cells(split: Split) -> list[str]:
    changes = (split.difference, split.methodology, split.roster, split.data)
    return [_shown(split.before), _shown(split.now), *map(_signed, changes)]


def _shown(number: Number | None) -> str:
    return "–" if number is None else human(number)


def _signed(number: Number | None) -> str:
    return f"+{human(number)}" if number is not None and number > 0 else _shown(number)


def comparison_rows(found: Comparison, *, indicators: bool) -> Iterator[list[Any]]:
    """A row per total; with `indicators` also the value of each and what it adds to the total."""
    for one in found.units:
        unit = one.unit
        head = [unit.level, unit.code, unit.name, one.presence]
        yield [*head, "", "total", *_numbers(one.total), *one.rank]
        for item in one.indicators if indicators else ():
            yield [*head, item.code, "value", *_numbers(item.value), None, None]
            yield [*head, item.code, "points", *_numbers(item.adds), None, None]


def _numbers(split: Split) -> list[Number | None]:
    parts = [split.methodology, split.roster, split.data]
    return [split.before, split.now, split.difference, *parts]


def comparison_csv(found: Comparison, *, indicators: bool) -> str:
    """The rows as text of a csv file."""
    return to_csv(COLUMNS, comparison_rows(found, indicators=indicators))


def comparison_json(found: Comparison, *, indicators: bool) -> str:
    """Both sides, the notes, and the rows."""
    rows = to_records(COLUMNS, comparison_rows(found, indicators=indicators))
    sides = {"before": vars(found.before), "now": vars(found.now)}
    return to_json({**sides, "notes": list(found.notes), "rows": rows})


def write_comparison(found: Comparison, year: int, path: Path, *, indicators: bool) -> None:
    """A workbook of one list, the notes on a sheet of their own."""
    title = f"Сравнение {found.before.period} и {found.now.period}"
    with workbook(path, title, year, _STYLES) as (book, styles):
        about = book.add_worksheet("О сравнении")
        about.set_column(0, 0, 110)
        about.write_string(0, 0, title, styles["title"])
        for row, note in enumerate((*found.notes, *EXPLAINED), start=1):
            about.write_string(row, 0, note, styles["text"])
        rows = comparison_rows(found, indicators=indicators)
        write_list(_HEADS, _book_rows(rows), row_sheet(book, "Изменения", styles))


EXPLAINED = (
    "Методика: прежние данные пересчитаны по новой методике, её прочтениям и целям года.",
    "Состав: кто прибыл, выбыл и перешёл, какие организации появились и закрылись. "
    "Единица, которой не было в одном из периодов, входит сюда целиком.",
    "Данные: что изменилось у тех же людей и организаций.",
    "Три части складываются точно. Прочерк: числа не было, вычитать не из чего.",
)


def _book_rows(rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    for level, code, name, presence, indicator, what, *numbers in rows:
        head = [LEVEL_NAMES[level], code, name, PRESENCE[presence], indicator, _WHAT[what]]
        styles = ("number", "number", *("change",) * 4, "number", "number")
        cells = [
            ("–" if index < 6 else "") if number is None else (float(number), style)
            for index, (number, style) in enumerate(zip(numbers, styles, strict=True))
        ]
        yield [*head, *cells]
