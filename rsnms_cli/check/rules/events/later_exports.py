"""period.past: the tables go on long after the period, and what has no date is of their day.

Fails: a period of 2023 with a training of July 2024. Passes: events up to a half-year later.
"""

from collections.abc import Iterator
from datetime import timedelta

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Place, Severity

_DATES = (("trainings", "end_date"), ("diagnostics", "date"))
_LONG = timedelta(days=184)


def _find(state: State) -> Iterator[Finding]:
    tables = [(state.clean[name], field) for name, field in _DATES if name in state.clean]
    days = [day for table, field in tables for day in table[field].used()]
    last = state.period.last
    if days and last + _LONG < (latest := max(days)):
        yield Finding(
            Place(),
            f"период кончился {last:%d.%m.%Y}, а в таблицах есть события до {latest:%d.%m.%Y}: "
            "штат, наставники, роли, формы поддержки, конкурсы и модель наставничества взяты на "
            "день выгрузки",
            "если они с тех пор менялись, возьмите выгрузку тех дней",
        )


RULE = Rule("period.past", Severity.WARNING, _find)
