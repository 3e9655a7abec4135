"""The distinct texts of a column to values: each by itself, then all of them together."""

from datetime import date, timedelta
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.tables import Why
from rsnms_cli.read.cells.dates import ZEROS, is_no_date
from rsnms_cli.read.cells.doubts import doubts_of, of_1904
from rsnms_cli.read.cells.refusals import Unreadable
from rsnms_cli.read.cells.understood import understood
from rsnms_cli.read.cells.values import PARSERS


def typed(
    spec: Field, texts: list[str], *, from_1904: bool = False
) -> tuple[list[Any], dict[int, Why]]:
    """The values of cleaned texts, None where there is none, and what is said of some of them."""
    if spec.type == "text":
        return list(texts), {}
    values, why = _each(spec, texts)
    if spec.type == "date":
        for index in _without_date(spec, texts, values):
            values[index], why[index] = None, Why.NO_DATE
        values = of_1904(values, texts) if from_1904 else values
    literal = [None if n in why else value for n, value in enumerate(values)]
    for index, said in doubts_of(spec, texts, literal).items():
        why[index] = said
        values[index] = values[index] + timedelta(days=1) if said is Why.NEXT_DAY else None
    return values, why


def _each(spec: Field, texts: list[str]) -> tuple[list[Any], dict[int, Why]]:
    """Literal values, and everyday spellings of the texts that have none."""
    values: list[Any] = []
    why: dict[int, Why] = {}
    read = PARSERS[spec.type]
    for index, text in enumerate(texts):
        try:
            values.append(read(spec, text))
        except Unreadable as error:
            found = None if error.why else understood(spec, text)
            value, said = found or (None, error.why)
            values.append(value)
            if said:
                why[index] = said
    return values, why


def _without_date(spec: Field, texts: list[str], values: list[date | None]) -> list[int]:
    maybe = [index for index, day in enumerate(values) if day is None or day in ZEROS]
    return [index for index in maybe if is_no_date(texts[index], spec.born)]
