"""A methodology as a table: `rsnms methodology show`."""

from rich.console import Console
from rich.table import Table

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.units import LEVELS
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import (
    LEVEL_TITLES,
    lines,
    rule_words,
    target_words,
)


def print_methodology(screen: Console, methodology: Methodology) -> None:
    """Every indicator with its rule and targets."""
    screen.print(methodology.title, style="bold")
    screen.print(f"{methodology.source}\n")
    for level in LEVELS:
        if not methodology.table(level).indicators:
            continue
        table = Table(title=LEVEL_TITLES[level], title_justify="left", expand=True)
        table.add_column("№", width=5)
        table.add_column("Показатель", ratio=3)
        table.add_column("Правило", ratio=2)
        table.add_column("Макс.", justify="right", width=6)
        table.add_column("Цели", width=20)
        for line in lines(methodology, level):
            if line.kind == "section":
                table.add_row(line.code, line.title, "", "", "", style="bold")
            elif line.item:
                most = line.item.max_points
                targets = [
                    f"{year}: {target_words(line.item, line.item.target(year))}"
                    for year in line.item.targets
                ]
                limit = "" if most is None else human(most)
                cells = (line.code, line.title, rule_words(methodology, level, line.item))
                table.add_row(*cells, limit, "\n".join(targets))
        screen.print(table)
