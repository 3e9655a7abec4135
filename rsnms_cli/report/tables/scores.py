"""results.csv, summary.csv, problems.csv and their JSON (contract, section 4)."""

from collections.abc import Iterable, Sequence
from typing import Any

from rsnms_cli.model.problems import Problem
from rsnms_cli.model.results import Results, UnitScores
from rsnms_cli.report.tables.machine import to_csv, to_json, to_records
from rsnms_cli.report.tables.problems import PROBLEM_COLUMNS, problem_rows

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


def result_rows(results: Results) -> Iterable[list[Any]]:
    """One row per unit and indicator, numbers exact."""
    for units in results.levels.values():
        for unit in units:
            head = unit_head(results, unit)
            for code, score in unit.scores.items():
                goal = 1 if score.target is True else score.target
                shares = (score.numerator, score.denominator, score.value, goal, score.achieved)
                yield [*head, code, *shares, score.points, score.max_points, score.status]


def summary_rows(results: Results) -> Iterable[list[Any]]:
    """One row per unit: points, maximum and rank."""
    for units in results.levels.values():
        for unit in units:
            yield [*unit_head(results, unit), unit.total.points, unit.total.max_points, unit.rank]


def unit_head(results: Results, unit: UnitScores) -> list[str]:
    """The columns of `UNIT_COLUMNS`."""
    of = unit.unit
    return [results.methodology, results.period, of.level, of.code, of.name]


def results_csv(results: Results) -> str:
    """The text of results.csv."""
    return to_csv(RESULT_COLUMNS, result_rows(results))


def summary_csv(results: Results) -> str:
    """The text of summary.csv."""
    return to_csv(SUMMARY_COLUMNS, summary_rows(results))


def outcome_json(results: Results, problems: Sequence[Problem]) -> str:
    """Results, summary and problems as one JSON document."""
    return to_json(
        {
            "results": to_records(RESULT_COLUMNS, result_rows(results)),
            "summary": to_records(SUMMARY_COLUMNS, summary_rows(results)),
            "problems": to_records(PROBLEM_COLUMNS, problem_rows(problems)),
        }
    )
