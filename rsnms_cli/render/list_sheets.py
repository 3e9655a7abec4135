"""The sheets of scores.xlsx that are plain lists: ratings, dynamics, problems."""

from collections.abc import Iterable, Sequence

from rsnms_cli.model.facts import LEVEL_NAMES
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.results import Change, UnitScores
from rsnms_cli.render.book import HIGHEST, LINE, height, print_setup, wraps
from rsnms_cli.render.machine import problem_rows
from rsnms_cli.render.rows import Cell, RowSheet
from rsnms_cli.words.score_table import OUTCOME_TITLES, Kind

MOST_PROBLEMS = 2000

Head = tuple[str, float]

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


def dynamics(changes: Sequence[Change], sheet: RowSheet) -> None:
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
    write_list(_CHANGE_HEADS, rows, sheet)


def problems(found: Sequence[Problem], sheet: RowSheet) -> None:
    """The first problems, worst first; the whole list is in problems.csv."""
    cells = problem_rows(found[:MOST_PROBLEMS])
    rows = ([code, _LEVELS[level], *rest] for code, level, *rest in cells)
    write_list(_PROBLEM_HEADS, rows, sheet)
    if len(found) > MOST_PROBLEMS:
        rest = f"Показаны первые {MOST_PROBLEMS}, все – в файле problems.csv"
        sheet.add([sheet.text(rest, "plain")])


def write_list(
    heads: Sequence[Head], rows: Iterable[Sequence[Cell]], sheet: RowSheet, title: str = ""
) -> None:
    """A header with filters, frozen, and rows as high as their texts need.

    A title takes a row above the header.
    """
    if title:
        sheet.add([sheet.text(title, "title")])
    for column, (_, width) in enumerate(heads):
        sheet.set_column(column, column, width)
    top = write_block(sheet, heads, rows)
    sheet.autofilter(top - 1, 0, max(sheet.row - 1, top), len(heads) - 1)
    sheet.freeze_panes(top, 0)
    print_setup(sheet, heads=top)


def write_block(sheet: RowSheet, heads: Sequence[Head], rows: Iterable[Sequence[Cell]]) -> int:
    """A header and rows below what the sheet has; returns the header's row."""
    names = [text for text, _ in heads]
    widths = [width for _, width in heads]
    top = sheet.add([sheet.text(text, "head") for text in names], height(names, widths))
    for cells in rows:
        lines = max(
            [1, *(wraps(c, w) for c, w in zip(cells, widths, strict=True) if type(c) is str)]
        )
        sheet.add_cells(cells, min(LINE * lines, HIGHEST) if lines > 1 else None)
    return top
