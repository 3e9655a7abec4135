"""The dictionary of columns: `rsnms columns`."""

from collections.abc import Iterable
from textwrap import fill

from rich.console import Console

from rsnms_cli.words.columns import Column

_INDENT = "  "


def print_columns(screen: Console, columns: Iterable[Column]) -> None:
    """Every column of a table: what it means, what is written, what it is for."""
    table = ""
    for one in columns:
        if one.table.title != table:
            table = one.table.title
            screen.print(f"\n{table}", style="bold")
        screen.print(f"\n{one.spec.header} – {one.required}", style="bold")
        for line in one.lines():
            screen.print(
                fill(line, screen.width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)
            )
