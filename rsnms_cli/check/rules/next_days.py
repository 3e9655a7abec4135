"""date.next_day: midnight here is written as the evening before in Greenwich; the next day is read.

Fails: 2024-02-04T21:00:00Z in a column whose times are all of that kind. Passes: a date without
time, and a time with the zone of the place.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State, first_cells
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Table, Why
from rsnms_cli.model.text import counted


def _find(state: State) -> Iterator[Finding]:
    for table in state.clean.values():
        for name, column in table.columns.items():
            if Why.NEXT_DAY in column.why.values():
                yield from _next_days(table, name)


def _next_days(table: Table, name: str) -> Iterator[Finding]:
    for row, number in first_cells(table, table[name].marked(Why.NEXT_DAY)):
        yield Finding(
            table.place(row, name),
            f"«{table[name].spec.header}»: полночь записана по Гринвичу (как 21:00Z накануне), "
            f"прочитан следующий день: {counted(number, 'ячейка', 'ячейки', 'ячеек')}",
            "проверьте две-три даты; лучше пришлите даты без времени",
        )


RULE = Rule("date.next_day", Severity.WARNING, _find)
