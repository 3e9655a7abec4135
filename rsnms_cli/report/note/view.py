"""Everything the tags of the note's template can show (docs/admin.md lists them)."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rsnms_cli.model.problems import Severity
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.text import counted
from rsnms_cli.model.units import LevelName
from rsnms_cli.report.advice import recommendations
from rsnms_cli.report.note.tables import fair_of, indicators_of, summary_of
from rsnms_cli.report.note.weak import lagging_of, weak_of
from rsnms_cli.report.view import Report
from rsnms_cli.words.numbers import human
from rsnms_cli.words.period import date_words, period_words
from rsnms_cli.words.points import gain_words
from rsnms_cli.words.score_table import (
    OUTCOME_TITLES,
    Kind,
    kind_of,
    lines,
    outcome_of,
    reading_words,
    target_words,
    value_words,
)
from rsnms_cli.words.units import rank_words, span_words

Row = dict[str, str]
MOST_ERRORS = 20
MOST_SILENT = 60
MOST_ADVICE = 12
UNITS_OF: dict[LevelName, str] = {"municipality": "муниципалитетов", "school": "организаций"}


def context_of(report: Report) -> dict[str, Any]:
    """The values of all tags: texts, numbers in words, and lists of rows."""
    level: LevelName = "region" if "region" in report.units else "municipality"
    whole = report.whole
    below: LevelName = "municipality" if whole else "school"
    mine = list(report.units.get(level, ()))
    unit = mine[0] if len(mine) == 1 else None
    lower = report.units.get(below, ())
    return {
        **_about(report, whole=whole),
        **_left_out(report),
        **_forms([*([unit] if unit else []), *lower]),
        **(_own(report, level, unit) if unit else NOTHING),
        **_lower(report, below, lower),
        "readings": [{"title": t, "text": text} for t, text in reading_words(report.methodology)],
        "files": _files(report),
    }


def _about(report: Report, *, whole: bool) -> dict[str, Any]:
    return {
        "methodology": report.methodology.title,
        "source": report.methodology.source,
        "place": report.region_name,
        "whole_region": whole,
        "period": period_words(report.period),
        "first_day": date_words(report.period.first),
        "last_day": date_words(report.period.last),
    }


def _left_out(report: Report) -> dict[str, Any]:
    errors = [one for one in report.problems if one.severity is Severity.ERROR]
    rows = [{"where": str(p.place), "what": p.what, "todo": p.todo} for p in errors[:MOST_ERRORS]]
    return {"errors": rows, "errors_total": len(errors)}


def _forms(units: Sequence[UnitReport]) -> dict[str, Any]:
    """Who was asked, who answered, and whose answers are missing or incomplete."""
    asked = [one for one in units if one.asked]
    partly = [one for one in asked if one.answered < one.asked]
    rows = [
        {
            "name": one.scores.unit.name,
            "answered": f"{one.answered} из {one.asked}" if one.answered else "ответов нет",
            "missing": counted(len(one.span.missing), "показатель", "показателя", "показателей"),
        }
        for one in partly
    ]
    return {
        "asked": len(asked),
        "silent": sum(not one.answered for one in asked),
        "complete": len(asked) - len(partly),
        "incomplete": rows[:MOST_SILENT],
        "incomplete_total": len(rows),
    }


NOTHING: dict[str, Any] = {
    "kind": "", "headline": [], "scores": [], "outcome_title": "", "missing": "", "weak": [],
    "advice": [], "dynamics": [],
}  # fmt: skip
"""Where the document has no table for the unit the note is of."""


def _own(report: Report, level: LevelName, unit: UnitReport) -> dict[str, Any]:
    kind = kind_of(report.methodology, level)
    return {
        "kind": kind,
        "headline": _headline(kind, level, unit),
        "scores": _scores(report, level, unit),
        "outcome_title": OUTCOME_TITLES[kind],
        "missing": ", ".join(unit.span.missing),
        "weak": weak_of(report, level, unit),
        "advice": _advice(report, level, unit, MOST_ADVICE),
        "dynamics": [
            {
                "code": one.code,
                "title": one.title,
                "before": f"{human(one.before, 1)} %",
                "now": f"{human(one.now, 1)} %",
                "change": f"{'+' if one.difference > 0 else ''}{human(one.difference, 1)}",
            }
            for one in report.dynamics
            if one.unit == unit.scores.unit
        ],
    }


def _headline(kind: Kind, level: LevelName, unit: UnitReport) -> list[Row]:
    """What is said of the unit before all tables."""
    total, rows = unit.scores.total, []
    if kind == "points":
        rows = [("Набрано баллов", human(total.points))]
        rows += [("Наибольшее число баллов там, где оно установлено", human(total.max_points))]
    elif kind == "targets":
        rows = [("Достигнуто целей", f"{human(total.points)} из {human(total.max_points)}")]
    if rows and unit.span.missing:
        rows += [("С учётом недостающих ответов", span_words(unit.span))]
    if rows and level != "region":
        rows += [("Место среди муниципалитетов региона", rank_words(unit))]
    if unit.fair.attained is not None:
        words = f"{human(unit.fair.attained, 1)} %"
        rows += [("Доля от возможного (документом не предусмотрена)", words)]
    rows += [("Педагогических работников", str(unit.size.teachers))]
    rows += [("Образовательных организаций", str(unit.size.schools))]
    return [{"name": name, "value": value} for name, value in rows]


def _scores(report: Report, level: LevelName, unit: UnitReport) -> list[Row]:
    """The score table of the document: sections, indicators, subtotals, the total."""
    kind, found = kind_of(report.methodology, level), []
    whole = report.region.scores if report.region else {}
    for line in lines(report.methodology, level):
        row = {"kind": line.kind, "code": line.code, "title": line.title}
        if line.item:
            score = unit.scores.scores[line.code]
            outcome = outcome_of(kind, unit.scores, line.code)
            most = score.max_points
            row |= {
                "clause": line.item.clause,
                "value": value_words(line.item, score),
                "goal": target_words(line.item, score.target),
                "region": value_words(line.item, whole[line.code]) if line.code in whole else "",
                "outcome": _words(outcome),
                "most": "" if most is None else human(most),
            }
        elif line.kind != "section":
            total = line.total(unit.scores)
            row |= {"outcome": human(total.points), "most": human(total.max_points)}
        found.append(row)
    return found


def _words(outcome: Any) -> str:
    return "" if outcome is None else outcome if isinstance(outcome, str) else human(outcome)


def _advice(report: Report, level: LevelName, unit: UnitReport, most: int) -> list[Row]:
    return [
        {
            **asdict(one),
            "unit": unit.scores.unit.name,
            "code": one.code or "Форма",
            "gain": gain_words(report.methodology, one.gain),
        }
        for one in recommendations(report, level, unit, most)
    ]


def _lower(report: Report, level: LevelName, units: Sequence[UnitReport]) -> dict[str, Any]:
    """The municipalities of a region, or the schools of a municipality."""
    most = 3 if len(units) <= 60 else 1
    return {
        "units_of": UNITS_OF[level],
        "summary": summary_of(report.methodology, level, units) if units else [],
        "lower_kind": kind_of(report.methodology, level) if units else "",
        "lagging": lagging_of(report, level, units) if units else [],
        "lower_advice": [row for one in units for row in _advice(report, level, one, most)],
        "matrices": indicators_of(report.methodology, level, units) if units else [],
        "fair": fair_of(units),
    }


def _files(report: Report) -> list[Row]:
    forms = {one.source for units in report.units.values() for one in units if one.source}
    used = [*report.files, *((name, "форма") for name in sorted(forms))]
    return [{"name": name, "what": what} for name, what in used]
