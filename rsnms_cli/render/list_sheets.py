"""The sheets of scores.xlsx that are plain lists: ratings, dynamics, problems."""

from collections.abc import Iterable, Sequence
from typing import Any

from rsnms_cli.model.facts import LEVEL_NAMES
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.results import Change, UnitScores
from rsnms_cli.render.book import Styles, height, print_setup
from rsnms_cli.render.machine import problem_rows
from rsnms_cli.render.view import OUTCOME_TITLES, Kind

MOST_PROBLEMS = 2000

Head = tuple[str, float]
Number = tuple[float, str]
"""A number and the name of its style; a text has the style of texts."""

_LEVELS = {"warning": "предупреждение", "error": "ошибка", "fatal": "расчёт невозможен"}
_PROBLEM_HEADS: tuple[Head, ...] = (
    ("Код", 26),
    ("Уровень", 17),
    ("Файл", 28),
    ("Лист", 18),
    ("Ячейка", 10),
    ("Что не так", 70),
    ("Что сделать", 60),
)
_CHANGE_HEADS: tuple[Head, ...] = (
    ("Уровень", 16),
    ("Код", 20),
    ("Наименование", 44),
    ("№", 8),
    ("Показатель", 70),
    ("Было", 11),
    ("Стало", 11),
    ("Изменение, п.п.", 13),
)


def rating(kind: Kind, units: Sequence[UnitScores], sheet: Any, styles: Styles) -> None:
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
    write_list((*heads, (OUTCOME_TITLES[kind], 10), ("Максимум", 11)), rows, sheet, styles)


def dynamics(changes: Sequence[Change], sheet: Any, styles: Styles) -> None:
    """Shares before and now, in percent; the difference in percentage points."""
    rows = (
        (
            LEVEL_NAMES[one.unit.level],
            one.unit.code,
            one.unit.name,
            one.code,
            one.title,
            (float(one.before), "percent"),
            (float(one.now), "percent"),
            (float(one.difference), "difference"),
        )
        for one in changes
    )
    write_list(_CHANGE_HEADS, rows, sheet, styles)


def problems(found: Sequence[Problem], sheet: Any, styles: Styles) -> None:
    """The first problems, worst first; the whole list is in problems.csv."""
    cells = problem_rows(found[:MOST_PROBLEMS])
    rows = ([code, _LEVELS[level], *rest] for code, level, *rest in cells)
    last = write_list(_PROBLEM_HEADS, rows, sheet, styles)
    if len(found) > MOST_PROBLEMS:
        rest = f"Показаны первые {MOST_PROBLEMS}, все – в файле problems.csv"
        sheet.write_string(last + 1, 0, rest, styles["plain"])


def write_list(
    heads: Sequence[Head],
    rows: Iterable[Sequence[str | Number]],
    sheet: Any,
    styles: Styles,
    title: str = "",
) -> int:
    """A header with filters, frozen, and rows as high as their texts need; returns the last row.

    A title takes a row above the header.
    """
    if title:
        sheet.write_string(0, 0, title, styles["title"])
    top = 1 if title else 0
    for column, (text, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(top, column, text, styles["head"])
    row = top
    for row, cells in enumerate(rows, start=top + 1):
        texts = [(cell, heads[at][1]) for at, cell in enumerate(cells) if isinstance(cell, str)]
        sheet.set_row(row, height([text for text, _ in texts], [width for _, width in texts]))
        for column, cell in enumerate(cells):
            if cell == "":
                sheet.write_blank(row, column, None, styles["text"])
            elif isinstance(cell, str):
                sheet.write_string(row, column, cell, styles["text"])
            else:
                sheet.write_number(row, column, cell[0], styles[cell[1]])
    sheet.autofilter(top, 0, max(row, top + 1), len(heads) - 1)
    sheet.freeze_panes(top + 1, 0)
    print_setup(sheet, heads=top + 1)
    return row
