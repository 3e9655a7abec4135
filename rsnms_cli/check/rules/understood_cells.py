"""cell.understood: texts that are no literal value were read by what their words say.

One finding per column and sheet, with all texts and how often each stands there.
Fails: «педагог» in «Категория персонала», «72 ак. часа». Passes: «педагогический работник», «72».
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Column, Table, Why
from rsnms_cli.model.text import shown

_MOST = 15
"""So many texts are listed: of words there are fewer, of days and numbers there may be hundreds."""


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for name, column in table.columns.items():
            if {Why.READ_AS, Why.READ_IN_PART} & set(column.why.values()):
                yield from _understood(table, name)


def _understood(table: Table, name: str) -> Iterator[Finding]:
    column = table[name]
    marked = column.marked(Why.READ_AS, Why.READ_IN_PART)
    for number, source in enumerate(table.sources):
        codes, rows = np.unique(column.codes[marked & (table.source == number)], return_counts=True)
        if len(codes):
            yield Finding(
                source.place(source.header_row, name),
                f"«{column.spec.header}»: {_listed(column, codes.tolist(), rows.tolist())}",
                "если понято неверно, впишите значение из описания столбца",
            )


def _listed(column: Column, codes: list[int], rows: list[int]) -> str:
    """What was read as what, the most frequent first."""
    often = sorted(zip(codes, rows, strict=True), key=lambda one: (-one[1], column.texts[one[0]]))
    texts: dict[str, list[str]] = {}
    for code, number in often[:_MOST]:
        said = f"{_text(column, code)} – {number}"
        texts.setdefault(value_words(column.values[code]), []).append(said)
    listed = "; ".join(f"прочитано как «{one}»: {', '.join(of)}" for one, of in texts.items())
    more = len(often) - _MOST
    return listed + (f" и ещё разных написаний: {more}" if more > 0 else "")


def _text(column: Column, code: int) -> str:
    text = column.texts[code]
    if column.why[code] is Why.READ_AS:
        return f"«{text}»"
    return shown(text).strip() or f"«{text.partition(' ')[0][:4].strip(',:;')} …»"


def value_words(value: Any) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, tuple):
        return "; ".join(value) or "уровней общего образования нет"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value) if isinstance(value, str) else f"{value:.4g}".replace(".", ",")


RULE = Rule("cell.understood", Severity.WARNING, _find)
