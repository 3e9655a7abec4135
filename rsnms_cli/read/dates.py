"""A date as people write it: day first, never month first, never guessed from a part."""

import re
from datetime import date, timedelta

from rsnms_cli.model.text import fold

_USUAL = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})( ?г\.?)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)([ T]\d\d:\d\d.*)?", re.ASCII)
_SERIAL = re.compile(r"([1-9]\d{4})(\.0+)?", re.ASCII)
_EXCEL_EPOCH = date(1899, 12, 30)

_ENDING = r"(?: ?г(?:\.|ода|од)?)?(?:,? (?:в )?\d{1,2}:\d\d(?::\d\d)?)?"
_DAY_FIRST = re.compile(r"(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)" + _ENDING, re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})" + _ENDING, re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2}) ?([а-я]{3,8})\.? ?(\d{4})" + _ENDING)
_MONTHS = (
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
)


def parse_date(text: str, pivot: int) -> date | None:
    """The date of a cleaned text, None when it is no date; raises ValueError when there is no
    such day. A year of two digits below `pivot` is of this century.
    """
    if found := _USUAL.fullmatch(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SERIAL.fullmatch(text):
        return _EXCEL_EPOCH + timedelta(days=int(found[1]))
    return _rarer(fold(text), pivot)


def _rarer(text: str, pivot: int) -> date | None:
    if found := _DAY_FIRST.fullmatch(text):
        year = int(found[4])
        if len(found[4]) == 2:
            year += 2000 if year < pivot else 1900
        return date(year, int(found[3]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := _IN_WORDS.fullmatch(text):
        month = _month(found[2])
        return date(int(found[3]), month, int(found[1])) if month else None
    return None


def _month(word: str) -> int | None:
    """The number of a month by its name or the beginning of it, three letters at least."""
    fitting = (n for n, forms in enumerate(_MONTHS, 1) if any(f.startswith(word) for f in forms))
    return next(fitting, None)
