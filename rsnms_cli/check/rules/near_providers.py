"""provider.near: who trained or tested may be ЦНППМ or the Academy, but the name is another.

Every name once, with its rows: proposed, never taken (contract, section 3).
Fails: «ЦНПМ», «Академия МП РФ». Passes: «ЦППМ ДИРО», «Институт развития образования».
"""

from collections.abc import Iterator

from rsnms_cli.check.propose import EVENTS, unknown_providers
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.methodology.providers import NAMES, near_provider
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.text import counted, shown_organization


def _find(state: State) -> Iterator[Finding]:
    for place, name, said in _named(state.clean):
        if meant := near_provider(name):
            yield Finding(
                place,
                f"{said}; похоже на «{NAMES[meant]}», но не засчитано",
                f"если это она, примите запись в {MAPPING_FILE}, его пишет rsnms map",
            )


def other_providers(tables: Tables) -> list[Problem]:
    """Every other name that is neither body's, for `rsnms check`: only the analyst knows them."""
    what, todo = "{}; не ЦНППМ и не Академия", "ничего делать не нужно, если это так"
    return [
        Problem("provider.unknown", Severity.WARNING, place, what.format(said), todo)
        for place, name, said in _named(tables)
        if not near_provider(name)
    ]


def _named(tables: Tables) -> Iterator[tuple[Place, str, str]]:
    for table in (tables[name] for name in EVENTS if name in tables):
        for name, row, number in unknown_providers(table):
            named = shown_organization(name) or " (названа в ячейке)"
            rows = counted(number, "строка", "строки", "строк")
            yield table.place(row, "provider"), name, f"организация{named}: {rows}"


RULE = Rule("provider.near", Severity.WARNING, _find)
