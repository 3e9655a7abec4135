"""municipality.near: two names that may be one municipality; each is a unit of its own.

Fails: «Северный р-н» beside «Северный район». Passes: «Горный район» beside «Нагорный район».
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.propose import near_municipalities
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import counted, shown_place


def _find(state: State) -> Iterator[Finding]:
    if "organizations" not in state.clean:
        return
    table = state.clean["organizations"]
    column = table["municipality"]
    for rare, other, _, rows, _ in near_municipalities(table):
        first = np.flatnonzero(column.lookup([value == rare for value in column.values], False))[0]
        organizations = counted(rows, "организация", "организации", "организаций")
        yield Finding(
            table.place(int(first), "municipality"),
            f"муниципалитет{shown_place(rare)} ({organizations}) похож на{shown_place(other)}, но "
            "считается отдельно",
            f"если это один, примите запись в {MAPPING_FILE}, его пишет rsnms map, или исправьте",
        )


RULE = Rule("municipality.near", Severity.WARNING, _find)
