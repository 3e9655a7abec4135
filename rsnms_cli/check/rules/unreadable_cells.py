"""cell.unreadable: a cell's text is not of its type.

A required cell takes its row with it; any other cell counts as empty. Texts of which there is more
to say (`Why`) have rules of their own.
Fails: «31.02.2024» in a date, «кто-то» in «Категория персонала». Passes: «01.09.2024».
"""

import re
from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Column, Why
from rsnms_cli.model.text import shown

_EXPECTED = {
    "code": "код организации, а не СНИЛС и не имя человека",
    "place": "название места, а не СНИЛС и не имя человека",
    "date": "дата вида 01.09.2024",
    "flag": "«да» или «нет»",
    "presence": "«нет», если этого нет, иначе что именно",
    "register": "«да», «нет» или номер в реестре",
}

_PART_OF_DATE = re.compile(r"(\d{1,2}[./-]|[а-яё]+ )?\d{4}( ?г(\.|од|ода)?)?", re.IGNORECASE)


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for name, column in table.columns.items():
            if all(value is not None for value in column.values):
                continue
            alone = column.unreadable & ~column.marked(*Why)
            for index in np.flatnonzero(alone).tolist():
                yield Finding(table.place(index, name), _what(column, index), _todo(column, index))


def _what(column: Column, index: int) -> str:
    value = "" if column.spec.personal else shown(column.texts[column.codes[index]])
    effect = "строка не использована" if column.spec.required else "ячейка считается пустой"
    return f"«{column.spec.header}»: значение{value} не читается, {effect}"


def _todo(column: Column, index: int) -> str:
    spec, text = column.spec, column.texts[column.codes[index]]
    if spec.type == "date" and _PART_OF_DATE.fullmatch(text):
        return "впишите день, месяц и год, например 01.09.2024: по году или месяцу день не угадать"
    return "впишите: " + _expected(spec)


def _expected(spec: Field) -> str:
    if spec.values:
        return ("список через «;» из: " if spec.type == "list" else "одно из: ") + ", ".join(
            spec.values
        )
    if spec.type == "number":
        return f"число от {spec.min:g}" + (f" до {spec.max:g}" if spec.max else "")
    return _EXPECTED[spec.type]


RULE = Rule("cell.unreadable", Severity.ERROR, _find)
