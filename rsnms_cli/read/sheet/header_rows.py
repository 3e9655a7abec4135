"""Header texts of a sheet's columns when a header takes one row, two or three."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rsnms_cli.office.sheets import Area, Sheet

_VALUE = re.compile(r"\s*[\d.,/:% -]*\d{2}[\d.,/:% г-]*\s*")
"""A date, a number of more than one digit: columns may be numbered in a header."""
_DEEPEST = 3
"""So many rows a header takes at most: the groups, what they are of, the columns."""


@dataclass(frozen=True)
class Rows:
    """The texts of a header by index of the column, from row `top` to row `bottom`."""

    top: int
    bottom: int
    texts: tuple[str, ...]


def header_rows(
    sheet: Sheet, lines: Sequence[list[str]], bottom: int, first: int
) -> Iterator[Rows]:
    """All ways to read a header whose last row is `bottom`; `lines` begin with row `first`."""
    own = lines[bottom - first]
    alone = any(map(_VALUE.fullmatch, own))
    yield Rows(bottom, bottom, tuple(own))
    for top in range(bottom - 1, max(bottom - _DEEPEST, first - 1), -1):
        if alone or (top < bottom - 1 and any(map(_VALUE.fullmatch, lines[top + 1 - first]))):
            return  # what seems to be the lower row of a header is the first one of the data
        rows = [list(line) for line in lines[top - first : bottom - first + 1]]
        if sum(map(bool, rows[0])) < 2:
            return  # a title, or nothing
        yield Rows(top, bottom, _filled(rows))
        yield Rows(top, bottom, _joined(_spread(sheet, rows, top)))


def _filled(rows: list[list[str]]) -> tuple[str, ...]:
    """The lowest text of every column."""
    return tuple(
        next((text for text in reversed(column) if text), "") for column in zip(*rows, strict=True)
    )


def _joined(rows: list[list[str]]) -> tuple[str, ...]:
    """All texts of a column, from above: «Дата» over «окончания»."""
    return tuple(
        " ".join(dict.fromkeys(filter(None, column))) for column in zip(*rows, strict=True)
    )


def _spread(sheet: Sheet, rows: list[list[str]], top: int) -> list[list[str]]:
    """Every group's text over all columns that it stands above."""
    joined = [area for area in sheet.merged if area.right > area.left]
    for number, row in enumerate(rows[:-1]):
        if joined:
            _over_joined(sheet, row, [area for area in joined if area.top == top + number])
        else:
            _over_following(row, rows[number + 1 :])
    return rows


def _over_joined(sheet: Sheet, row: list[str], areas: list[Area]) -> None:
    for index, column in enumerate(sheet.offsets):
        for area in areas:
            if area.left < column <= area.right and area.left in sheet.offsets:
                row[index] = row[sheet.offsets.index(area.left)]


def _over_following(row: list[str], below: list[list[str]]) -> None:
    """A text reaches as far as columns below it have texts and none of their own beside it."""
    group = ""
    for index, text in enumerate(row):
        group = text or (group if any(line[index] for line in below) else "")
        row[index] = group
