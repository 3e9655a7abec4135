"""Answer cells joined to one: a «да» holds for each question that it reaches, a number for none."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from rsnms_cli.forms.read_sheets import Cell
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.office.sheets import Area, Sheet

IsYesNo = Callable[[Cell], bool]


def settled(sheet: Sheet, cells: list[Cell], yes_no: IsYesNo) -> tuple[list[Cell], list[Problem]]:
    """The cells without answers of which nobody knows what they answer, and what is said of all
    answers in joined cells. Those below the first one of an area have its text already.
    """
    problems: list[Problem] = []
    unknown: set[Place] = set()
    at = {(cell.place.row, cell.place.column): cell for cell in cells}
    columns = sorted({column for _, column in at})
    for area in sheet.merged:
        joined = [at[one] for one in _addresses(area, columns) if one in at]
        if len(joined) < 2 or not sheet.text(area.top, area.left):
            continue
        across = len({cell.place.column for cell in joined}) > 1
        lost = [cell.place for cell in joined if across or not yes_no(cell)]
        unknown |= set(lost)
        problems.append(_problem(Place(sheet.file, sheet.name, area.top, area.left), bool(lost)))
    return [_without(cell) if cell.place in unknown else cell for cell in cells], problems


def _addresses(area: Area, columns: list[int]) -> Iterator[tuple[int, int]]:
    inside = [column for column in columns if area.left <= column <= area.right]
    return ((row, column) for row in range(area.top, area.bottom + 1) for column in inside)


def _without(cell: Cell) -> Cell:
    return replace(cell, text="", typed="")


def _problem(place: Place, lost: bool) -> Problem:
    what = "объединены ячейки нескольких ответов"
    todo = "разъедините ячейки и впишите ответ в каждую"
    if lost:
        what += ": к какому из них относится число, неизвестно, этих ответов нет"
        return Problem("form.merged", Severity.ERROR, place, what, todo)
    return Problem(
        "form.merged",
        Severity.WARNING,
        place,
        what + ": «да» или «нет» прочитано для каждого",
        todo,
    )
