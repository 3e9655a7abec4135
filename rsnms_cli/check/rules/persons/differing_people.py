"""person.differs: rows of one number say different names or dates of birth; it is one person.

Fails: one СНИЛС with two dates of birth. Passes: a blank beside a date; «Иванова А.А.».
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity


def _find(state: State) -> Iterator[Finding]:
    for one in state.people:
        if not one.two_people:
            table, what = state.raw["teachers"], "ФИО" if one.name else "дата рождения"
            yield Finding(
                table.place(one.rows[1], "person_id"),
                f"под этим номером в строках с ним разные данные: {what} (первая: "
                f"{table.place(one.rows[0])}); человек учтён один раз",
                "сверьте строки: если это разные люди, исправьте номер",
            )


RULE = Rule("person.differs", Severity.WARNING, _find)
