"""«Замечания» and «Динамика», the same in report.xlsx and scores.xlsx."""

from collections.abc import Sequence

from rsnms_cli.model.problems import SEVERITY_WORDS, Problem, Severity
from rsnms_cli.model.results import Change
from rsnms_cli.model.units import LEVEL_NAMES
from rsnms_cli.office.xlsx_lists import Head, write_list
from rsnms_cli.office.xlsx_rows import RowSheet
from rsnms_cli.report.tables.problems import problem_rows

MOST_PROBLEMS = 2000

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
    rows = ([code, SEVERITY_WORDS[Severity(level)], *rest] for code, level, *rest in cells)
    write_list(_PROBLEM_HEADS, rows, sheet)
    if len(found) > MOST_PROBLEMS:
        rest = f"Показаны первые {MOST_PROBLEMS}, все – в файле problems.csv"
        sheet.add([sheet.text(rest, "plain")])
