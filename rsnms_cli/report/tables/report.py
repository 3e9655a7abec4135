"""The report's numbers for machines: results, totals with their spans, the steps up."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import Unit
from rsnms_cli.office.output import Write, write_text
from rsnms_cli.report.tables.machine import to_csv, to_records
from rsnms_cli.report.tables.problems import PROBLEM_COLUMNS, problem_rows, problems_csv
from rsnms_cli.report.tables.scores import (
    RESULT_COLUMNS,
    UNIT_COLUMNS,
    result_rows,
    results_csv,
    summary_csv,
    unit_head,
)
from rsnms_cli.report.view import Report

Rows = Iterable[Sequence[Any]]
TOTAL_COLUMNS = (
    *UNIT_COLUMNS, "points", "highest", "open", "best_rank", "worst_rank", "missing",
    "attained_percent", "attained_rank", "teachers", "schools", "asked", "answered",
)  # fmt: skip
STEP_COLUMNS = (
    *UNIT_COLUMNS, "indicator", "part", "goal", "threshold", "counted", "needed", "gain",
)  # fmt: skip
FOLLOWUP_COLUMNS = (
    *UNIT_COLUMNS, "indicator", "part", "goal", "threshold", "counted", "needed", "outcome",
    "before", "now", "value_before", "value_now",
)  # fmt: skip
PACE_COLUMNS = (
    *UNIT_COLUMNS, "indicator", "numerator", "denominator", "value", "target", "achieved",
    "needed", "per_month", "linear", "linear_achieved",
)  # fmt: skip


def csv_files(report: Report) -> dict[str, Write]:
    """results.csv, summary.csv, problems.csv as `score` writes them; units.csv and steps.csv.

    followup.csv and pace.csv where there is a previous report, and half a year.
    """
    return {
        "results.csv": write_text(results_csv(report.results)),
        "summary.csv": write_text(summary_csv(report.results)),
        "problems.csv": write_text(problems_csv(report.problems)),
        "units.csv": write_text(to_csv(TOTAL_COLUMNS, unit_rows(report))),
        "steps.csv": write_text(to_csv(STEP_COLUMNS, step_rows(report))),
        **{
            f"{name}.csv": write_text(to_csv(columns, rows))
            for name, columns, rows in _dated(report)
        },
    }


def json_files(report: Report) -> dict[str, Write]:
    """Everything in one document."""
    content = {
        "results": to_records(RESULT_COLUMNS, result_rows(report.results)),
        "units": to_records(TOTAL_COLUMNS, unit_rows(report)),
        "steps": to_records(STEP_COLUMNS, step_rows(report)),
        "problems": to_records(PROBLEM_COLUMNS, problem_rows(report.problems)),
        **{name: to_records(columns, rows) for name, columns, rows in _dated(report)},
    }
    # without line breaks: a region has tens of thousands of records
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return {"report.json": write_text(text + "\n")}


def _dated(report: Report) -> Iterable[tuple[str, Sequence[str], Rows]]:
    if report.followup:
        yield "followup", FOLLOWUP_COLUMNS, followup_rows(report)
    if report.pace:
        yield "pace", PACE_COLUMNS, pace_rows(report)


def _units(report: Report) -> Iterable[tuple[list[str], UnitReport]]:
    for units in report.units.values():
        for one in units:
            yield unit_head(report.results, one.scores), one


def unit_rows(report: Report) -> Rows:
    """A row per unit: points, what they could be, fairness, size, answers."""
    for head, one in _units(report):
        span, fair = one.span, one.fair
        top = None if span.open else span.high
        yield (
            *head, span.low, top, span.open, *span.ranks, " ".join(span.missing), fair.attained,
            fair.rank, one.size.teachers, one.size.schools, one.asked, one.answered,
        )  # fmt: skip


def step_rows(report: Report) -> Rows:
    """A row per step, best first within a unit; `needed` is blank where it cannot be reached."""
    for head, one in _units(report):
        for step in one.steps:
            yield (
                *head, step.code, step.part, step.goal, step.threshold, step.thing, step.needed,
                step.gain,
            )  # fmt: skip


def followup_rows(report: Report) -> Rows:
    """A row per step of the previous report: what became of it, the numbers then and now."""
    for one in report.followup:
        step = one.step
        yield (
            *_head(report, one.unit), step.code, step.part, step.goal, step.threshold, step.thing,
            step.needed, one.outcome, one.before, one.now, one.value_before, one.value_now,
        )  # fmt: skip


def pace_rows(report: Report) -> Rows:
    """A row per unit and indicator with a target: what is still needed, in all and per month."""
    for one in report.pace:
        score = one.score
        target = 1 if score.target is True else score.target
        yield (
            *_head(report, one.unit), one.code, score.numerator, score.denominator, score.value,
            target, score.achieved, one.needed, one.per_month, one.linear, one.enough,
        )  # fmt: skip


def _head(report: Report, unit: Unit) -> list[str]:
    results = report.results
    return [results.methodology, results.period, unit.level, unit.code, unit.name]
