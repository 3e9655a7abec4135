"""training.short: «повышение квалификации» of fewer hours than a programme may have; it counts.

Fails: 4 hours. Passes: 16 hours, a blank cell, an internship of 4 hours.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State, first_cells
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.text import counted

LEAST, COURSES = 16, "повышение квалификации"


def _find(state: State) -> Iterator[Finding]:
    if "trainings" not in state.clean:
        return
    table = state.clean["trainings"]
    hours, kind = table["hours"], table["kind"]
    few = hours.lookup([value is not None and value < LEAST for value in hours.values], False)
    short = few & kind.lookup([value == COURSES for value in kind.values], False)
    for row, number in first_cells(table, short):
        rows = counted(number, "строка", "строки", "строк")
        yield Finding(
            table.place(row, "hours"),
            f"«{COURSES}» короче {LEAST} часов: {rows}, это первая; они учтены",
            "проверьте часы и вид: программа повышения квалификации не бывает короче",
        )


RULE = Rule("training.short", Severity.WARNING, _find)
