"""cell.unreadable: a cell's text is not of its type.

A required cell takes its row with it; any other cell counts as empty. One finding per column, sheet
and advice, with the texts that may be shown. Texts of which there is more to say (`Why`) have rules
of their own.
Fails: «31.02.2024» in a date, «кто-то» in «Категория персонала». Passes: «01.09.2024».
"""

import re
from collections.abc import Iterator
from functools import partial

from rsnms_cli.check.state import Finding, Rule, State, alike, at
from rsnms_cli.check.texts import shown_text, texts_words
from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import Place, Severity, cells_words
from rsnms_cli.model.spellings.positions import shown_position
from rsnms_cli.model.tables import Column, Why

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
            for todo, rows in alike(table, alone, partial(_todo, column)):
                places = [table.place(row, name) for row in rows]
                yield at(places, _what(column, rows, places), todo)


def _what(column: Column, rows: list[int], places: list[Place]) -> str:
    spec = column.spec
    if len(rows) == 1:
        effect = "строка не использована" if spec.required else "ячейка считается пустой"
        text = f" {shown_text(column, int(column.codes[rows[0]]))}".rstrip()
        return f"«{spec.header}»: значение{text} не читается, {effect}"
    effect = "строки не использованы" if spec.required else "они считаются пустыми"
    said = texts_words(column, rows)
    return f"«{spec.header}»: не читаются {cells_words(places)}, {effect}: {said}"


def _todo(column: Column, index: int) -> str:
    spec, text = column.spec, column.texts[column.codes[index]]
    if spec.type == "date" and _PART_OF_DATE.fullmatch(text):
        return "впишите день, месяц и год, например 01.09.2024: по году или месяцу день не угадать"
    if spec.field == "staff_category" and shown_position(text):
        return f"решите, какая это категория: rsnms map; или впишите: {_expected(spec)}"
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
