"""teacher.unknown_organization: «Код ОО» of a person is not in «Организации»; counted nowhere."""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.propose import unknown_codes
from rsnms_cli.check.resolve import NO_CODE
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.names import Organization
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import shown


def _find(state: State) -> Iterator[Finding]:
    if not {"organizations", "teachers"} <= state.clean.keys():
        return
    likely = unknown_codes(state.resolution)
    teachers = state.clean["teachers"]
    column = teachers["org_code"]
    known = state.clean["organizations"]["org_code"].used()
    codes = [
        value is not None and value not in known and not value.startswith(NO_CODE)
        for value in column.values
    ]
    for index in np.flatnonzero(column.lookup(codes, False)).tolist():
        code = column.at(index)
        yield Finding(
            teachers.place(index, "org_code"),
            f"кода ОО{shown(code)} нет в таблице «Организации», человек в ней не учтён",
            _todo(likely.get(code)),
        )


def _todo(likely: Organization | None) -> str:
    if likely is None or not shown(likely.code):
        return "исправьте код или добавьте организацию"
    return f"похоже на код{shown(likely.code)}: исправьте код или подтвердите (rsnms map)"


RULE = Rule("teacher.unknown_organization", Severity.ERROR, _find)
