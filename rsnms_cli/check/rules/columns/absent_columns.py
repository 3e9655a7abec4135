"""column.absent: a column that numbers are made of, or refined by, is not in the sheet.

Its cells are unknown; where no file of a unit has it, the unit is without data (contract, section
3). Fails: «Педагоги» without «Дата рождения», or one of two files without «Экспертная роль».
Passes: the column is there, even if empty.
"""

from collections.abc import Iterator

import numpy as np

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.methodology.cells import COUNTED, REFINING
from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import Source, Table
from rsnms_cli.model.text import counted

_SCHOOL = "общеобразовательная"


def _find(state: State) -> Iterator[Finding]:
    for name, raw in state.raw.items():
        for number, source in enumerate(raw.sources):
            table = state.clean[name].only(state.clean[name].source == number)
            absent = [field for field in raw.spec.own if field.field not in source.columns]
            said = [*_unknown(raw, source, absent, table), *_refined(absent, table)]
            if said:
                yield Finding(
                    source.place(source.header_row),
                    "; ".join(said),
                    "добавьте столбцы или исправьте их заголовки",
                )


def _unknown(raw: Table, source: Source, absent: list[Field], table: Table) -> Iterator[str]:
    """Columns that a number cannot do without; of those that few ask for only where others have
    them."""
    known = {name for other in raw.sources for name in other.columns}
    headers = [
        f"«{field.header}»"
        for field in absent
        if field.field in COUNTED and not field.required and (field.blank or field.field in known)
    ]
    if headers:
        by = "person_id" if "person_id" in table.columns else "org_code"
        number = len(np.unique(table[by].codes))
        words = ("человека", "человек", "человек")
        if by == "org_code":
            words = ("организации", "организаций", "организаций")
        whom = f"у {counted(number, *words)} ответ неизвестен, а " if number else ""
        yield (
            f"нет столбцов: {', '.join(headers)}; {whom}где столбца нет ни в одном файле, там "
            "показатели без данных"
        )


def _refined(absent: list[Field], table: Table) -> Iterator[str]:
    """Columns without which the number is still there, and what holds then."""
    for field in absent:
        if effect := REFINING.get((table.spec.name, field.field)):
            whom = ""
            if field.field == "stages":
                kinds = [value == _SCHOOL for value in table["org_type"].values]
                schools = int(np.sum(table["org_type"].lookup(kinds, False)))
                if not schools:
                    continue
                whom = f" у {counted(schools, 'школы', 'школ', 'школ')}"
            yield f"нет столбца «{field.header}»:{whom} {effect}"


RULE = Rule("column.absent", Severity.WARNING, _find)
