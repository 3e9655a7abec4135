"""organization.by_name: the organisation of these people was found by its name, not its code.

One finding per sheet. Passes: «Код ОО» of every row is in «Организации».
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.resolve import How
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import counted


def _find(state: State) -> Iterator[Finding]:
    if not len(state.resolution.how):
        return
    table = state.raw["teachers"]
    by_name = table.source[state.resolution.how == How.BY_NAME]
    for source, number in zip(
        table.sources, np.bincount(by_name, minlength=len(table.sources)).tolist(), strict=True
    ):
        if number:
            rows = counted(number, "строке", "строках", "строках")
            yield Finding(
                source.place(source.header_row, "org_name"),
                f"организация найдена по наименованию, а не по коду, в {rows}",
                "ничего делать не нужно; надёжнее указать «Код ОО»",
            )


RULE = Rule("organization.by_name", Severity.WARNING, _find)
