"""One cell's text to a typed value, by the column dictionary."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.text import fold, without_people
from rsnms_cli.read.cells.answers import answer, is_unknown, word_of
from rsnms_cli.read.cells.dates import is_day, parse_date
from rsnms_cli.read.cells.person_numbers import person_number
from rsnms_cli.read.cells.refusals import Unreadable

_NUMBER = re.compile(r"[+-]?\d{1,9}([.,]\d{1,30})?", re.ASCII)
_DRESSED = re.compile(
    r"'?([+-]?(?:\d{1,9}|\d{1,3}(?:[ ']\d{3}){1,2})(?:[.,]\d{1,30})?)(?: ?(%|[а-я][а-я. ]*))?",
    re.ASCII,
)
_OTHER = re.compile(
    r"приказ|протокол|договор|распоряж|постановл|удостовер|диплом|сертификат|^\d+ ?(?:ч|час|ак)\b"
)
"""Numbers of other things than a programme of the register, and hours."""
_CODE = re.compile(r"'?(\d+?)(?:\.0+)?", re.ASCII)


def parse(spec: Field, text: str) -> Any:
    """The value of a cleaned text that is not blank, or Unreadable."""
    return PARSERS[spec.type](spec, text)


def parse_count(text: str) -> int:
    """A whole number that is not negative, as a form asks for."""
    if not re.fullmatch(r"\d{1,9}([.,]0{1,9})?", text, re.ASCII):
        raise Unreadable("целое число, 0 или больше")
    return int(re.split("[.,]", text)[0])


def _flag(_: Field, text: str) -> bool:
    said = answer(text)
    if said is None:
        raise Unreadable("«да» или «нет»")
    return said


def _presence(_: Field, text: str) -> bool:
    """Any other text than a no is yes: a name, a level, a form."""
    return answer(text) is not False


def _register(_: Field, text: str) -> bool:
    said = answer(text)
    number = any(map(str.isdigit, text)) and not is_day(text) and not _OTHER.search(fold(text))
    if said is None and not number:
        raise Unreadable("«да», «нет» или номер в реестре")
    return said is not False


@cache
def _known(values: tuple[str, ...]) -> dict[str, str]:
    return {fold(value): value for value in values}


def _enum(spec: Field, text: str) -> str | bool:
    known, word = _known(spec.values), word_of(text)
    if word in known:
        return known[word]
    if not spec.required and answer(text) is False:
        return False
    raise Unreadable("одно из: " + ", ".join(spec.values))


def _list(spec: Field, text: str) -> tuple[str, ...]:
    known = _known(spec.values)
    words = [fold(part) for part in re.split("[;,]", text) if part.strip()]
    if not all(word in known for word in words):
        raise Unreadable("список через «;» из: " + ", ".join(spec.values))
    return tuple(value for word, value in known.items() if word in words)


def _date(spec: Field, text: str) -> date:
    try:
        found = parse_date(text, spec.pivot)
    except ValueError:
        raise Unreadable("дата, такой даты в календаре нет") from None
    if found is None:
        raise Unreadable("дата вида 01.09.2024")
    return found


def _number(spec: Field, text: str) -> float:
    expected = f"число от {spec.min:g}" + (f" до {spec.max:g}" if spec.max else "")
    plain = text if _NUMBER.fullmatch(text) else _undressed(spec, text)
    if plain is None:
        raise Unreadable(expected)
    number = float(plain.replace(",", "."))
    if number < spec.min or (spec.max is not None and number > spec.max):
        raise Unreadable(expected)
    return number


def _undressed(spec: Field, text: str) -> str | None:
    """The number without the column's own unit, spaces between thousands, the apostrophe."""
    found = _DRESSED.fullmatch(text.casefold())
    if found is None or (found[2] and found[2].rstrip(". ") not in spec.units):
        return None
    return re.sub("[ ']", "", found[1])


def _org_code(_: Field, text: str) -> str:
    """A code as it stands; «1.0» and «'1» are what spreadsheets make of 1, zeros stay."""
    found = _CODE.fullmatch(text)
    if not text.isdigit():
        _refuse_person(text)
    return found[1] if found else re.sub("[\u2010\u2011]", "-", text)


def _place(spec: Field, text: str) -> str:
    _refuse_person(text)
    if spec.required and is_unknown(text):  # «н/д» would be a municipality of its own
        raise Unreadable("название места")
    return text


def _refuse_person(text: str) -> None:
    """Codes and places stand in every report: a person's name or number among them is refused."""
    if without_people(text).strip() == "…":
        raise Unreadable("не СНИЛС и не имя человека")


def _text(_: Field, text: str) -> str:
    return text


PARSERS: dict[str, Callable[[Field, str], Any]] = {
    "text": _text,
    "place": _place,
    "person": person_number,
    "code": _org_code,
    "flag": _flag,
    "presence": _presence,
    "register": _register,
    "enum": _enum,
    "list": _list,
    "date": _date,
    "number": _number,
}
