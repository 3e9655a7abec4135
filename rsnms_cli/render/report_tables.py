"""The report's numbers for machines: results, totals with their spans, the steps up."""

from collections.abc import Iterable, Sequence
from typing import Any

from rsnms_cli.model.report import UnitReport
from rsnms_cli.render import machine
from rsnms_cli.render.output import Write, write_text
from rsnms_cli.render.report import Report

Rows = Iterable[Sequence[Any]]
UNIT_COLUMNS = (
    *machine.UNIT_COLUMNS, "points", "highest", "open", "best_rank", "worst_rank", "missing",
    "attained_percent", "attained_rank", "teachers", "schools", "asked", "answered",
)  # fmt: skip
STEP_COLUMNS = (
    *machine.UNIT_COLUMNS, "indicator", "part", "goal", "threshold", "counted", "needed", "gain",
)  # fmt: skip


def csv_files(report: Report) -> dict[str, Write]:
    """results.csv, summary.csv, problems.csv as `score` writes them; units.csv and steps.csv."""
    return {
        "results.csv": write_text(machine.results_csv(report.results)),
        "summary.csv": write_text(machine.summary_csv(report.results)),
        "problems.csv": write_text(machine.problems_csv(report.problems)),
        "units.csv": write_text(machine.to_csv(UNIT_COLUMNS, unit_rows(report))),
        "steps.csv": write_text(machine.to_csv(STEP_COLUMNS, step_rows(report))),
    }


def json_files(report: Report) -> dict[str, Write]:
    """Everything in one document."""
    content = {
        "results": machine.to_records(machine.RESULT_COLUMNS, machine.result_rows(report.results)),
        "units": machine.to_records(UNIT_COLUMNS, unit_rows(report)),
        "steps": machine.to_records(STEP_COLUMNS, step_rows(report)),
        "problems": machine.to_records(
            machine.PROBLEM_COLUMNS, machine.problem_rows(report.problems)
        ),
    }
    return {"report.json": write_text(machine.to_json(content))}


def _units(report: Report) -> Iterable[tuple[list[str], UnitReport]]:
    for units in report.units.values():
        for one in units:
            yield machine.unit_head(report.results, one.scores), one


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
