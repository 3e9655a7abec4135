"""The audit workbook of the sample region, and its cells."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.model.results import UnitScores
from rsnms_cli.model.units import LevelName
from rsnms_cli.pipeline.report import report_of
from rsnms_cli.pipeline.score import scored
from rsnms_cli.pipeline.types import Prepared
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.styles import LEVEL_SHEETS
from rsnms_cli.words.score_table import outcome_of

METHODOLOGIES = ("dagestan-2022", "eao-2023", "kuzbass-2022", "aksai-2021", "novosibirsk-2023")
WORDS = {"no_data": "нет данных", "not_applicable": "н/п"}
CODES = 7
"""The row of the codes in «Муниципалитеты» and «Школы»."""
Cells = dict[tuple[str, str], Any]
"""By unit code and indicator code or «total», «most», «rank»."""


def reported(ready: Prepared) -> Report:
    """Everything a report says of it."""
    return report_of(ready, scored(ready))


def expected(report: Report, level: LevelName) -> tuple[Cells, Cells]:
    """What the engine says: values, and points (or reached, or places) with sums and ranks."""
    values: Cells = {}
    outcomes: Cells = {}
    kind = kind_of(report.methodology, level)
    for one in report.units[level]:
        scores, code = one.scores, one.scores.unit.code
        for item, score in scores.scores.items():
            value = WORDS[score.status] if score.value is None else float(score.value)
            values[code, item] = value
            outcome = outcome_of(kind, scores, item)
            outcomes[code, item] = outcome if isinstance(outcome, str | None) else float(outcome)
        if kind != "places":
            outcomes |= _sums(scores, level)
    return values, outcomes


def _sums(scores: UnitScores, level: LevelName) -> Cells:
    code = scores.unit.code
    found: Cells = {(code, "total"): float(scores.total.points)}
    found[code, "most"] = float(scores.total.max_points)
    found |= {
        (code, f"Итого {section}"): float(total.points)
        for section, total in scores.sections.items()
    }
    return found if level == "region" else found | {(code, "rank"): scores.rank}


@cache
def cells(path: Path, *, values: bool = True) -> Any:
    """A workbook by its formulas' values, or by the formulas."""
    return openpyxl.load_workbook(path, data_only=values)


def shown(path: Path, report: Report, level: LevelName) -> tuple[Cells, Cells]:
    """What the workbook's cells say now, in the same form."""
    sheet = cells(path)[LEVEL_SHEETS[level]]
    rows = [list(row) for row in sheet.values]
    kind = kind_of(report.methodology, level)
    if level == "region":
        return _of_region(rows, {"points": 8, "targets": 7, "places": 8}[kind])
    names = {one.scores.unit.name: one.scores.unit.code for one in report.units[level]}
    return _of_units(rows, names if level == "municipality" else {}, kind)


def _of_region(rows: list[list[Any]], at: int) -> tuple[Cells, Cells]:
    values: Cells = {}
    outcomes: Cells = {}
    for row in rows[3:]:
        if row[10] is not None:  # an indicator: it has a row in «Данные»
            values["region", row[0]], outcomes["region", row[0]] = row[5], row[at]
        elif str(row[1]).startswith("Итого по разделу"):
            outcomes["region", f"Итого {row[0]}"] = row[at]
        elif row[0] is None:
            outcomes["region", "total"], outcomes["region", "most"] = row[at], row[9]
    return values, outcomes


def _of_units(rows: list[list[Any]], names: Mapping[str, str], kind: str) -> tuple[Cells, Cells]:
    heads = rows[CODES - 1]
    first = heads.index("Строка данных") + 1
    sums = {} if kind == "places" else {"total": first, "most": first + 1, "rank": first + 2}
    outcomes_at: dict[str, int] = sums.copy()
    values_at: dict[str, int] = {}
    for at, head in enumerate(heads[first + len(sums) :], start=first + len(sums)):
        (values_at if head in outcomes_at else outcomes_at)[head] = at
    values: Cells = {}
    outcomes: Cells = {}
    for row in rows[CODES:]:
        code = names[row[1]] if names else row[0]
        values |= {(code, head): row[at] for head, at in values_at.items()}
        outcomes |= {(code, head): row[at] for head, at in outcomes_at.items()}
    return values, outcomes


def differing(one: Cells, other: Cells) -> list[object]:
    """What is not equal, numbers to 1e-9; nothing may be in one alone."""
    assert one.keys() == other.keys()
    return [(key, one[key], other[key]) for key in one if not same(one[key], other[key])]


def same(one: object, other: object) -> bool:
    """Equal texts, or numbers within 1e-9; an empty text is nothing."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    return ("" if one is None else one) == ("" if other is None else other)
