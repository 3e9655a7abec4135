"""result.share: a result below 1 % is rather a share: 0,75 for 75 %; it is used as it stands.

Fails: 0.75 in «Результат, %», as .xls and .ods give a cell shown as 75 %. Passes: 0 and 75.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import counted


def _find(state: State) -> Iterator[Finding]:
    if "diagnostics" not in state.clean:
        return
    table = state.clean["diagnostics"]
    column = table["result_percent"]
    small = column.lookup([v is not None and 0 < v < 1 for v in column.values], False, np.bool_)
    for number in range(len(table.sources)):
        rows = np.flatnonzero(small & (table.source == number)).tolist()
        if rows:
            cells = counted(len(rows), "ячейка", "ячейки", "ячеек")
            yield Finding(
                table.place(rows[0], "result_percent"),
                f"«{column.spec.header}»: значения меньше 1 %: {cells}; взяты как есть",
                "если это доли (0,75), впишите проценты (75) или пришлите таблицу в .xlsx",
            )


RULE = Rule("result.share", Severity.WARNING, _find)
