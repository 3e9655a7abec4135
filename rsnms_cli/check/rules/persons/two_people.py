"""person.two_people: rows of one number agree neither in name nor in date of birth; none is used.

Fails: one СНИЛС for Иванова of 1980 and Петров of 1991. Passes: «Иванова А.А.» and «Иванова Анна
Андреевна», a blank date; a disagreement in one of them is `person.differs`.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import counted

_ROWS = ("строка", "строки", "строк")


def _find(state: State) -> Iterator[Finding]:
    for one in state.people:
        for row in one.rows if one.two_people else ():
            table = state.raw["teachers"]
            other = table.place(next(n for n in one.rows if n != row))
            yield Finding(
                table.place(row, "person_id"),
                f"номер есть и у другого человека, ни ФИО, ни дата рождения не сходятся ({other}); "
                f"строка не использована{_events(one.events)}",
                "исправьте номер у того, кому он не принадлежит, во всех таблицах",
            )


def _events(number: int) -> str:
    """What stands under the number in «Обучение» and «Диагностика» cannot be used either."""
    return f", под ним ещё обучение и диагностика: {counted(number, *_ROWS)}" if number else ""


RULE = Rule("person.two_people", Severity.ERROR, _find)
