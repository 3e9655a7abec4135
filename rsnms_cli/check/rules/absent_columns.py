"""column.absent: a column that is not required is not in the sheet; all its answers are unknown.

Fails: «Педагоги» without «Дата рождения». Passes: the column is there, even if empty.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for source in table.sources:
            absent = [
                f.header for f in table.spec.fields if f.blank and f.field not in source.columns
            ]
            if absent:
                yield Finding(
                    source.place(source.header_row),
                    "нет столбцов: "
                    + ", ".join(f"«{header}»" for header in absent)
                    + "; всё, что в них спрашивается, считается неизвестным (как «нет»)",
                    "добавьте столбцы или исправьте их заголовки",
                )


RULE = Rule("column.absent", Severity.WARNING, _find)
