"""column.repeated: one field stands in two columns of a sheet; the first one is used.

Fails: `СНИЛС | Код ОО | Код ОО`. Passes: every header once.
"""

from collections.abc import Iterator

from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import How


def _find(state: State) -> Iterator[Finding]:
    for table in state.raw.values():
        for source in table.sources:
            for seen in source.of(How.REPEATED):
                header = table[seen.field].spec.header
                yield Finding(
                    source.head(seen),
                    f"столбец «{header}» на листе второй раз; взят первый, этот не использован",
                    "оставьте один столбец",
                )


RULE = Rule("column.repeated", Severity.ERROR, _find)
