"""date.unlikely: a date that can hardly be true; it is used as it stands.

Fails: a birth in 1890 or less than 16 years ago, a training of 1899, an end before the start.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Table

_EVENT_DATES = (
    ("trainings", "start_date"),
    ("trainings", "end_date"),
    ("diagnostics", "date"),
    ("diagnostics", "route_date"),
)


def _find(state: State) -> Iterator[Finding]:
    year = state.period.year
    born = (date(year - 100, 1, 1), date(year - 16, 12, 31))
    event = (date(1990, 1, 1), date(year + 2, 12, 31))
    if "teachers" in state.clean:
        yield from _outside(state.clean["teachers"], "birth_date", *born)
    for name, field in _EVENT_DATES:
        if name in state.clean:
            yield from _outside(state.clean[name], field, *event)
    if "trainings" in state.clean:
        yield from _reversed(state.clean["trainings"])


def _outside(table: Table, name: str, first: date, last: date) -> Iterator[Finding]:
    column = table[name]
    odd = [value is not None and not first <= value <= last for value in column.values]
    for index in np.flatnonzero(column.lookup(odd, False)).tolist():
        yield Finding(
            table.place(index, name),
            f"«{column.spec.header}»: {column.at(index):%d.%m.%Y} – маловероятная дата",
            f"проверьте: ожидается от {first:%d.%m.%Y} до {last:%d.%m.%Y}",
        )


def _reversed(trainings: Table) -> Iterator[Finding]:
    start, end = trainings["start_date"], trainings["end_date"]
    last = date.max.toordinal()
    first_day = start.lookup([v.toordinal() if v else 0 for v in start.values], 0)
    last_day = end.lookup([v.toordinal() if v else last for v in end.values], last)
    for index in np.flatnonzero(first_day > last_day).tolist():
        yield Finding(
            trainings.place(index, "end_date"),
            "обучение окончено раньше, чем начато",
            "проверьте обе даты",
        )


RULE = Rule("date.unlikely", Severity.WARNING, _find)
