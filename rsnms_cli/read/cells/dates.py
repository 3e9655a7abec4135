"""A date as people write it: day first, never month first, never guessed from a part."""

import re
from datetime import date, timedelta

from rsnms_cli.model.text import fold

_USUAL = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})( ?г\.?)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)([ T]\d\d:\d\d.*)?", re.ASCII)
_SERIAL = re.compile(r"[1-9]\d{4}([.,]\d{1,15})?", re.ASCII)
_EPOCH = date(1899, 12, 30)
_SECONDS = 86_400

_TIME = r"(?:,? (?:в )?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[ар]\.?м\.?)?)?"
_ENDING = r"(?: ?г(?:\.? ?р\.?|\.|ода|од)?)?" + _TIME
_DAY_FIRST = re.compile(r"(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)" + _ENDING, re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})" + _ENDING, re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})[ .-]?([а-яa-z]{3,9})[ .-]{0,2}(\d{4}|\d\d)" + _ENDING, re.ASCII)
_MONTHS = tuple(
    tuple(map(fold, forms.split()))
    for forms in (
        "январь января january",
        "февраль февраля february",
        "март марта march",
        "апрель апреля april",
        "май мая may",
        "июнь июня june",
        "июль июля july",
        "август августа august",
        "сентябрь сентября september",
        "октябрь октября october",
        "ноябрь ноября november",
        "декабрь декабря december",
    )
)

_PARTS = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ T]\d{1,2}:\d\d[\d:.,Z+-]*)?", re.ASCII
)
_NO_DATE = re.compile(r"[-\u2010-\u2015\u2212._/:, ]+|0+([.,]0+)?")
_ZERO_PARTS = frozenset(
    {(0, 0, 1900), (0, 1, 1900), (1, 0, 1900), (1, 1, 1900), (30, 12, 1899), (31, 12, 1899)}
    | {(12, 30, 1899), (12, 31, 1899), (1, 1, 1753)}
)
_ZERO_OF_EVENTS = (1, 1, 1970)
ZEROS = frozenset(
    {date(1, 1, 1), date(1753, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)}
    | {date(1970, 1, 1)}
)
"""Days that may stand for none."""


def parse_date(text: str, pivot: int) -> date | None:
    """The date of a cleaned text, None when it is no date; raises ValueError when there is no
    such day. A year of two digits below `pivot` is of this century.
    """
    if found := _USUAL.fullmatch(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if is_serial(text):
        return _EPOCH + timedelta(days=seconds_of(text) // _SECONDS)
    return _rarer(fold(text), pivot)


def is_serial(text: str) -> bool:
    """Whether the text is a number that a spreadsheet shows as a date."""
    return _SERIAL.fullmatch(text) is not None


def seconds_of(serial: str) -> int:
    """Of a serial number, with its time of day."""
    return round(float(serial.replace(",", ".")) * _SECONDS)


def is_day(text: str) -> bool:
    """Whether the text is written as a day, be it in the calendar or not; numbers are not.

    «12-01-24» is rather the number of something.
    """
    parts = _PARTS.fullmatch(text)
    if is_serial(text) or (parts and parts[2] == "-" and len(parts[1] + parts[4]) < 5):
        return False
    try:
        return parse_date(text, 0) is not None
    except ValueError:
        return True


def is_no_date(text: str, born: bool) -> bool:
    """Whether the text is what programs and masks leave where there is no date.

    On 1 January 1970 somebody may be `born`; of events it is a zero.
    """
    if _NO_DATE.fullmatch(text):
        return True
    found = _PARTS.fullmatch(text)
    if found is None:
        return False
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) > 2:
        day, year = year, day
    if (day, month, year) in _ZERO_PARTS or (not born and (day, month, year) == _ZERO_OF_EVENTS):
        return True
    return year < 2 and (len(found[1] + found[4]) > 4 or not day)


def _rarer(text: str, pivot: int) -> date | None:
    if found := _DAY_FIRST.fullmatch(text):
        return date(_year(found[4], pivot), int(found[3]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := _IN_WORDS.fullmatch(text):
        month = _month(found[2])
        return date(_year(found[3], pivot), month, int(found[1])) if month else None
    return None


def _year(digits: str, pivot: int) -> int:
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year < pivot else 1900
    return year


def _month(word: str) -> int | None:
    """The number of a month by its name or the beginning of it, three letters at least."""
    fitting = (n for n, forms in enumerate(_MONTHS, 1) if any(f.startswith(word) for f in forms))
    return next(fitting, None)
