"""row.repeated: a row says word for word what an earlier row says; it is counted once.

Fails: one training listed twice. Passes: two workplaces of one person.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Level
from rsnms_cli.model.tables import Table


def _find(state: State) -> Iterator[Finding]:
    for table in state.clean.values():
        first_of = _groups(table)
        for index in np.flatnonzero(first_of != np.arange(len(table))).tolist():
            yield Finding(
                table.place(index),
                f"строка повторяет строку: {table.place(int(first_of[index]))}; учтена один раз",
                "удалите повтор, если он лишний",
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


RULE = Rule("row.repeated", Level.WARNING, _find)
