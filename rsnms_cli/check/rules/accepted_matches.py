"""mapping.used: entries of mapping.toml that the analyst has accepted were applied.

Passes: no such file, or nothing in it is accepted or met.
"""

from collections.abc import Iterator

from rsnms_cli.check.propose import EVENTS
from rsnms_cli.check.resolve import How
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.matches import asked_of
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
        "строк с организацией обучения или диагностики": sum(
            _providers(state.raw[name]["provider"], state) for name in EVENTS if name in state.raw
        ),
        "файлов со значением для всех строк": len(
            {(s.file, name) for name, t in state.raw.items() for s in t.sources}
            & state.matches.reading.constants.keys()
        ),
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


def _providers(column: Column, state: State) -> int:
    """Cells whose name the analyst has explained; the methodology explains some, too."""
    own = [
        fold(text) in state.matches.providers
        and asked_of("provider", {"name": text}) in state.matches.decided
        for text in column.texts
    ]
    return int(column.lookup(own, False).sum())


RULE = Rule("mapping.used", Severity.WARNING, _find)
