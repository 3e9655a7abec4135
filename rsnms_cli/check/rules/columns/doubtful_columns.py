"""column.doubtful: the cells of a column can be understood in two ways; none of these is used.

Fails: 05/06/2024 in a column with 03/14/2024; 0,75 among 75. Passes: 05.06.2024 and 2024-06-05
there, 0,75 %. One finding per column, sheet and reason, at the first such cell.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State, first_cells
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Table, Why
from rsnms_cli.model.text import counted

_SAID = {
    Why.MONTH_FIRST: (
        "месяц стоит перед днём (как 03/14/2024), и где день, где месяц, не различить",
        "пришлите даты вида 14.03.2024 или 2024-03-14; если файл открывали в Excel, то исходный",
    ),
    Why.ZONE: (
        "у дат время другого часового пояса: день может быть соседним",
        "пришлите даты без времени, вида 14.03.2024",
    ),
    Why.NO_SERIAL: (
        "числа вместо дат, и как даты они неправдоподобны (другой счёт дней или не тот столбец)",
        "задайте столбцу формат даты и проверьте, что в нём даты",
    ),
    Why.FRACTION: (
        "значения до 1 могут быть долями (0,75 – это 75 %)",
        "впишите проценты (75), не доли, или пришлите .xlsx с форматом «75 %»",
    ),
}
_CELLS = ("ячейка не использована", "ячейки не использованы", "ячеек не использовано")
_ROWS = ("строка не использована", "строки не использованы", "строк не использовано")


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for name, column in table.columns.items():
            for why in sorted(_SAID.keys() & set(column.why.values())):
                yield from _doubtful(table, name, why)


def _doubtful(table: Table, name: str, why: Why) -> Iterator[Finding]:
    spec = table[name].spec
    what, todo = _SAID[why]
    for row, number in first_cells(table, table[name].marked(why)):
        effect = counted(number, *(_ROWS if spec.required else _CELLS))
        yield Finding(table.place(row, name), f"«{spec.header}»: {what}: {effect}", todo)


RULE = Rule("column.doubtful", Severity.ERROR, _find)
