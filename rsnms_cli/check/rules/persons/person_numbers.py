"""person.number: what stands in the place of a person's number cannot be one; the row is left out.

Fails: 1,12233E+10, «***-***-***», zeros, a word, a date, a phone, «112-00-». Passes: a СНИЛС in any
spelling, an internal number of the sender.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Why

_SAID = {
    Why.DIGITS_LOST: (
        "цифры номера потеряны (как в 1,12233E+10)",
        "номер потерян при сохранении csv: пришлите .xlsx или задайте столбцу формат «Текстовый»",
    ),
    Why.HALF_NUMBER: (
        "номер записан не целиком",
        "впишите все 11 цифр СНИЛС или весь внутренний номер",
    ),
    Why.NO_NUMBER: (
        "вместо номера человека заполнитель, слово, дата или телефон",
        "впишите СНИЛС или внутренний номер, один и тот же во всех таблицах",
    ),
}


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        column = table.columns.get("person_id")
        if column is None or not column.why:
            continue
        for why, (what, todo) in _SAID.items():
            for row in np.flatnonzero(column.marked(why)).tolist():
                said = f"«{column.spec.header}»: {what}, строка не использована"
                yield Finding(table.place(row, "person_id"), said, todo)


RULE = Rule("person.number", Severity.ERROR, _find)
