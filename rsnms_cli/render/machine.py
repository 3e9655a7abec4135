"""results.csv, summary.csv, problems.csv and their JSON (contract, section 4)."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rsnms_cli.model.problems import Problem
from rsnms_cli.model.results import Results, UnitScores
from rsnms_cli.words.numbers import Exact, json_number, machine

UNIT_COLUMNS = ("methodology", "period", "level", "unit_code", "unit_name")
RESULT_COLUMNS = (
    *UNIT_COLUMNS,
    "indicator",
    "numerator",
    "denominator",
    "value",
    "target",
    "achieved",
    "points",
    "max_points",
    "status",
)
SUMMARY_COLUMNS = (*UNIT_COLUMNS, "points", "max_points", "rank")
PROBLEM_COLUMNS = ("code", "level", "file", "sheet", "cell", "what", "todo")


def result_rows(results: Results) -> Iterable[list[Any]]:
    """One row per unit and indicator, numbers exact."""
    for units in results.levels.values():
        for unit in units:
            head = unit_head(results, unit)
            for code, score in unit.scores.items():
                status, value, numerator, denominator, target, achieved, points, most, _ = score
                goal = 1 if target is True else target
                numbers = (numerator, denominator, value, goal, achieved, points, most)
                yield [*head, code, *numbers, status]


def summary_rows(results: Results) -> Iterable[list[Any]]:
    """One row per unit: points, maximum and rank."""
    for units in results.levels.values():
        for unit in units:
            yield [*unit_head(results, unit), unit.total.points, unit.total.max_points, unit.rank]


def problem_rows(problems: Iterable[Problem]) -> Iterable[list[str]]:
    """One row per problem."""
    for p in problems:
        yield [p.code, p.level, p.place.file, p.place.sheet, p.place.cell, p.what, p.todo]


def unit_head(results: Results, unit: UnitScores) -> list[str]:
    """The columns of `UNIT_COLUMNS`."""
    of = unit.unit
    return [results.methodology, results.period, of.level, of.code, of.name]


_NOT_PLAIN = {bool, Decimal, Fraction}
"""What the csv module would not write by the contract; texts, whole numbers and blanks it does."""


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Text of a csv file with a comma and `\\n`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([machine(c) if type(c) in _NOT_PLAIN else c for c in row] for row in rows)
    return text.getvalue()


def results_csv(results: Results) -> str:
    """The text of results.csv."""
    return to_csv(RESULT_COLUMNS, result_rows(results))


def summary_csv(results: Results) -> str:
    """The text of summary.csv."""
    return to_csv(SUMMARY_COLUMNS, summary_rows(results))


def problems_csv(problems: Iterable[Problem]) -> str:
    """The text of problems.csv."""
    return to_csv(PROBLEM_COLUMNS, problem_rows(problems))


def to_records(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """The same rows as JSON objects; blank is null, `achieved` true or false."""
    return [dict(zip(columns, map(_json, row), strict=True)) for row in rows]


def _json(cell: str | Exact | None) -> Any:
    return cell if isinstance(cell, str | bool) else json_number(cell)


def outcome_json(results: Results, problems: Sequence[Problem]) -> str:
    """Results, summary and problems as one JSON document."""
    return to_json(
        {
            "results": to_records(RESULT_COLUMNS, result_rows(results)),
            "summary": to_records(SUMMARY_COLUMNS, summary_rows(results)),
            "problems": to_records(PROBLEM_COLUMNS, problem_rows(problems)),
        }
    )


def to_json(value: Any) -> str:
    """Readable JSON with Russian letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
