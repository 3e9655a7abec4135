"""The distinct texts of a column to values: each by itself, then all of them together."""

from datetime import timedelta
from typing import Any

from rsnms_cli.model.columns import Field
from rsnms_cli.model.tables import Why
from rsnms_cli.read.doubts import doubts_of, of_1904
from rsnms_cli.read.refusals import Unreadable
from rsnms_cli.read.values import parse


def typed(
    spec: Field, texts: list[str], *, from_1904: bool = False
) -> tuple[list[Any], dict[int, Why]]:
    """The values of cleaned texts, None where there is none, and what is said of some of them."""
    values: list[Any] = []
    why: dict[int, Why] = {}
    for index, text in enumerate(texts):
        try:
            values.append(parse(spec, text))
        except Unreadable as error:
            values.append(None)
            if error.why:
                why[index] = error.why
    if spec.type == "date" and from_1904:
        values = of_1904(values, texts)
    for index, said in doubts_of(spec, texts, values).items():
        why[index] = said
        values[index] = values[index] + timedelta(days=1) if said is Why.NEXT_DAY else None
    return values, why
