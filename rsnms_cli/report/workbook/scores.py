"""scores.xlsx: the score tables laid out as in the document, units side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rsnms_cli.methodology.kinds import Kind, is_yes_no, kind_of
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Problem, left_out_words
from rsnms_cli.model.results import Change, Results, UnitScores
from rsnms_cli.model.units import LEVELS, LevelName, where_words
from rsnms_cli.office.xlsx_book import (
    EDGE,
    HEAD,
    LINE,
    SECTION,
    Styles,
    height,
    print_setup,
    workbook,
)
from rsnms_cli.office.xlsx_lists import write_list
from rsnms_cli.office.xlsx_rows import RowSheet, row_sheet
from rsnms_cli.report.workbook.problems import dynamics, problems
from rsnms_cli.report.workbook.styles import LEVEL_SHEETS
from rsnms_cli.words.numbers import WORDS_MEAN, unfinished
from rsnms_cli.words.score_table import (
    LEVEL_TITLES,
    OUTCOME_TITLES,
    Line,
    beside_words,
    lines,
    outcome_of,
    reading_words,
    rule_words,
    target_words,
)

RATINGS: dict[LevelName, str] = {
    "municipality": "Рейтинг муниципалитетов",
    "school": "Рейтинг школ",
}
FIXED = (
    "№",
    "Критерии, индикаторы",
    "Формат исчисления и расчёт индикатора",
    "Цель на год",
    "Макс.",
)
WIDTHS = (7, 58, 34, 15, 7)

_NUMBER = EDGE | {"align": "right"}
_MISSED = _NUMBER | {"bg_color": "#FCE4D6"}
_FORMATS = {"percent": '0.0" %"', "number": "General", "yes_no": '"да";;"нет"'}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "plain": {"text_wrap": True, "valign": "top"},
    "head": HEAD | {"align": "center"},
    "text": EDGE | {"text_wrap": True},
    "section": SECTION | {"text_wrap": True},
    "sum": SECTION | {"align": "right", "num_format": "0.##"},
    "difference": _NUMBER | {"num_format": "+0.0;-0.0;0"},
    "word": _NUMBER | {"font_color": "#7F7F7F"},
    **{kind: _NUMBER | {"num_format": shown} for kind, shown in _FORMATS.items()},
    **{f"missed_{kind}": _MISSED | {"num_format": shown} for kind, shown in _FORMATS.items()},
}


@dataclass(frozen=True)
class ScoresBook:
    """What the workbook shows."""

    methodology: Methodology
    period: Period
    results: Results
    problems: Sequence[Problem]
    dynamics: Sequence[Change] = ()


def write_scores(content: ScoresBook, path: Path) -> None:
    """Write the workbook: about, a table per level, ratings, problems."""
    title = f"Показатели эффективности, {content.period.label}"
    with workbook(path, title, content.period.year, _STYLES) as (book, styles):
        _about(content, book.add_worksheet("О расчёте"), styles)
        levels = [level for level in LEVELS if level in content.results.levels]
        for level in levels:
            _table(content, level, book.add_worksheet(LEVEL_SHEETS[level]), styles)
        for level in levels:
            if level in RATINGS and kind_of(content.methodology, level) != "places":
                rating(
                    kind_of(content.methodology, level),
                    content.results.levels[level],
                    row_sheet(book, RATINGS[level], styles),
                )
        if content.dynamics:
            dynamics(content.dynamics, row_sheet(book, "Динамика", styles))
        problems(content.problems, row_sheet(book, "Замечания", styles))


def _about(content: ScoresBook, sheet: Any, styles: Styles) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    levels = [problem.severity.value for problem in content.problems]
    period = content.period
    said = left_out_words(content.problems)
    rows = (
        *([("Не учтено", said.removeprefix("Не учтено: "))] if said else []),
        ("Документ", content.methodology.source),
        ("Методика", f"{content.methodology.id}: {content.methodology.title}"),
        ("Период", f"{period.label}: {period.first:%d.%m.%Y} – {period.last:%d.%m.%Y}"),
        ("Отчётная дата", f"{period.last:%d.%m.%Y}"),
        ("Ошибки", f"{levels.count('error')} (из-за них что-то не учтено, см. лист «Замечания»)"),
        ("Предупреждения", f"{levels.count('warning')} (что принято и чего не хватает, там же)"),
        *WORDS_MEAN,
        *(("«скрыто»", one.what) for one in content.problems if one.code == "small.hidden"),
        ("Заливка значения", "цель года не достигнута"),
        ("Макс. пусто", "баллы за каждый документ или мероприятие, верхней границы нет"),
        ("Доли", "числители и знаменатели каждой доли – в файле results.csv"),
        *(("Свои цели региона", where_words(where)) for where in content.methodology.own_targets),
        *reading_words(content.methodology),
        *_areas(content.methodology),
    )
    sheet.write_string(0, 0, "Показатели эффективности научно-методической работы", styles["title"])
    for row, (name, text) in enumerate(rows, start=2):
        sheet.set_row(row, height([text], [100]))
        sheet.write_string(row, 0, name, styles["plain"])
        sheet.write_string(row, 1, text, styles["plain"])
    print_setup(sheet, heads=1)


def _areas(methodology: Methodology) -> list[tuple[str, str]]:
    """The result areas that a document names beside its criteria."""
    areas = {a.code: a.title for level in LEVELS for a in methodology.table(level).areas}
    return [(f"Направление {code}", title) for code, title in areas.items()]


def _table(content: ScoresBook, level: LevelName, sheet: Any, styles: Styles) -> None:
    units = content.results.levels[level]
    kind = kind_of(content.methodology, level)
    _table_head(level, kind, units, sheet, styles)
    table = lines(content.methodology, level)
    for row, line in enumerate(table, start=3):
        _fixed(content, level, line, row, (sheet, styles))
        if line.item:
            _score_cells(line.item, kind, units, row, (sheet, styles))
        elif line.kind != "section":
            for number, unit in enumerate(units):
                points = float(line.total(unit).points)
                sheet.write_number(row, len(FIXED) + 2 * number + 1, points, styles["sum"])
    sheet.autofilter(2, 0, 2 + len(table), len(FIXED) + 2 * len(units) - 1)
    sheet.freeze_panes(3, 2)
    sheet.repeat_columns(0, 1)
    print_setup(sheet, heads=3, fit=level == "region")
    if level != "region":
        sheet.set_print_scale(50)  # several units on a page beside the document's columns


def _table_head(
    level: LevelName, kind: Kind, units: list[UnitScores], sheet: Any, styles: Styles
) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(len(FIXED), len(FIXED) + 2 * len(units) - 1, 11)
    sheet.set_row(1, 3 * LINE)
    sheet.set_row(2, 2 * LINE)
    sheet.write_string(0, 0, LEVEL_TITLES[level], styles["title"])
    for column in range(len(FIXED)):
        sheet.write_blank(1, column, None, styles["head"])
    for number, unit in enumerate(units):
        name = unit.unit.name if level != "school" else f"{unit.unit.code} {unit.unit.name}"
        column = len(FIXED) + 2 * number
        sheet.merge_range(1, column, 1, column + 1, "", styles["head"])
        sheet.write_string(1, column, name, styles["head"])
    for column, text in enumerate((*FIXED, *(("Значение", OUTCOME_TITLES[kind]) * len(units)))):
        sheet.write_string(2, column, text, styles["head"])


def _fixed(
    content: ScoresBook, level: LevelName, line: Line, row: int, canvas: tuple[Any, Styles]
) -> None:
    """The document's own columns of a line."""
    sheet, styles = canvas
    item, style = line.item, styles["text" if line.item else "section"]
    texts = [line.code, line.title, "", ""]
    if item:
        texts[2:] = (
            rule_words(content.methodology, level, item),
            target_words(item, item.target(content.period.year)),
        )
    sheet.set_row(row, height(texts, WIDTHS[:4]), None if item else style)
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text, style)
    if item and item.max_points is not None:
        sheet.write_number(row, 4, float(item.max_points), styles["number"])
    else:
        sheet.write_blank(row, 4, None, style)


