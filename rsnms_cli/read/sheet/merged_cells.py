"""Cells joined in the data of a table: people see one value in all rows that it reaches over.

Down a column the value is read for all these rows, which is said; over several columns nobody knows
which of them it answers, and only the first one has it, which is an error.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache, partial

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.problems import Problem, Severity
from rsnms_cli.model.tables import Source
from rsnms_cli.model.text import counted, header_key
from rsnms_cli.office.sheets import Area, Change, Sheet

_PLACES = ("место", "места", "мест")


def spread(sheet: Sheet, header_row: int) -> Sheet:
    """The sheet with the value of cells joined down, below a header, in all rows of theirs that
    hold anything; the others are frames. What lies under the joined cells is not seen by people.
    """
    if not sheet.merged:
        return sheet
    filled = [False, *map(any, sheet.head(len(sheet.columns[0])))]
    return sheet.changed(_changes(sheet, header_row, filled))


def _changes(sheet: Sheet, header_row: int, filled: list[bool]) -> Iterator[Change]:
    for area in sheet.merged:
        text = sheet.text(area.top, area.left) if area.top > header_row else ""
        if text and header_key(text) not in _headers():
            for row in range(area.top + 1, min(area.bottom + 1, len(filled))):
                if filled[row]:
                    yield row, area.left, partial(_seen, text)


def _seen(text: str, _: str) -> str:
    return text


@cache
def _headers() -> frozenset[str]:
    """A header of two rows further down is no value."""
    return frozenset(key for spec in table_specs().values() for key in spec.by_header)


def merged_in(sheet: Sheet, source: Source, used: Collection[int]) -> Iterator[Problem]:
    """What is said of the joined cells of a table, whose rows of data these are."""
    known = {column: name for name, column in source.columns.items()}
    own = [area for area in sheet.merged if area.top in used and sheet.text(area.top, area.left)]
    for column, name in sorted(known.items()):
        down = [area for area in own if area.left == column and _reaches(area, used)]
        if down:
            number = counted(len(down), *_PLACES)
            what = f"ячейки столбца объединены ({number}): значение прочитано для всех их строк"
            todo = "проверьте, что оно относится к каждой строке; лучше впишите его в каждую"
            place = source.place(down[0].top, name)
            yield Problem("cell.merged", Severity.WARNING, place, what, todo)
    for area in own:
        covers = any(area.left < column <= area.right for column in known)
        if covers and not _alone(sheet, area):
            what = "ячейки разных столбцов объединены: значение прочитано только в первом из них"
            todo = (
                "разъедините ячейки и впишите значение в каждый столбец, к которому оно относится"
            )
            place = replace(source.place(area.top), column=area.left)
            yield Problem("cell.merged", Severity.ERROR, place, what, todo)


def _reaches(area: Area, used: Collection[int]) -> bool:
    return any(row in used for row in range(area.top + 1, area.bottom + 1))


def _alone(sheet: Sheet, area: Area) -> bool:
    """A title between the rows: there is nothing beside it."""
    texts = sum(bool(column[area.top - 1].as_py()) for column in sheet.columns)
    return texts == 1
