"""person.number: what stands in the place of a person's number cannot be one; the row is left out.
person.number_by_name: so it is, but the row's person is known by name and organisation.

Fails: 1,12233E+10, «***-***-***», zeros, a word, a date, a phone, «112-00-». Passes: a СНИЛС in any
spelling, an internal number of the sender. One finding per reason and sheet.
"""

from collections.abc import Iterator
from functools import partial

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State, alike, at
from rsnms_cli.model.problems import Severity, cells_words
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
            for lost, rows in alike(table, column.marked(why), partial(state.why_nobodys, table)):
                places = [table.place(row, "person_id") for row in rows]
                effect = f"{lost}строка не использована"
                if len(places) > 1:
                    effect = f"{cells_words(places)}, {lost}строки не использованы"
                yield at(places, f"«{column.spec.header}»: {what}, {effect}", todo)


def _known_by_name(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        column = table.columns.get("person_id")
        if column is None or Why.BY_NAME not in column.why.values():
            continue
        written = column.lookup([bool(text) for text in column.texts], False, np.bool_)
        for _, rows in alike(table, column.marked(Why.BY_NAME) & written, lambda _: ""):
            places = [table.place(row, "person_id") for row in rows]
            what = f"«{column.spec.header}»: номером человека это быть не может, "
            what += "строка отнесена к нему по имени"
            if len(places) > 1:
                what = f"«{column.spec.header}»: номерами людей это быть не может, "
                what += f"{cells_words(places)}, строки отнесены к ним по именам"
            yield at(places, what, "впишите СНИЛС")


RULE = Rule("person.number", Severity.ERROR, _find)
KNOWN = Rule("person.number_by_name", Severity.WARNING, _known_by_name)
