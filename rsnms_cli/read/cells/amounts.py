"""Numbers as people dress them: hours with remarks, experience in years and months, x out of y."""

import re

from rsnms_cli.model.columns import Field
from rsnms_cli.model.text import fold

_N = r"([0-9]{1,4}(?:[.,][0-9]{1,3})?)"
_HOURS = re.compile(
    rf"{_N} ?(?:(?:а|ак|акад\w*|уч|учебн\w*)[. ]*)?(?:ч|час\w*)?[. ]*"
    r"(?:\(([^()]*)\))?"
)
_PARTED = re.compile(
    r"из|них|в|том|числе|т|ч|час\w*|ак\w*|очно\w*|заочн\w*|дист\w*|онлайн|ауд\w*|сам\w*|лекц\w*"
    r"|практ\w*|теор\w*|стаж\w*"
)
"""How the hours are parted: it does not change their sum."""

_YEARS, _MONTHS, _DAYS = r"(?:лет|год\w*|л|г)", r"(?:мес\w*|м)", r"(?:дн\w*|день|д)"
_TWO = r"([0-9]{1,2})"
_EXPERIENCE = re.compile(
    rf"(?:{_TWO} ?{_YEARS}\.?)?(?:,? ?и? ?{_TWO} ?{_MONTHS}\.?)?(?:,? ?и? ?{_TWO} ?{_DAYS}\.?)?"
)
_LESS = re.compile(rf"(?:менее|меньше|до) (?:1 ?|одного )?{_YEARS}\.?")
_NONE = re.compile(r"(?:без|нет) (?:пед\w*[. ]*)?(?:стажа?|опыта)(?: работы)?|б[/. ]?с\.?")
_MORE = re.compile(rf"(?:более|больше|свыше) {_TWO} ?{_YEARS}\.?")
_LEAST_OF_MORE = 5
"""«Более 20 лет» is 20 for every question that is asked; «более 2 лет» may be 10."""

_OUT_OF = re.compile(rf"{_N} ?(?:б|балл\w*)?[. ]*из {_N} ?(?:б|балл\w*|возможных)?\.?")
_PERCENT = re.compile(rf"{_N} ?(?:проц\w*)\.?")


def amount(spec: Field, text: str) -> float | None:
    """The number that a text means in this column, None where nothing is sure."""
    folded = fold(text)
    read = _share if "%" in spec.units else _hours if "ч" in spec.units else _years
    number = read(folded)
    fits = number is not None and spec.min <= number and (spec.max is None or number <= spec.max)
    return number if fits else None


def _hours(text: str) -> float | None:
    found = _HOURS.fullmatch(text)
    if found is None:
        return None
    hours, remark = _number(found[1]), found[2] or ""
    words, parts = re.findall(r"[^\W\d_]+", remark), re.findall(r"[0-9]+", remark)
    explained = all(map(_PARTED.fullmatch, words)) and (words or not parts)
    return hours if explained and max(map(int, parts), default=0) <= hours else None


def _years(text: str) -> float | None:
    if _LESS.fullmatch(text) or _NONE.fullmatch(text):
        return 0
    if found := _MORE.fullmatch(text):
        return int(found[1]) if int(found[1]) >= _LEAST_OF_MORE else None
    found = _EXPERIENCE.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    years, months, days = (int(part or 0) for part in found.groups())
    if months > 11 or days > 31:
        return None
    return years + (months + min(days, 30) / 31) / 12  # never a month more


def _share(text: str) -> float | None:
    if found := _PERCENT.fullmatch(text):
        return _number(found[1])
    found = _OUT_OF.fullmatch(text)
    whole = _number(found[2]) if found else 0
    return _number(found[1]) / whole * 100 if found and whole else None


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))
