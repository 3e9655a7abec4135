"""Problems in short, worst first."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from rsnms_cli.model.problems import (
    LEFT_OUT,
    SEVERITY_WORDS,
    WAITING,
    Problem,
    Severity,
    left_out_words,
)
from rsnms_cli.model.text import counted

PLACES = 3


STYLES = {Severity.FATAL: "bold red", Severity.ERROR: "red", Severity.WARNING: "yellow"}


def print_problems(screen: Console, problems: Sequence[Problem], *, whole: bool = False) -> None:
    """Problems by code, worst first, each with its first places (or all)."""
    others = [one for one in problems if one.code != WAITING]
    for code, group in groupby(others, key=lambda problem: (problem.severity, problem.code)):
        alike = list(group)
        if code[1] == LEFT_OUT:
            screen.print(Text(left_out_words(alike), f"{STYLES[code[0]]} bold"))
            continue
        places = counted(sum(len(one.places) for one in alike), "место", "места", "мест")
        screen.print(Text(SEVERITY_WORDS[code[0]], STYLES[code[0]]), f"{code[1]} ({places})")
        listed = alike if whole or code[0] is Severity.FATAL else alike[:PLACES]
        for problem in listed:
            place = f"{problem.place}: " if str(problem.place) else ""
            screen.print(f"  {place}{problem.what}", soft_wrap=not screen.is_terminal)
            screen.print(f"    → {problem.todo}", soft_wrap=not screen.is_terminal)
        if len(listed) < len(alike):
            screen.print(f"  … и ещё {len(alike) - len(listed)}")
    for one in (one for one in problems if one.code == WAITING):
        screen.print(Text(f"{one.what}: rsnms map --review", STYLES[one.severity]), soft_wrap=True)
