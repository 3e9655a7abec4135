"""mapping.used: entries of mapping.toml that the analyst has accepted were applied.

Passes: no such file, or nothing in it is accepted or met.
"""

from collections.abc import Iterator

from rsnms_cli.check.resolve import How
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.problems import Place, Severity
from rsnms_cli.model.tables import Column
from rsnms_cli.model.tables import How as Understood
from rsnms_cli.model.text import fold


def _find(state: State) -> Iterator[Finding]:
    sources = [source for table in state.raw.values() for source in table.sources]
    used = {
        "столбцов": sum(len(source.of(Understood.MAPPING)) for source in sources),
        "значений": sum(
            _values(column, state) for t in state.raw.values() for column in t.columns.values()
        ),
        "строк «Педагогов» с организацией": int((state.resolution.how == How.ACCEPTED).sum()),
        "строк «Педагогов» с категорией по должности": state.resolution.categories,
        "строк «Педагогов», которые не считаются": state.resolution.not_counted,
        "строк «Организаций» с муниципалитетом": state.resolution.municipalities_accepted,
    }
    if any(used.values()):
        said = ", ".join(f"{what} – {number}" for what, number in used.items() if number)
        yield Finding(
            Place(state.matches.file),
            f"применены принятые соответствия: {said}",
            "ничего делать не нужно",
        )


def _values(column: Column, state: State) -> int:
    """Cells that were read as the analyst has said."""
    spec = column.spec
    decided = state.matches.reading.values.get((spec.table, spec.field))
    if not decided:
        return 0
    return int(column.lookup([fold(text) in decided for text in column.texts], False).sum())


RULE = Rule("mapping.used", Severity.WARNING, _find)
