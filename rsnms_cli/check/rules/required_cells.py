"""cell.required: a required cell is empty; its row is left out.

Fails: a row of «Педагоги» without «Код ОО». Passes: every required cell filled.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for spec in table.spec.required:
            for index in np.flatnonzero(table[spec.field].blank).tolist():
                why = state.why_nobodys(table, index) if spec.type == "person" else ""
                yield Finding(
                    table.place(index, spec.field),
                    f"«{spec.header}» не заполнено, {why}строка не использована",
                    f"впишите «{spec.header}»",
                )


RULE = Rule("cell.required", Severity.ERROR, _find)
