"""problems.csv and its rows (contract, section 4)."""

from collections.abc import Iterable

from rsnms_cli.model.problems import Problem
from rsnms_cli.report.tables.machine import to_csv

PROBLEM_COLUMNS = ("code", "level", "file", "sheet", "cell", "what", "todo")


def problem_rows(problems: Iterable[Problem]) -> Iterable[list[str]]:
    """One row per problem."""
    for p in problems:
        yield [p.code, p.severity, p.place.file, p.place.sheet, p.place.cell, p.what, p.todo]


def problems_csv(problems: Iterable[Problem]) -> str:
    """The text of problems.csv."""
    return to_csv(PROBLEM_COLUMNS, problem_rows(problems))
