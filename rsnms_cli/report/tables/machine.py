"""Rows as csv and JSON for machines (contract, section 4)."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rsnms_cli.words.numbers import Exact, json_number, machine

_NOT_PLAIN = {bool, Decimal, Fraction}
"""What the csv module would not write by the contract; texts, whole numbers and blanks it does."""


SIGNS = frozenset("=+-@＝＋－＠\t")
_FORMULA = re.compile(r"(^\s*|[;\t\n]\s*)(?=[=+\-@＝＋－＠]\S)|^(?=\t)")
"""Where a spreadsheet would begin to calculate, or to read another cell of its own delimiter."""


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Text of a csv file with a comma and `\\n`; no cell of it is a formula to a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(c) for c in row] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    """A number as it is; a text that a spreadsheet would calculate has an apostrophe before it."""
    if isinstance(value, str):
        line = value.replace("\r", " ")  # the csv module would end the row there
        return _FORMULA.sub(r"\1'", line) if SIGNS.intersection(line) else line
    return machine(value) if type(value) in _NOT_PLAIN else value


def to_records(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """The same rows as JSON objects; blank is null, `achieved` true or false."""
    return [dict(zip(columns, map(_json, row), strict=True)) for row in rows]


def _json(cell: str | Exact | None) -> Any:
    return cell if isinstance(cell, str | bool) else json_number(cell)


def to_json(value: Any) -> str:
    """Readable JSON with Russian letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
