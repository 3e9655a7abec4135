"""answer.unknown: a cell says that the answer is not known; it counts as «нет», as blank does.

Fails: «н/д», «?», «планируется», «вакансия», «#Н/Д» in «Наставник». Passes: a blank cell, which
`answer.blank` names. One finding per column and sheet.
"""

from collections.abc import Iterator

from rsnms_cli.check.rules.blank_answers import MEANING
from rsnms_cli.check.state import Finding, Rule, State, first_cells
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Table, Why
from rsnms_cli.model.text import counted


def _find(state: State) -> Iterator[Finding]:
    for table in state.clean.values():
        for name, column in table.columns.items():
            if Why.UNKNOWN in column.why.values():
                yield from _unknown(table, name)


def _unknown(table: Table, name: str) -> Iterator[Finding]:
    spec = table[name].spec
    for row, number in first_cells(table, table[name].marked(Why.UNKNOWN)):
        cells = counted(number, "ячейке", "ячейках", "ячейках")
        meaning = MEANING[spec.blank or "unknown"]
        yield Finding(
            table.place(row, name),
            f"«{spec.header}»: в {cells} вместо ответа «н/д», «?» или подобное: {meaning}",
            "впишите ответ, когда он известен",
        )


RULE = Rule("answer.unknown", Severity.WARNING, _find)
