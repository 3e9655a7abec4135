"""From one day to another in one cell: «с 01.09.2023 по 15.09.2023», «12-20 марта 2024»."""

import re
from datetime import date

from rsnms_cli.model.text import fold
from rsnms_cli.read.cells.dates import parse_date

_FROM_TO = re.compile(r"(?:со? |от )?([0-9а-я. ]{1,20}?)(?: ?- ?| по | до )([0-9а-я. ]{1,24})")
_YEAR_WORD = re.compile(r"(?<=\d) ?г(?:\.|од\w*)?$")
_SIGNS = re.compile(r"[. ]+")
_LONGEST = 190
"""Days: if only the end has a year, a longer time is rather two days the wrong way round."""


def day_range(text: str, pivot: int) -> tuple[date, date] | None:
    """The first and the last day, None when the text is no range of days.

    What the beginning leaves open, the end says.
    """
    found = _FROM_TO.fullmatch(fold(text))
    first, last = map(_parts, found.groups()) if found else ([], [])
    if len(last) != 3 or not 1 <= len(first) <= 3:
        return None
    try:
        start, end = _day([*first, *last[len(first) :]], pivot), _day(last, pivot)
        if start and end and start > end and len(first) < 3:
            start = _day([*first, *last[len(first) : 2], str(end.year - 1)], pivot)
            if start and (end - start).days > _LONGEST:
                return None
    except ValueError:
        return None
    return (start, end) if start and end and start <= end else None


def _parts(text: str) -> list[str]:
    return [part for part in _SIGNS.split(_YEAR_WORD.sub("", text)) if part]


def _day(parts: list[str], pivot: int) -> date | None:
    return parse_date(("." if parts[1].isdigit() else " ").join(parts), pivot)
