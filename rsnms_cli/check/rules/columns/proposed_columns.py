"""column.proposed: a column that may mean a field; it waits for the analyst's decision.

Fails: «Дата выдачи удостоверения», where there is no «Дата окончания». Passes: «Дата окончания».
"""

from collections.abc import Iterator

from rsnms_cli.check.rules.columns.seen_columns import groups
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import How


def _find(state: State) -> Iterator[Finding]:
    for one in groups(state, How.PROPOSED):
        what = f"столбец{one.name} не использован: может быть, это «{one.meant}» ({one.seen.why})"
        todo = f"если так, назовите его так или подтвердите в {MAPPING_FILE}, его пишет rsnms map"
        yield Finding(one.place, what, todo)


RULE = Rule("column.proposed", Severity.WARNING, _find)
