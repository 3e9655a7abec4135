"""`rsnms compare` on the terminal: a table per level whose parts add up."""

from collections.abc import Sequence
from fractions import Fraction

from rich.console import Console
from rich.table import Table

from rsnms_cli.model.comparison import Compared, Comparison, Number, Split
from rsnms_cli.model.units import LEVEL_NAMES, LEVELS
from rsnms_cli.report.tables.compare import EXPLAINED, PARTS, PRESENCE
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import LEVEL_TITLES

SHOWN = 15
"""How many units of a level the screen shows, those that changed most."""


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
