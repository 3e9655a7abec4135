"""mapping.used: entries of mapping.toml that the analyst has accepted were applied.

Passes: no such file, or nothing in it is accepted or met.
"""

from collections.abc import Iterator

from rsnms_cli.check.resolve import How
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Place, Severity
from rsnms_cli.model.tables import How as Understood


def _find(state: State) -> Iterator[Finding]:
    sources = [source for table in state.raw.values() for source in table.sources]
    used = {
        "столбцов": sum(len(source.of(Understood.MAPPING)) for source in sources),
        "строк «Педагогов» с организацией": int((state.resolution.how == How.ACCEPTED).sum()),
        "строк «Организаций» с муниципалитетом": state.resolution.municipalities_accepted,
    }
    if any(used.values()):
        said = ", ".join(f"{what} – {number}" for what, number in used.items() if number)
        yield Finding(
            Place(MAPPING_FILE),
            f"применены принятые соответствия: {said}",
            "ничего делать не нужно",
        )


RULE = Rule("mapping.used", Severity.WARNING, _find)
