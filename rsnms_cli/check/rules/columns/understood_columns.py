"""column.understood: a column was taken for a field by the words of its header and its values.

Fails: «Ф.И.О. педагога-наставника» as «Наставник». Passes: headers of the description of tables.
"""

from collections.abc import Iterator

from rsnms_cli.check.rules.columns.seen_columns import groups
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Severity
from rsnms_cli.model.tables import How


def _find(state: State) -> Iterator[Finding]:
    for one in groups(state, How.EVIDENCE):
        what = f"столбец{one.name} понят как «{one.meant}» ({one.seen.why})"
        todo = f"если смысл другой, скажите это в {MAPPING_FILE}: [[header]], is = «не нужен»"
        yield Finding(one.place, what, todo)


RULE = Rule("column.understood", Severity.WARNING, _find)
