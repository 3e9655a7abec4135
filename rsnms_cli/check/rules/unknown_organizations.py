"""teacher.unknown_organization: «Код ОО» of a person is not in «Организации»; counted nowhere."""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Level
from rsnms_cli.model.text import shown


def _find(state: State) -> Iterator[Finding]:
    if not {"organizations", "teachers"} <= state.clean.keys():
        return
    known = state.clean["organizations"]["org_code"].used()
    teachers = state.clean["teachers"]
    column = teachers["org_code"]
    orphan = column.lookup([value not in known for value in column.values], False)
    for index in np.flatnonzero(orphan).tolist():
        yield Finding(
            teachers.place(index, "org_code"),
            f"кода ОО{shown(column.at(index))} нет в таблице «Организации», человек в ней не учтён",
            "исправьте код или добавьте организацию",
        )


RULE = Rule("teacher.unknown_organization", Level.WARNING, _find)
