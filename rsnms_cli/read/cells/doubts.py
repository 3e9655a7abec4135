"""What a column as a whole says of its texts: months before days, other zones, shares of percent.

A text that is clear by itself may be doubtful beside the others. What is doubtful has no value and
is an error of the column; nothing is moved by a day, a month or a hundred times in silence.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.snils import is_whole
from rsnms_cli.model.tables import Why
from rsnms_cli.read.cells.dates import is_serial, seconds_of

Said = Iterator[tuple[int, Why]]

_PARTS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)( .*)?", re.ASCII)
_SIGNS = ("/", "-")
_HALF_DAY = re.compile(r".*[AaPp]\.?[Mm]\.?")
_DAY_CELL = re.compile(r"\d{4}-(\d\d)-(\d\d) 00:00:00", re.ASCII)
_MANY = 10
"""So many times more days before months, and a month before a day is a slip of one cell."""

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[ T](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_ZONES = 12, 22
"""Midnights of Russia in Greenwich, from Kamchatka to Kaliningrad: hours of the day before."""
_SUMMER = 2
"""So many hours summer times and decrees move midnight within one region."""
_LATE = 19
"""From this hour on nobody is examined or taught all the year at the very same hour."""
_DAY = 86_400

_OF_1904 = timedelta(days=1462)
_EVENTS = date(1990, 1, 1), date(2100, 1, 1)
_BIRTHS = date(1950, 1, 1), date(2100, 1, 1)

_GROUPS = re.compile(r"\d{1,4}([- ]+\d{1,4})+", re.ASCII)


def doubts_of(spec: Field, texts: list[str], values: list[Any]) -> dict[int, Why]:
    """By index, what is wrong with the readable texts of a column, or was changed in them."""
    judges = _JUDGES.get("share" if "%" in spec.units else spec.type, ())
    return {index: why for judge in judges for index, why in judge(spec, texts, values)}


def _months_first(_: Field, texts: list[str], values: list[Any]) -> Said:
    """One day above 12 in the second place proves it for all dates with this sign."""
    parts_of = _parts(texts)
    for sign in _SIGNS:
        found = [(n, parts) for n, parts in parts_of if parts[2] == sign]
        proofs = [n for n, parts in found if int(parts[1]) <= 12 < int(parts[3])]
        proofs += [n for n, parts in found if _HALF_DAY.fullmatch(parts[5] or "")]
        contrary = sum(int(parts[1]) > 12 for _, parts in found)
        if not proofs or contrary > _MANY * len(proofs):
            continue
        for index, parts in found:
            if int(parts[1]) <= 12 and parts[1].zfill(2) != parts[3].zfill(2):
                yield index, Why.MONTH_FIRST
        yield from _swapped(texts)


def _parts(texts: list[str]) -> list[tuple[int, re.Match[str]]]:
    rest = ((n, text) for n, text in enumerate(texts) if text[2:3] in _SIGNS or text[1:2] in _SIGNS)
    return [(n, found) for n, text in rest if (found := _PARTS.fullmatch(text))]


def _swapped(texts: list[str]) -> Said:
    """Cells that a spreadsheet took for dates, day first, beside texts that it could not take."""
    cells = [(n, found) for n, text in enumerate(texts) if (found := _DAY_CELL.fullmatch(text))]
    if all(int(found[2]) <= 12 for _, found in cells):
        yield from ((n, Why.MONTH_FIRST) for n, found in cells if found[1] != found[2])


def _other_zones(_: Field, texts: list[str], values: list[Any]) -> Said:
    """Midnight here is written as the evening before in Greenwich."""
    moments = list(_moments(texts))
    universal = {n: time for n, time, zone in moments if zone in ("Z", "+00:00", "+0000", "-00:00")}
    late = {n: time for n, time in universal.items() if time}
    if late:
        hours = {time // 3600 for time in late.values()}
        whole = not any(time % 3600 for time in late.values())
        midnights = whole and min(hours) >= _ZONES[0] and max(hours) <= _ZONES[1]
        if midnights and max(hours) - min(hours) <= _SUMMER:
            yield from ((n, Why.NEXT_DAY) for n in late)
        else:
            yield from ((n, Why.ZONE) for n, time in late.items() if time >= _ZONES[0] * 3600)
    local = {n: time for n, time, zone in moments if not zone}
    times = set(local.values())
    if len(local) > 1 and len(times) == 1 and _is_late(min(times)):
        yield from ((n, Why.ZONE) for n in local)


def _is_late(time: int) -> bool:
    return time % 3600 == 0 and _LATE <= time // 3600 <= _ZONES[1]


def _is_plain(text: str) -> bool:
    """01.09.2023, and the same as a cell of a workbook gives it: most dates are one of these."""
    return text[-9:] == " 00:00:00" or (len(text) == 10 and text[2] == ".")


def _moments(texts: list[str]) -> Iterator[tuple[int, int, str]]:
    """Index, second of the day and zone of texts with a time."""
    for index, text in enumerate(texts):
        if _is_plain(text):
            continue
        if found := _MOMENT.fullmatch(text):
            hours, minutes, seconds = (int(found[part] or 0) for part in (1, 2, 3))
            yield index, hours * 3600 + minutes * 60 + seconds, found[4] or ""
        elif is_serial(text):
            yield index, seconds_of(text) % _DAY, ""


def _serials(spec: Field, texts: list[str], values: list[Any]) -> Said:
    """Numbers that would be days of a time in which nothing of this happened."""
    found = [n for n, t in enumerate(texts) if t[:5].isdigit() and is_serial(t) and values[n]]
    first, last = _BIRTHS if spec.born else _EVENTS
    odd = [n for n in found if not first <= values[n] < last]
    if len(odd) * 2 > len(found):
        yield from ((n, Why.NO_SERIAL) for n in found)


def _shares(_: Field, texts: list[str], values: list[Any]) -> Said:
    """0.75 among 75s, and a column in which nothing is above 1; what says «%» is clear."""
    bare = [n for n, text in enumerate(texts) if values[n] and not text.endswith("%")]
    most = max((values[n] for n in bare), default=0)
    yield from ((n, Why.FRACTION) for n in bare if values[n] < 1 or most <= 1)


def _halves(_: Field, texts: list[str], values: list[Any]) -> Said:
    """Groups of digits that are no СНИЛС in a column of СНИЛС."""
    same = [n for n, text in enumerate(texts) if text == values[n] and not text.isdigit()]
    groups = [n for n in same if _GROUPS.fullmatch(texts[n])]
    if groups and sum(map(is_whole, values)) * 2 > len(values):
        yield from ((n, Why.HALF_NUMBER) for n in groups)


def of_1904(values: Iterable[date | None], texts: list[str]) -> list[date | None]:
    """Dates of a book whose days are counted from 1904, where only the number is left of them."""
    pairs = zip(values, texts, strict=True)
    return [value + _OF_1904 if value and is_serial(text) else value for value, text in pairs]


_JUDGES: dict[str, tuple[Callable[[Field, list[str], list[Any]], Said], ...]] = {
    "date": (_months_first, _other_zones, _serials),
    "share": (_shares,),
    "person": (_halves,),
}
