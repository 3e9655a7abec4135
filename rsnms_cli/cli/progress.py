"""One line on stderr while a long job runs: only for a person at a screen, and gone at its end."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rsnms_cli.model.progress import listen

WAIT = 1.0
"""Seconds: a job that is done before that needs no line."""


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[None]:
    """Show what the job within is at; nothing else may be printed meanwhile."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    line = _Line()
    listen(line.told)
    line.clock.start()
    try:
        yield
    finally:
        listen(None)
        line.end()


class _Line:
    """Shown by a clock of its own: a single step may take long, too."""

    def __init__(self) -> None:
        # loaded here, since the clock would load it while the job loads the rest of it
        from rich.console import Console
        from rich.live import Live
        from rich.spinner import Spinner

        self.spinner = Spinner("line")
        self.live = Live(
            self.spinner,
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self.clock = threading.Timer(WAIT, self._show)
        self.clock.daemon = True
        self.lock = threading.Lock()
        self.over = False

    def told(self, step: str, done: int, whole: int) -> None:
        """The job has come to this."""
        self.spinner.update(text=f"{step}: {done} из {whole}" if whole > 1 else step)

    def _show(self) -> None:
        with self.lock:
            if not self.over and not self.live.console.is_dumb_terminal:
                self.live.start(refresh=True)

    def end(self) -> None:
        """Erase the line, or never show it."""
        self.clock.cancel()
        with self.lock:
            self.over = True
            self.live.stop()
