"""«Рейтинги», «Рекомендации», «Полнота»: lists of units with what is said of them."""

from rsnms_cli.methodology.kinds import Kind, kind_of
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.report import UnitReport
from rsnms_cli.office.xlsx_lists import Head, write_list
from rsnms_cli.office.xlsx_rows import Cell, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.list_cells import UNIT_HEADS, _span, _unit
from rsnms_cli.words.numbers import plain

TURNOUT_HEADS: tuple[Head, ...] = (
    *(
        *UNIT_HEADS,
        ("Форма получена из", 26),
        ("Спрошено", 10),
        ("Отвечено", 10),
        ("Отвечено, %", 10),
    ),
    *(("Показатели без данных", 40), ("Известно", 10), ("Возможно до", 11), ("Место от", 8)),
    *(("Место до", 8), ("Надёжность места", 34)),
)


def turnout(report: Report, sheet: RowSheet) -> None:
    """Who answered how much, and what depends on the rest."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    title = "Полнота: кто ответил и что зависит от недостающих ответов"
    if errors:
        title += f". Не учтено (лист «Замечания»): ошибок – {errors}"
    rows = (
        _answered(one, kind_of(report.methodology, level))
        for level, units in report.units.items()
        for one in units
    )
    write_list(TURNOUT_HEADS, rows, sheet, title)


def _answered(one: UnitReport, kind: Kind) -> list[Cell]:
    share: Cell = (100 * one.answered / one.asked, "percent") if one.asked else None
    source = one.source or ("форма муниципалитета" if one.answered else "формы нет")
    span: list[Cell] = [(plain(one.span.low), "number"), *_span(one.span)]
    if kind == "places":
        span = [None] * len(span)
    elif one.scores.unit.level == "region":
        span[-3:] = [None] * 3  # there is one region
    return [
        *_unit(one), source if one.asked else "форма не нужна", (one.asked, "number"),
        (one.answered, "number"), share, ", ".join(one.span.missing), *span,
    ]  # fmt: skip
