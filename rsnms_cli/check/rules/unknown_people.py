"""event.unknown_person: a training or diagnostics of somebody who is not in «Педагоги».

The row is counted nowhere.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity


def _find(state: State) -> Iterator[Finding]:
    if "teachers" not in state.clean:
        return
    known = state.clean["teachers"]["person_id"].used()
    for name in state.clean.keys() & {"trainings", "diagnostics"}:
        table = state.clean[name]
        column = table["person_id"]
        orphan = column.lookup([value not in known for value in column.values], False)
        for index in np.flatnonzero(orphan).tolist():
            yield Finding(
                table.place(index, "person_id"),
                "такого человека нет в таблице «Педагоги», строка нигде не учтена",
                "исправьте номер или добавьте человека в «Педагоги»",
            )


RULE = Rule("event.unknown_person", Severity.WARNING, _find)
