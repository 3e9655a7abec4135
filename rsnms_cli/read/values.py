"""One cell's text to a typed value, by the column dictionary."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.text import fold

YES = frozenset(("да", "+", "1", "есть", "имеется", "истина", "true", "yes", "v", "✓"))
NO = frozenset(("нет", "-", "–", "—", "−", "0", "отсутствует", "ложь", "false", "no"))
_RUSSIAN_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})( ?г\.?)?", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)([ T]\d\d:\d\d.*)?", re.ASCII)
_SERIAL = re.compile(r"[1-9]\d{4}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,9}([.,]\d{1,30})?", re.ASCII)
_SNILS = re.compile(r"\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2}", re.ASCII)
_DENIAL = re.compile(r"(не|нет|без|отсутств\w*)\b")
_EXCEL_EPOCH = date(1899, 12, 30)


class Unreadable(ValueError):
    """The text is not of the type; the argument says what is expected there."""


def parse(spec: Field, text: str) -> Any:
    """The value of a cleaned text that is not blank, or Unreadable."""
    return _PARSERS[spec.type](spec, text)


def parse_flag(text: str) -> bool:
    """«да» and «нет» in the spellings of the contract, section 1."""
    word = fold(text)
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unreadable("«да» или «нет»")


def parse_count(text: str) -> int:
    """A whole number that is not negative, as a form asks for."""
    if not re.fullmatch(r"\d{1,9}([.,]0{1,9})?", text, re.ASCII):
        raise Unreadable("целое число, 0 или больше")
    return int(re.split("[.,]", text)[0])


def _flag(_: Field, text: str) -> bool:
    return parse_flag(text)


def _presence(_: Field, text: str) -> bool:
    """Any text is yes, but one that begins with a denial is not: people must say which."""
    if fold(text) in NO:
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


def _enum(spec: Field, text: str) -> str | bool:
    known = {fold(value): value for value in spec.values}
    word = fold(text)
    if word in known:
        return known[word]
    if word in NO and not spec.required:
        return False
    raise Unreadable("одно из: " + ", ".join(spec.values))


def _list(spec: Field, text: str) -> tuple[str, ...]:
    known = {fold(value): value for value in spec.values}
    words = [fold(part) for part in re.split("[;,]", text) if part.strip()]
    if not all(word in known for word in words):
        raise Unreadable("список через «;» из: " + ", ".join(spec.values))
    return tuple(value for word, value in known.items() if word in words)


def _date(_: Field, text: str) -> date:
    try:
        if found := _RUSSIAN_DATE.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO_DATE.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise Unreadable("дата, такой даты в календаре нет") from None
    if _SERIAL.fullmatch(text):
        return _EXCEL_EPOCH + timedelta(days=int(text))
    raise Unreadable("дата вида 01.09.2024")


def _number(spec: Field, text: str) -> float:
    expected = f"число от {spec.min:g}" + (f" до {spec.max:g}" if spec.max else "")
    if not _NUMBER.fullmatch(text):
        raise Unreadable(expected)
    number = float(text.replace(",", "."))
    if number < spec.min or (spec.max is not None and number > spec.max):
        raise Unreadable(expected)
    return number


def _person(_: Field, text: str) -> str:
    return text.replace("-", "").replace(" ", "") if _SNILS.fullmatch(text) else text


def _text(_: Field, text: str) -> str:
    return text


_PARSERS: dict[str, Callable[[Field, str], Any]] = {
    "text": _text,
    "person": _person,
    "flag": _flag,
    "presence": _presence,
    "register": _register,
    "enum": _enum,
    "list": _list,
    "date": _date,
    "number": _number,
}
