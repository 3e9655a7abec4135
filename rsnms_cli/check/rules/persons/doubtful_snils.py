"""snils.check_digit: the last two digits of a СНИЛС do not follow from the others.

The number is used as it stands. Numbers that are not 11 digits, or up to 001-001-998, pass.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.snils import wrong_check_digits
from rsnms_cli.model.tables import Why
from rsnms_cli.model.text import counted


def _find(state: State) -> Iterator[Finding]:
    """One finding per number and table, at the number's first cell."""
    for table in state.clean.values():
        if "person_id" not in table.columns:
            continue
        column = table["person_id"]
        wrong = np.flatnonzero(wrong_check_digits(column.values))
        rows = np.flatnonzero(np.isin(column.codes, wrong) & ~column.marked(Why.BY_NAME))
        _, first, number = np.unique(column.codes[rows], return_index=True, return_counts=True)
        for at, count in zip(first.tolist(), number.tolist(), strict=True):
            more = counted(count - 1, "строке", "строках", "строках")
            yield Finding(
                table.place(int(rows[at]), "person_id"),
                "контрольное число СНИЛС не сходится"
                + (f", так же ещё в {more}" if count > 1 else ""),
                "проверьте номер: если в нём опечатка, человек не найдётся в других таблицах",
            )


RULE = Rule("snils.check_digit", Severity.WARNING, _find)
