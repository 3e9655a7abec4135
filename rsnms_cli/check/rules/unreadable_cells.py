"""cell.unreadable: a cell's text is not of its type.

A required cell takes its row with it; any other cell counts as empty. One finding per column, sheet
and advice, with the texts that may be shown. Texts of which there is more to say (`Why`) have rules
of their own.
Fails: «31.02.2024» in a date, «кто-то» in «Категория персонала». Passes: «01.09.2024».
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from rsnms_cli.check.state import Finding, Rule, State, alike, at, cells_words
from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import Place, Severity
from rsnms_cli.model.spellings.phrases import spellings
from rsnms_cli.model.tables import Column, Why
from rsnms_cli.model.text import counted, shown

_MOST = 10
_OTHERS = ("другое значение", "других значения", "других значений")
_DIFFERENT = ("значение", "разных значения", "разных значений")

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
    spec, said, hidden = column.spec, *_texts(column, rows)
    if len(rows) == 1:
        effect = "строка не использована" if spec.required else "ячейка считается пустой"
        value = f" {said[0].partition(' –')[0]}" if said else ""
        return f"«{spec.header}»: значение{value} не читается, {effect}"
    effect = "строки не использованы" if spec.required else "они считаются пустыми"
    if hidden:
        said.append(counted(hidden, *_OTHERS) if said else counted(hidden, *_DIFFERENT))
    return f"«{spec.header}»: не читаются {cells_words(places)}, {effect}: {', '.join(said)}"


def _texts(column: Column, rows: list[int]) -> tuple[list[str], int]:
    """The texts that may be shown, the most frequent first, and how many others there are."""
    number = Counter(column.codes[rows].tolist())
    texts = {code: "" if column.spec.personal else _shown(column, code) for code in number}
    said = [f"{texts[code]} – {rows}" for code, rows in number.most_common() if texts[code]]
    return said[:_MOST], len(number) - len(said[:_MOST])


def _shown(column: Column, code: int) -> str:
    """A text without words, or all of whose words are known in this column."""
    text, spec = column.texts[code], column.spec
    known = spellings(spec.table, spec.field, spec.type)
    harmless = known and known.explained(text) and sum(map(str.isdigit, text)) < 9
    return f"«{text}»" if harmless else shown(text).strip()


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
