"""The screen that commands print on."""

from typing import TextIO

from rich.console import Console

WIDTH = 100


def console(*, stderr: bool = False, file: TextIO | None = None) -> Console:
    """At most 100 columns on a screen, exactly 100 and without colours in a pipe."""
    screen = Console(stderr=stderr, file=file, highlight=False, markup=False, emoji=False)
    screen.width = min(screen.width, WIDTH) if screen.is_terminal else WIDTH
    return screen
