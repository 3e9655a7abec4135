"""Readings on the terminal: the question, the choice, whom another one changes."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.effects import UnitChange, Variant
from rsnms_cli.model.text import counted
from rsnms_cli.model.units import LEVEL_NAMES
from rsnms_cli.words.numbers import human

SHOWN = 12


def print_readings(screen: Console, methodology: Methodology, variants: Sequence[Variant]) -> None:
    """Every question with the reading in force and why; under it the units another one changes."""
    for reading in methodology.readings:
        screen.print(Text(reading.id, "bold"), reading.question)
        screen.print(f"  пункт: {reading.clause}")
        screen.print(f"  сейчас: {reading.current.id} – {reading.current.title}")
        screen.print(f"  почему: {reading.why}")
        for variant in variants:
            if variant.reading == reading.id:
                _print_variant(screen, variant)
        screen.print()
    if not methodology.readings:
        screen.print("В этой методике нет мест, которые можно прочесть по-разному.")


def _print_variant(screen: Console, variant: Variant) -> None:
    places = len(variant.changes) - variant.points_changed
    effects = [
        f"{what} у {counted(number, 'единицы', 'единиц', 'единиц')}"
        for what, number in (
            ("баллы изменятся", variant.points_changed),
            ("только место", places),
            ("только значения", variant.values_only),
        )
        if number
    ]
    effect = ", ".join(effects) or "на ваших данных ничего не изменится"
    screen.print(f"  иначе: {variant.choice} – {variant.instead}: {effect}")
    if variant.changes:
        screen.print(_changes_table(variant.changes))


def _changes_table(changes: Sequence[UnitChange]) -> Table:
    table = Table(expand=True)
    table.add_column("Уровень", width=14)
    table.add_column("Единица")
    table.add_column("Баллы", width=16)
    table.add_column("Место", width=12)
    by_points = sorted(changes, key=lambda one: one.points[0] == one.points[1])
    for one in by_points[:SHOWN]:
        points, rank = map(human, one.points), map(str, one.rank)
        name = one.name if one.level != "school" else f"{one.code} {one.name}"
        cells = (LEVEL_NAMES[one.level], name, " → ".join(points), " → ".join(rank))
        table.add_row(*cells)
    if len(changes) > SHOWN:
        table.add_row("…", f"ещё {len(changes) - SHOWN}, все – с --json", "", "")
    return table
