"""Everything the tags of the note's template can show (docs/admin.md lists them)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rsnms_cli.methodology.kinds import Kind, kind_of
from rsnms_cli.model import results
from rsnms_cli.model.problems import left_out_words
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.text import counted
from rsnms_cli.model.units import LevelName
from rsnms_cli.report.advice import recommendations
from rsnms_cli.report.note.context import (
    Advised,
    Change,
    Context,
    Headline,
    Incomplete,
    Omitted,
    ReadAs,
    ScoreLine,
    UsedFile,
)
from rsnms_cli.report.note.tables import fair_of, indicators_of, summary_of
from rsnms_cli.report.note.weak import lag_rows, weak_rows
from rsnms_cli.report.view import Report
from rsnms_cli.words.causes import causes_of
from rsnms_cli.words.numbers import human
from rsnms_cli.words.period import date_words, period_words
from rsnms_cli.words.points import gain_words
from rsnms_cli.words.score_table import (
    OUTCOME_TITLES,
    lines,
    outcome_of,
    reading_words,
    target_words,
    value_words,
)
from rsnms_cli.words.units import rank_words, span_words

MOST_ERRORS = 20
MOST_SILENT = 60
MOST_ADVICE = 12
UNITS_OF: dict[LevelName, str] = {"municipality": "муниципалитетов", "school": "организаций"}


def context_of(report: Report, charts: Mapping[str, Any]) -> Context:
    """The values of all tags: texts, numbers in words, and lists of rows."""
    unit, lower = report.top_unit, report.units.get(report.below, ())
    causes = causes_of(report.problems)
    asked = [one for one in (*([unit] if unit else []), *lower) if one.asked]
    partly = [one for one in asked if one.answered < one.asked]
    table = report.methodology.table(report.below)
    return Context(
        methodology=report.methodology.title,
        source=report.methodology.source,
        place=report.region_name,
        whole_region=report.whole,
        period=period_words(report.period),
        first_day=date_words(report.period.first),
        last_day=date_words(report.period.last),
        left_out=left_out_words(report.problems),
        errors=[Omitted(*cause) for cause in causes[:MOST_ERRORS]],
        errors_total=len(causes),
        asked=len(asked),
        silent=sum(not one.answered for one in asked),
        complete=len(asked) - len(partly),
        incomplete=[_incomplete(one) for one in partly[:MOST_SILENT]],
        incomplete_total=len(partly),
        units_of=UNITS_OF[report.below],
        summary=summary_of(report.methodology, report.below, lower) if lower else [],
        lower_kind=kind_of(report.methodology, report.below) if lower else "",
        lagging=lag_rows(table.indicators, report.compared.lagging.get(report.below, ())),
        lower_advice=[row for one in lower for row in _advice(report, one, _most(lower))],
        matrices=indicators_of(report.methodology, report.below, lower) if lower else [],
        fair=fair_of(lower),
        readings=[ReadAs(title, text) for title, text in reading_words(report.methodology)],
        files=_files(report),
        charts=charts,
        **(_own(report, unit) if unit else {}),
    )


def _most(units: Sequence[UnitReport]) -> int:
    return 3 if len(units) <= 60 else 1


def _incomplete(one: UnitReport) -> Incomplete:
    return Incomplete(
        one.scores.unit.name,
        f"{one.answered} из {one.asked}" if one.answered else "ответов нет",
        counted(len(one.span.missing), "показатель", "показателя", "показателей"),
    )


def _own(report: Report, unit: UnitReport) -> dict[str, Any]:
    """What is said of the unit that the note is of."""
    kind = kind_of(report.methodology, unit.scores.unit.level)
    return {
        "kind": kind,
        "headline": list(_headline(kind, unit)),
        "scores": list(_scores(report, unit)),
        "outcome_title": OUTCOME_TITLES[kind],
        "missing": ", ".join(unit.span.missing),
        "weak": weak_rows(report, unit),
        "advice": _advice(report, unit, MOST_ADVICE),
        "dynamics": [_change(one) for one in report.dynamics if one.unit == unit.scores.unit],
    }


def _change(one: results.Change) -> Change:
    before, now = f"{human(one.before, 1)} %", f"{human(one.now, 1)} %"
    sign = "+" if one.difference > 0 else ""
    return Change(one.code, one.title, before, now, f"{sign}{human(one.difference, 1)}")


def _headline(kind: Kind, unit: UnitReport) -> Iterator[Headline]:
    """What is said of the unit before all tables."""
    total = unit.scores.total
    if kind == "points":
        yield Headline("Набрано баллов", human(total.points))
        most = "Наибольшее число баллов там, где оно установлено"
        yield Headline(most, human(total.max_points))
    elif kind == "targets":
        yield Headline("Достигнуто целей", f"{human(total.points)} из {human(total.max_points)}")
    if kind != "places" and unit.span.missing:
        yield Headline("С учётом недостающих ответов", span_words(unit.span))
    if kind != "places" and unit.scores.unit.level != "region":
        yield Headline("Место среди муниципалитетов региона", rank_words(unit))
    if unit.fair.attained is not None:
        words = f"{human(unit.fair.attained, 1)} %"
        yield Headline("Доля от возможного (документом не предусмотрена)", words)
    yield Headline("Педагогических работников", str(unit.size.teachers))
    yield Headline("Образовательных организаций", str(unit.size.schools))


def _scores(report: Report, unit: UnitReport) -> Iterator[ScoreLine]:
    """The score table of the document: sections, indicators, subtotals, the total."""
    level = unit.scores.unit.level
    kind, whole = kind_of(report.methodology, level), report.region.scores if report.region else {}
    for line in lines(report.methodology, level):
        head = (line.kind, line.code, line.title)
        if line.item:
            score = unit.scores.scores[line.code]
            most, outcome = score.max_points, outcome_of(kind, unit.scores, line.code)
            yield ScoreLine(
                *head,
                clause=line.item.clause,
                value=value_words(line.item, score),
                goal=target_words(line.item, score.target),
                region=value_words(line.item, whole[line.code]) if line.code in whole else "",
                outcome=_words(outcome),
                most="" if most is None else human(most),
            )
        elif line.kind == "section":
            yield ScoreLine(*head)
        else:
            total = line.total(unit.scores)
            yield ScoreLine(*head, outcome=human(total.points), most=human(total.max_points))


def _words(outcome: Any) -> str:
    return "" if outcome is None else outcome if isinstance(outcome, str) else human(outcome)


def _advice(report: Report, unit: UnitReport, most: int) -> list[Advised]:
    return [
        Advised(
            unit.scores.unit.name,
            one.code or "Форма",
            one.clause,
            one.what,
            one.who,
            one.until,
            one.sign,
            gain_words(report.methodology, one.gain),
        )
        for one in recommendations(report, unit, most)
    ]


def _files(report: Report) -> list[UsedFile]:
    forms = {one.source for units in report.units.values() for one in units if one.source}
    used = [*report.files, *((name, "форма") for name in sorted(forms))]
    return [UsedFile(name, what) for name, what in used]
