"""The one door for small files, whoever wrote them: settings, rules, marks, manifests."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from stat import S_ISREG
from typing import Any

MOST_BYTES = 2 << 20
"""The longest methodology of the program has 160 KB."""
MOST_DEPTH = 32
MOST_DIGITS = 15
"""Of a number, before and after the point: what a table of a regulation can mean."""
_BOUND: int = 10**MOST_DIGITS
_MOST_DOTS = 300
"""In a line; a key of more parts takes the parser its square of time."""


class Unfit(ValueError):
    """A file is not what this door takes: the text says in Russian what it is instead."""


def plain_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file; raises OSError, and Unfit for a device or a file too large."""
    if not S_ISREG(path.stat().st_mode):
        raise Unfit("это не обычный файл")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        size = f"{most >> 20} МБ" if most >> 20 else f"{most} байт"
        raise Unfit(f"файл больше {size}")
    return content


def plain_text(path: Path, most: int = MOST_BYTES) -> str:
    """Its text, with or without a byte order mark, lines ending as Python's do.

    Raises OSError, Unfit; UnicodeDecodeError for what is not UTF-8.
    """
    text = plain_bytes(path, most).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_json(path: Path, most: int = MOST_BYTES) -> Any:
    """What a JSON file holds; raises OSError, ValueError also for what is nested too deep."""
    return parse_json(plain_text(path, most))


def parse_json(text: str) -> Any:
    """What a JSON text holds; raises ValueError also for what is nested too deep."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise Unfit(_TOO_DEEP) from error
    if any(depth > MOST_DEPTH for depth, _, _ in _walk(value)):
        raise Unfit(_TOO_DEEP)
    return value


def check_shape(text: str) -> None:
    """Raise Unfit for a text whose parsing would take too long."""
    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise Unfit(_TOO_DEEP)


_TOO_DEEP = f"вложенность больше {MOST_DEPTH} уровней"
Key = tuple[str | int, ...]


def unfit_values(value: Any) -> Iterator[tuple[Key, str]]:
    """Keys and what is wrong: numbers beyond measure, signs that no text has.

    Raises Unfit for what is nested too deep.
    """
    for depth, key, one in _walk(value):
        if depth > MOST_DEPTH:
            raise Unfit(_TOO_DEEP)
        if isinstance(one, int | Decimal) and not isinstance(one, bool) and not _measured(one):
            yield key, f"нужно обычное число, не больше {MOST_DIGITS} знаков до и после запятой"
        elif isinstance(one, str) and not _printable(one):
            yield key, "в тексте стоят управляющие знаки"


def exact(text: str) -> Decimal:
    """A number of a TOML file; one that is none or beyond measure becomes a NaN."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")


def _measured(number: int | Decimal) -> bool:
    if isinstance(number, int):
        return -_BOUND < number < _BOUND
    exponent = number.as_tuple().exponent  # a letter where it is no number
    if not isinstance(exponent, int):
        return False
    return exponent >= -MOST_DIGITS and number.adjusted() < MOST_DIGITS


def _printable(text: str) -> bool:
    return all(sign >= " " or sign in "\n\r\t" for sign in text)


def _walk(value: Any) -> Iterator[tuple[int, Key, Any]]:
    """Every value and every key with its depth, without recursion."""
    todo: list[tuple[int, Key, Any]] = [(0, (), value)]
    while todo:
        depth, key, one = todo.pop()
        yield depth, key, one
        if depth > MOST_DEPTH:
            continue
        if isinstance(one, dict):
            todo += [(depth + 1, key, name) for name in one if not _printable(name)]
            todo += [(depth + 1, (*key, name), inner) for name, inner in one.items()]
        elif isinstance(one, list):
            todo += [(depth + 1, (*key, at), inner) for at, inner in enumerate(one)]
