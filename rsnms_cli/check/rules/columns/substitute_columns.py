"""column.instead: a column of a near meaning is read, since the sheet has no column of its own.

Fails: «Дата выдачи удостоверения» where there is no «Дата окончания». Passes: both are there.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Place, Severity
from rsnms_cli.model.tables import How
from rsnms_cli.model.text import shown_header


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for source in table.sources:
            for seen in source.of(How.EVIDENCE):
                own = table[seen.field].spec.header
                yield Finding(
                    Place(source.file, source.sheet, source.header_row, seen.column),
                    f"столбца «{own}» нет, вместо него взят{shown_header(seen.header)}",
                    f"если смысл другой, добавьте столбец «{own}»",
                )


RULE = Rule("column.instead", Severity.WARNING, _find)
