"""answer.blank: how many cells of a column are empty where the answer matters.

Blank is unknown: it counts as «нет» (contract, section 1). One finding per column and sheet. Where
blank is an answer, too (no contests, no role), a column with nothing in it at all is named.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.methodology.cells import COUNTED, ONLY_READINGS
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Table
from rsnms_cli.model.text import counted

MANY = 3
"""Fewer rows may all have nothing to say."""
MEANING = {
    "unknown": "неизвестно, считается как «нет»",
    "derived": "решает дата диагностики",
}


def _find(state: State) -> Iterator[Finding]:
    for table in state.clean.values():
        for spec in table.spec.own:
            if spec.blank:
                yield from _blanks(table, spec.field)
            elif spec.field in COUNTED - ONLY_READINGS and not spec.required:
                yield from _empty(table, spec.field)


def _blanks(table: Table, name: str) -> Iterator[Finding]:
    spec = table[name].spec
    blanks = np.bincount(table.source[table[name].blank], minlength=len(table.sources))
    for source, number in zip(table.sources, blanks.tolist(), strict=True):
        if number and name in source.columns:
            cells = counted(number, "пустая ячейка", "пустые ячейки", "пустых ячеек")
            yield Finding(
                source.place(source.header_row, name),
                f"«{spec.header}»: {cells}: {MEANING[spec.blank]}",
                "заполните, если ответ известен",
            )


def _empty(table: Table, name: str) -> Iterator[Finding]:
    filled = np.bincount(table.source[~table[name].blank], minlength=len(table.sources))
    rows = np.bincount(table.source, minlength=len(table.sources))
    for number, source in enumerate(table.sources):
        if name in source.columns and not filled[number] and rows[number] >= MANY:
            yield Finding(
                source.place(source.header_row, name),
                f"«{table[name].spec.header}»: столбец пуст во всех строках ({rows[number]}): "
                "считается, что ничего этого нет",
                "заполните; если сведений нет, уберите столбец, тогда показатель будет без данных",
            )


RULE = Rule("answer.blank", Severity.WARNING, _find)