def _score_cells(
    item: Indicator, kind: Kind, units: list[UnitScores], row: int, canvas: tuple[Any, Styles]
) -> None:
    """Value and outcome of one indicator, unit by unit."""
    sheet, styles = canvas
    shown = "yes_no" if is_yes_no(item) else "percent" if item.is_share else "number"
    plain, missed, number = styles[shown], styles[f"missed_{shown}"], styles["number"]
    write, column = sheet.write_number, len(FIXED)
    for unit in units:
        score = unit.scores[item.code]
        if score.value is None:
            sheet.write_string(row, column, unfinished(score), styles["word"])
        else:
            write(row, column, float(score.value), missed if score.achieved is False else plain)
        outcome = score.points if kind == "points" else outcome_of(kind, unit, item.code)
        if isinstance(outcome, str):
            sheet.write_string(row, column + 1, outcome, number)
        elif outcome is not None:
            write(row, column + 1, float(outcome), number)
        if note := beside_words(score):
            sheet.write_comment(row, column, note.capitalize(), {"author": ""})
        column += 2


def rating(kind: Kind, units: Sequence[UnitScores], sheet: RowSheet) -> None:
    """Units by rank."""
    heads = (("Место", 8), ("Код", 24), ("Наименование", 60), ("Муниципалитет", 28))
    ordered = sorted(units, key=lambda unit: (unit.rank, unit.unit.code))
    rows = (
        (
            (one.rank, "number"),
            one.unit.code,
            one.unit.name,
            one.unit.municipality,
            (float(one.total.points), "number"),
            (float(one.total.max_points), "number"),
        )
        for one in ordered
    )
    write_list((*heads, (OUTCOME_TITLES[kind], 10), ("Максимум", 11)), rows, sheet)
