"""Texts of closed columns that mean nothing yet: what the analyst may decide about."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rsnms_cli.check.texts import shown_text
from rsnms_cli.model.spellings.phrases import spellings
from rsnms_cli.model.tables import Column, Ints, Tables, Why
from rsnms_cli.model.text import fold

_CLOSED = ("enum", "list", "flag", "register")


@dataclass(frozen=True)
class UnclearValue:
    """A text that has no value in its column, the rows in which it stands, and the value that it
    may be ("" where nothing is likely).
    """

    table: str
    field: str
    text: str
    rows: Ints
    proposal: str


def unclear_values(tables: Tables) -> Iterator[UnclearValue]:
    """All of them that may be shown, by column, the most frequent first; staff categories are
    decided with the positions (`open_positions`).
    """
    for table in tables.values():
        for name, column in table.columns.items():
            if column.spec.type in _CLOSED and name != "staff_category":
                yield from _of_column(column)


def _of_column(column: Column) -> Iterator[UnclearValue]:
    spec, texts, rows = column.spec, dict[str, str](), dict[str, list[int]]()
    for row in np.flatnonzero(column.unreadable & ~column.marked(*Why)).tolist():
        code = int(column.codes[row])
        if shown_text(column, code):
            text = texts.setdefault(fold(column.texts[code]), column.texts[code])
            rows.setdefault(text, []).append(row)
    known = spellings(spec.table, spec.field, spec.type)
    for text, of in sorted(rows.items(), key=lambda one: (-len(one[1]), one[0])):
        proposal = known.proposed(text) if known else ""
        yield UnclearValue(spec.table, spec.field, text, np.array(of, dtype=np.int32), proposal)
