"""column.unknown: a header that says nothing to the program; the column is not used.

Fails: «Стаж общий». Passes: headers that are understood or proposed, «№ п/п», «Телефон».
"""

from collections.abc import Iterator

from rsnms_cli.check.rules.columns.seen_columns import groups
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import How


def _find(state: State) -> Iterator[Finding]:
    for one in groups(state, How.UNKNOWN):
        why = f": {one.seen.why}" if one.seen.why else ""
        what = f"столбец{one.name} неизвестен, он не использован{why}"
        yield Finding(one.place, what, "если он нужен, назовите его, как в описании таблицы")
    for one in groups(state, How.IGNORED):
        if one.seen.why and one.seen.field:
            what = f"столбец{one.name} не использован: {one.seen.why}"
            yield Finding(one.place, what, "ничего делать не нужно, если это не одно и то же")


RULE = Rule("column.unknown", Severity.WARNING, _find)
