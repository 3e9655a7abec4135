"""Exact numbers as text: at most six decimals for machines, one or two for people."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from rsnms_cli.model.results import Score

Exact = Fraction | Decimal | int


def machine(number: Exact | bool | None) -> str:
    """By the contract, section 4: at most six decimals, true or false, blank for None."""
    if number is None:
        return ""
    if isinstance(number, int):
        return str(number).lower()
    return _six(number) if isinstance(number, Decimal) else _rounded(number, 6)


@lru_cache(maxsize=4096)
def _six(number: Decimal) -> str:
    """Points repeat a lot."""
    return _rounded(number, 6)


def human(number: Exact, decimals: int = 2) -> str:
    """With a decimal comma, for people."""
    return _rounded(number, decimals).replace(".", ",")


def _rounded(number: Exact, decimals: int) -> str:
    numerator, denominator = number.as_integer_ratio()
    if denominator == 1:
        return str(numerator)
    scale = 10**decimals
    units = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    whole, part = divmod(units, scale)
    sign = "-" if numerator < 0 and units else ""
    tail = f".{part:0{decimals}d}".rstrip("0").rstrip(".")
    return f"{sign}{whole}{tail}"


def json_number(number: Exact | None) -> int | float | None:
    """As `machine`, for JSON."""
    if number is None:
        return None
    text = machine(number)
    return float(text) if "." in text else int(text)


def plain(number: Exact) -> int | float:
    """As a cell of a workbook holds it: a whole number stays one."""
    return int(number) if number == int(number) else float(number)


WORDS = {"no_data": "нет данных", "not_applicable": "н/п", "ok": "скрыто"}
"""What stands in place of a value that does not exist or is not shown."""
WORDS_MEAN = (
    (
        f"«{WORDS['no_data']}»",
        "нет ответа в форме, столбца в файлах или людей этой единицы: 0 баллов, "
        "максимум сохраняется",
    ),
    (
        f"«{WORDS['not_applicable']}»",
        "неприменимо: доля от нуля или показатель не для этой организации",
    ),
)
"""The same words, explained wherever a table is."""


def unfinished(score: Score) -> str:
    """The word for a score without a value, or nothing."""
    return WORDS[score.status] if score.value is None else ""
