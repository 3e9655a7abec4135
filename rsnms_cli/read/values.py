"""One cell's text to a typed value, by the column dictionary."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.snils import person_key
from rsnms_cli.model.text import fold
from rsnms_cli.read.dates import parse_date

_YES_WORDS = "да + 1 1.0 1,0 есть имеется истина true yes x v ✓ ✔ √ ☑"
_NO_WORDS = "нет - 0 0.0 0,0 отсутствует ложь false no"
YES = frozenset(map(fold, _YES_WORDS.split()))
NO = frozenset(map(fold, [*_NO_WORDS.split(), "не имеется"]))
_NUMBER = re.compile(r"[+-]?\d{1,9}([.,]\d{1,30})?", re.ASCII)
_DRESSED = re.compile(
    r"'?([+-]?(?:\d{1,9}|\d{1,3}(?:[ ']\d{3}){1,2})(?:[.,]\d{1,30})?)(?: ?(%|[а-я][а-я. ]*))?",
    re.ASCII,
)
_CODE = re.compile(r"'?(\d+?)(?:\.0+)?", re.ASCII)
_DENIAL = re.compile(r"(не|нет|без|отсутств\w*)\b")


class Unreadable(ValueError):
    """The text is not of the type; the argument says what is expected there."""


def parse(spec: Field, text: str) -> Any:
    """The value of a cleaned text that is not blank, or Unreadable."""
    return _PARSERS[spec.type](spec, text)


def parse_flag(text: str) -> bool:
    """«да» and «нет» in the spellings of the contract, section 1."""
    word = _word(text)
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unreadable("«да» или «нет»")


def _word(text: str) -> str:
    """A short answer as it is compared; the full stop after it does not matter."""
    return fold(text).rstrip(". ")


def parse_count(text: str) -> int:
    """A whole number that is not negative, as a form asks for."""
    if not re.fullmatch(r"\d{1,9}([.,]0{1,9})?", text, re.ASCII):
        raise Unreadable("целое число, 0 или больше")
    return int(re.split("[.,]", text)[0])


def _flag(_: Field, text: str) -> bool:
    return parse_flag(text)


def _presence(_: Field, text: str) -> bool:
    """Any text is yes, but one that begins with a denial is not: people must say which."""
    if _word(text) in NO:
        return False
    if _DENIAL.match(fold(text)):
        raise Unreadable("«нет» или пусто, если этого нет")
    return True


def _register(_: Field, text: str) -> bool:
    try:
        return parse_flag(text)
    except Unreadable:
        if any(c.isdigit() for c in text) and not _DENIAL.match(fold(text)):
            return True
        raise Unreadable("«да», «нет» или номер в реестре") from None


@cache
def _known(values: tuple[str, ...]) -> dict[str, str]:
    return {fold(value): value for value in values}


def _enum(spec: Field, text: str) -> str | bool:
    known, word = _known(spec.values), _word(text)
    if word in known:
        return known[word]
    if word in NO and not spec.required:
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


def _person(_: Field, text: str) -> str:
    return person_key(text)


def _org_code(_: Field, text: str) -> str:
    """A code as it stands; «1.0» and «'1» are what spreadsheets make of 1, zeros stay."""
    found = _CODE.fullmatch(text)
    return found[1] if found else re.sub("[\u2010\u2011]", "-", text)


def _text(_: Field, text: str) -> str:
    return text


_PARSERS: dict[str, Callable[[Field, str], Any]] = {
    "text": _text,
    "person": _person,
    "code": _org_code,
    "flag": _flag,
    "presence": _presence,
    "register": _register,
    "enum": _enum,
    "list": _list,
    "date": _date,
    "number": _number,
}
