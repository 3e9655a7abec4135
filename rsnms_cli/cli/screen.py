"""Printing that does not care whether somebody still reads."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def printing() -> Iterator[None]:
    """The reader of a pipe may leave (rich then exits): the command's own exit code stays."""
    try:
        yield
    except (BrokenPipeError, SystemExit):
        return
