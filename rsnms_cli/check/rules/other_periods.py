"""events.other_period: no row of «Обучение» or «Диагностика» is of the period.

Fails: the file of last year. Passes: one row of the period among others, a table without rows.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity

_DATES = {"trainings": "end_date", "diagnostics": "date"}


def _find(state: State) -> Iterator[Finding]:
    first, last = state.period.first, state.period.last
    for name, field in _DATES.items():
        if name not in state.clean:
            continue
        column = state.clean[name][field]
        days = [value for value in column.values if value is not None]
        if days and not any(first <= day <= last for day in days):
            source = state.clean[name].sources[0]
            yield Finding(
                source.place(source.header_row, field),
                f"«{column.spec.header}»: ни одной даты за отчётный период, все – с "
                f"{min(days):%d.%m.%Y} по {max(days):%d.%m.%Y}",
                "проверьте, за тот ли год прислана таблица и тот ли период задан",
            )


RULE = Rule("events.other_period", Severity.WARNING, _find)
