"""row.repeated: a row says word for word what an earlier row says; it is counted once.

Two sheets with many rows in common are one finding with their number: one of the sheets is sent
twice. Fails: one training listed twice. Passes: two workplaces of one person.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from rsnms_cli.check.clean import unfit
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Place, Severity
from rsnms_cli.model.tables import Table
from rsnms_cli.model.text import counted

_FEW = 5
"""So many repeats of another sheet's rows are named one by one."""
_WORDS = ("строка повторяет", "строки повторяют", "строк повторяют")


def _find(state: State) -> Iterator[Finding]:
    for name, table in state.clean.items():
        # of organisations one row each is left: what repeats was merged before
        yield from _in(table if name != "organizations" else _fit(state.raw[name]))


def _fit(table: Table) -> Table:
    return table.only(~unfit(table))


def _in(table: Table) -> Iterator[Finding]:
    first_of = _groups(table)
    rows: dict[tuple[int, int], list[int]] = {}
    for index in np.flatnonzero(first_of != np.arange(len(table))).tolist():
        pair = int(table.source[index]), int(table.source[first_of[index]])
        rows.setdefault(pair, []).append(index)
    for (later, earlier), repeats in rows.items():
        if later != earlier and len(repeats) > _FEW:
            yield _overlap(table, repeats, table.sources[earlier].place())
            continue
        for index in repeats:
            yield Finding(
                table.place(index),
                f"строка повторяет строку: {table.place(int(first_of[index]))}; учтена один раз",
                "удалите повтор, если он лишний",
            )


def _overlap(table: Table, repeats: list[int], of: Place) -> Finding:
    number = counted(len(repeats), *_WORDS)
    return Finding(
        table.place(repeats[0]),
        f"с этой строки {number} строки другого листа: {of}; учтены один раз",
        "если лист прислан дважды, оставьте один",
    )


def _groups(table: Table) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """For every row the first row that says the same."""
    key = np.zeros(len(table), dtype=np.uint64)
    for column in table.columns.values():
        key = key * np.uint64(1_000_003) + column.codes.astype(np.int64).view(np.uint64)
    candidates = np.flatnonzero(pd.Series(key).duplicated(keep=False).to_numpy())
    first_of = np.arange(len(table))
    seen: dict[tuple[int, ...], int] = {}
    for index in candidates.tolist():
        row = tuple(int(column.codes[index]) for column in table.columns.values())
        first_of[index] = seen.setdefault(row, index)
    return first_of


RULE = Rule("row.repeated", Severity.WARNING, _find)
