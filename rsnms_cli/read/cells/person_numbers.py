"""Whether a text can be the number of a person, and which one (contract, section 3).

A СНИЛС in any spelling or an internal number of the sender: digits, letters with digits, a UUID.
"""

import re

from rsnms_cli.model.columns import Field
from rsnms_cli.model.snils import person_key
from rsnms_cli.model.tables import Why
from rsnms_cli.read.cells.answers import is_unknown
from rsnms_cli.read.cells.dates import is_day
from rsnms_cli.read.cells.refusals import Unreadable

_LONGEST = 200
"""No system's number is longer, and what is takes long to look at."""
EXPECTED = "СНИЛС или внутренний номер человека"
_POWER = re.compile(r"'?([1-9])(?:[.,](\d{1,20}))?[eEеЕ](\+?)(\d{1,2})", re.ASCII)
_NARROW = re.compile(r"#{2,}")
_CORE = re.compile(r"[\W_]+")
_MASK = re.compile(r".*[*•…?].*|[\w#]{3}[- ][\w#]{3}[- ][\w#]{3}[- ][\w#]{2}")
"""A СНИЛС with signs or letters in place of some digits; of digits alone it was taken before."""
_PHONE = re.compile(
    r"\+?[78]?[- ]*(?:\(\d{3,5}\)[- \d]{5,}|\d{3}[- ]\d{3}[- ]\d\d[- ]?\d\d)|\+[- \d]{10,}"
)
_FRACTION = re.compile(r"\d+[.,]\d*[1-9]|\d+[.,]?\d* ?%")
_HALF = re.compile(r".*[-–/]|[-–/].*|\d{3}[- ]\d{3}[- ]\d{3}([- ]\d?)?")


def person_number(spec: Field, text: str) -> str:
    """The key of a person; raises Unreadable."""
    if len(text) > _LONGEST:
        raise Unreadable(EXPECTED, Why.NO_NUMBER)
    key = person_key(text)
    if key.isdigit():
        if key.strip(key[0]) or (key[0] != "0" and len(key) < 9):
            return key
        raise Unreadable(EXPECTED, Why.NO_NUMBER)
    power = _POWER.fullmatch(text)
    if power and (power[2] or power[3]):  # without either it is an internal number, like 1E5
        return _whole(spec, power[1] + (power[2] or ""), int(power[4]))
    if why := _fault(text):
        raise Unreadable(EXPECTED, why)
    return key


def _whole(spec: Field, digits: str, power: int) -> str:
    """The number that was written as 1,12233E+10, if all its digits are there."""
    if len(digits) != power + 1:
        raise Unreadable(EXPECTED, Why.DIGITS_LOST)
    return person_number(spec, digits)


def _fault(text: str) -> Why | None:
    core = _CORE.sub("", text)
    if _NARROW.fullmatch(text):
        return Why.DIGITS_LOST
    digits = any(map(str.isdigit, core))
    no_number = (_MASK, _PHONE, _FRACTION)
    if not digits or not core.strip("0") or any(sign.fullmatch(text) for sign in no_number):
        return Why.NO_NUMBER
    if is_day(text) or is_unknown(text):
        return Why.NO_NUMBER
    return Why.HALF_NUMBER if _HALF.fullmatch(text) else None
