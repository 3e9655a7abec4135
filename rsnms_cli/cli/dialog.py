"""The dialog of `rsnms map --review`: a line read, a step made, from a terminal or a file."""

import sys

import typer
from rich.console import Console

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import Decision
from rsnms_cli.model.text import counted
from rsnms_cli.pipeline.map.review import Review
from rsnms_cli.terminal.map import print_question

SKIP, APART, UNDO, QUIT = "п", "р", "о", "в"
_SAME_KEYS = str.maketrans("ghjd", SKIP + APART + UNDO + QUIT)
"""A keyboard that still writes Latin letters."""


def talk(review: Review, screen: Console) -> None:
    """Ask until nothing waits, the analyst leaves, or there is nothing more to read.

    Raises UsageError when the mapping file cannot be read or written.
    """
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    while one := review.first:
        at = review.standing
        done = at.answers + len(at.skipped)
        print_question(screen, one, done + 1, done + len(at.waiting))
        word = _read()
        while word not in ("", QUIT) and not _step(review, one, word):
            word = _read()
        if word in ("", QUIT):
            break
    at = review.standing
    said = counted(at.answers, "решение", "решения", "решений")
    typer.echo(f"\nПринято: {said}, файл {review.path}. Ждут: {at.left}.")


def _read() -> str:
    """What was answered, "" at the end of the input."""
    typer.echo("> ", nl=False)
    line = sys.stdin.readline()
    return (line.strip().casefold().translate(_SAME_KEYS) or "?") if line else ""


def _step(review: Review, one: Decision, word: str) -> bool:
    """Do what was answered; False if that is nothing to do, which is said."""
    number = int(word) if word.isascii() and word.isdigit() else 0
    if 1 <= number <= len(one.choices):
        review.take(one.choices[number - 1])
    elif word == SKIP:
        review.skip()
    elif word == APART and one.parts:
        review.apart()
    elif word == UNDO:
        return _undo(review)
    else:
        typer.echo(f"Ответ не понят: нужно число от 1 до {len(one.choices)} или буква из списка.")
        return False
    return True


def _undo(review: Review) -> bool:
    try:
        if review.undo():
            return True
        typer.echo("Отменять нечего.")
    except UsageError as error:
        typer.echo(f"{error.what}\n  → {error.todo}")
    return False
