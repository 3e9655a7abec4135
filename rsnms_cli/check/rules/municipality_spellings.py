"""municipality.spellings: one municipality is spelled in several ways; it is one unit.

Fails: «Пикалёво», «Пикалево» and «ПИКАЛЁВО» in «Организации». Passes: one spelling.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Column
from rsnms_cli.model.text import counted, shown_place


def _find(state: State) -> Iterator[Finding]:
    if "organizations" not in state.raw:
        return
    table = state.raw["organizations"]
    column = table["municipality"]
    for name, others in sorted(_joined(column).items()):
        rows = np.flatnonzero(np.isin(column.codes, others))
        if len(rows):
            spelled = "".join(sorted(shown_place(column.texts[code]) for code in others))
            yield Finding(
                table.place(int(rows[0]), "municipality"),
                f"иначе написано{spelled} ({counted(len(rows), 'строка', 'строки', 'строк')}): "
                f"это один муниципалитет,{shown_place(name)}",
                "пишите название одинаково; если это разные муниципалитеты, назовите их по-разному",
            )


def _joined(column: Column) -> dict[str, list[int]]:
    """The codes of other spellings by the name that stands for them."""
    found: dict[str, list[int]] = {}
    for code, (text, value) in enumerate(zip(column.texts, column.values, strict=True)):
        if value is not None and text != value:
            found.setdefault(value, []).append(code)
    return found


RULE = Rule("municipality.spellings", Severity.WARNING, _find)
