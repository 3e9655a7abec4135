"""cell.required: a required cell is empty; its row is left out. One finding per column and sheet.

Fails: a row of «Педагоги» without «Код ОО». Passes: every required cell filled.
"""

from collections.abc import Callable, Iterator

from rsnms_cli.check.state import Finding, Rule, State, alike, at, cells_words
from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Table


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for spec in table.spec.required:
            for lost, rows in alike(table, table[spec.field].blank, _why(state, table, spec)):
                places = [table.place(row, spec.field) for row in rows]
                what = f"«{spec.header}» не заполнено, {lost}строка не использована"
                if len(places) > 1:
                    cells = cells_words(places)
                    what = f"«{spec.header}» не заполнено: {cells}, {lost}строки не использованы"
                yield at(places, what, f"впишите «{spec.header}»")


def _why(state: State, table: Table, spec: Field) -> Callable[[int], str]:
    """Of a row without a number, why it was not given to anybody by its name."""
    return lambda row: state.why_nobodys(table, row) if spec.type == "person" else ""


RULE = Rule("cell.required", Severity.ERROR, _find)
