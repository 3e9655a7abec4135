"""The analytical note: a Word document by the region's template, and its PDF."""

from collections.abc import Sequence
from typing import Any

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.results import Score
from rsnms_cli.model.shared import template_file
from rsnms_cli.model.text import legal
from rsnms_cli.model.units import LevelName
from rsnms_cli.office.output import Write, write_bytes
from rsnms_cli.report.note.chart import MOST_BARS, Chart, Drawing, Series
from rsnms_cli.report.note.template import Template
from rsnms_cli.report.note.view import context_of
from rsnms_cli.report.sandbox import apart
from rsnms_cli.report.view import Report
from rsnms_cli.words.numbers import json_number

TEMPLATE = "note.docx"
LONGEST = 45


def docx_files(report: Report) -> dict[str, Write]:
    """note.docx; raises UsageError when the template is faulty."""
    return {"note.docx": write_bytes(apart(note_of, report, TEMPLATE))}


def pdf_files(report: Report) -> dict[str, Write]:
    """note.pdf, made by LibreOffice of the same document; raises UsageError without it."""
    from rsnms_cli.report.note.pdf import converted, office

    program = office()
    return {"note.pdf": write_bytes(converted(program, apart(note_of, report, TEMPLATE)))}


def note_of(report: Report) -> bytes:
    """The filled template."""
    template = Template(template_file(TEMPLATE))
    context = context_of(report, _charts(report, template))
    title = f"Аналитическая справка. {report.region_name}, {context.period}"
    return template.fill(context.tags(), legal(title), report.period.last)


def _charts(report: Report, template: Template) -> dict[str, Any]:
    """Drawings by name; an empty name where there is nothing to draw."""
    unit = report.top_unit
    made = {
        "rating": _rating(report, report.below),
        "targets": _targets(report, report.top, unit) if unit else None,
    }
    part = template.docx.part
    return {
        name: Drawing(chart, part, number) if chart else ""
        for number, (name, chart) in enumerate(made.items(), start=1)
    }


def _rating(report: Report, level: LevelName) -> Chart | None:
    """Points or targets of every unit, best first, and what missing answers could add."""
    units = sorted(report.units.get(level, ()), key=lambda one: one.scores.rank)[:MOST_BARS]
    kind = kind_of(report.methodology, level)
    if len(units) < 2 or kind == "places":
        return None
    known = "Набрано баллов" if kind == "points" else "Достигнуто целей"
    series = [Series(known, [json_number(one.span.low) for one in units])]
    if any(one.span.high > one.span.low for one in units):
        more = [json_number(one.span.high - one.span.low) for one in units]
        series.append(Series("Возможно при недостающих ответах, не менее", more))
    return Chart("Рейтинг", [_short(one) for one in units], series, lying=True)


def _short(one: UnitReport) -> str:
    name = legal(one.scores.unit.name)
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _targets(report: Report, level: LevelName, unit: UnitReport) -> Chart | None:
    """Shares of the unit beside their targets, or beside the region's where there are none."""
    shares = [item for item in report.methodology.table(level).indicators if item.is_share]
    scores = unit.scores.scores
    whole = report.region.scores if report.region and level != "region" else {}
    places = kind_of(report.methodology, level) == "places"
    if not places:
        shares = [item for item in shares if scores[item.code].target is not None]
    values = [_number(scores[item.code].value) for item in shares]
    if not any(value is not None for value in values):
        return None
    series = [Series("Значение, %", values)]
    if beside := _beside(shares, scores, whole, places=places):
        series.append(beside)
    return Chart("Доли", [item.code for item in shares], series)


def _beside(
    shares: Sequence[Indicator],
    scores: dict[str, Score],
    whole: dict[str, Score],
    *,
    places: bool,
) -> Series | None:
    if not places:
        goals = [scores[item.code].target for item in shares]
        return Series("Цель, %", [None if goal is True else _number(goal) for goal in goals])
    if not whole:
        return None
    return Series(
        "По региону, %", [_number(whole[i.code].value) if i.code in whole else None for i in shares]
    )


def _number(value: Any) -> float | int | None:
    """A share to draw, rounded to one decimal."""
    return None if value is None else round(float(value), 1)
