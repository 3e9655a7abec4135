"""The head of «Муниципалитеты» and «Школы»: sections, titles, targets, maxima, links, colours."""

from collections.abc import Callable, Mapping

from rsnms_cli.methodology.kinds import Kind
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.units import LevelName
from rsnms_cli.office.xlsx_book import print_setup
from rsnms_cli.office.xlsx_rows import RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.styles import METHOD
from rsnms_cli.report.workbook.unit_columns import Columns
from rsnms_cli.words.numbers import WORDS, human
from rsnms_cli.words.score_table import LEVEL_TITLES, TOTAL_TITLES, target_words

FIRST = 8
"""The row of the first unit."""
TITLE_HEIGHT, TARGET_HEIGHT = 96.0, 24.0
NOTES: dict[Kind, str] = {
    "points": "Слева баллы, правее – значения тех же показателей.",
    "targets": "Слева – достигнута ли цель, правее – значения тех же показателей.",
    "places": "Документ не даёт здесь ни баллов, ни целей: слева места, правее доли.",
}
HINT = (
    "Код показателя ведёт в «Методику», где он назван полностью; строка данных – к числам. "
    "Зелёное – взято всё, оранжевое – ничего."
)


def write_heads(
    report: Report,
    level: LevelName,
    columns: Columns,
    clauses: Mapping[tuple[LevelName, str], int],
    sheet: RowSheet,
) -> None:
    """Seven rows, frozen together with the names; a code leads to its row of «Методика»."""
    sheet.add([sheet.text(LEVEL_TITLES[level], "title")])
    sheet.add([sheet.text(f"{NOTES[columns.kind]} {HINT}", "note")])
    values = "Значения" if columns.sections else ""
    sections = {first: f"{one.code}. {one.title}" for one, first, *_ in columns.sections}
    sections[columns.items[0].value_at] = values
    sheet.add([sheet.text(sections.get(at, ""), "band") for at in columns.letters])
    year = report.period.year
    _line(columns, sheet, lambda item: item.title, TITLE_HEIGHT)
    _line(columns, sheet, lambda item: target_words(item, item.target(year)), TARGET_HEIGHT)
    _line(columns, sheet, _most)
    codes = {at: one.item.code for one in columns.items for at in (one.outcome_at, one.value_at)}
    names = dict(zip(columns.letters, _names(columns), strict=False))
    sums = {at: f"Итого {one.code}" for one, *_, at in columns.sections}
    heads = names | (sums if columns.kind != "places" else {}) | codes
    sheet.add([sheet.text(heads[at], "head") for at in columns.letters], 30)
    for number, at in enumerate(columns.letters):
        if at in codes:
            sheet.link(FIRST - 1, number, METHOD, f"A{clauses[level, codes[at]]}")
    _set_up(report, level, columns, sheet)


def _names(columns: Columns) -> list[str]:
    sums = [] if columns.kind == "places" else [TOTAL_TITLES[columns.kind], "Макс.", "Место"]
    return [name for name, _ in columns.names] + sums


def _most(item: Indicator) -> str:
    return "" if item.max_points is None else f"макс. {human(item.max_points)}"


def _line(
    columns: Columns,
    sheet: RowSheet,
    words: Callable[[Indicator], str],
    height: float | None = None,
) -> None:
    """A row of the head: the same words above an indicator's two columns."""
    found = {at: words(one.item) for one in columns.items for at in (one.outcome_at, one.value_at)}
    sheet.add([sheet.text(found.get(at, ""), "small") for at in columns.letters], height)


def _set_up(report: Report, level: LevelName, columns: Columns, sheet: RowSheet) -> None:
    last = FIRST + len(report.units[level]) - 1
    named = len(columns.names)
    for number, (_, width) in enumerate(columns.names):
        sheet.set_column(number, number, width)
    sheet.set_column(named, len(columns.letters) - 1, 10)
    sheet.freeze_panes(FIRST - 1, 2)
    sheet.autofilter(FIRST - 2, 0, last - 1, len(columns.letters) - 1)
    _colours(columns, last, sheet)
    sheet.repeat_columns(0, 1)
    print_setup(sheet, heads=FIRST - 1, fit=False)
    sheet.set_print_scale(60)


def _colours(columns: Columns, last: int, sheet: RowSheet) -> None:
    """Live: nothing reached is orange, everything reached green, unknown grey."""
    good, bad = sheet.styles["good"], sheet.styles["bad"]
    for one in columns.items:
        cells = f"{one.outcome_at}{FIRST}:{one.outcome_at}{last}"
        pairs: tuple[tuple[str, object], ...] = ()
        if columns.kind == "points" and one.item.max_points:
            pairs = (("0", bad), (f"{one.item.max_points:f}", good))
        elif columns.kind == "targets":
            pairs = (('"нет"', bad), ('"да"', good))
        for value, style in pairs:
            rule = {"type": "cell", "criteria": "==", "value": value, "format": style}
            sheet.conditional_format(cells, rule)
    cells = f"{columns.items[0].value_at}{FIRST}:{columns.items[-1].value_at}{last}"
    for word in WORDS.values():
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
        sheet.conditional_format(cells, rule | {"format": sheet.styles["unknown"]})
