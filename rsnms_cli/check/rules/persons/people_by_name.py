"""person.by_name: rows without a number, and of how many the person is known by name.

One finding per table, at its first such row; accepted, it says what was done, else what could be.
Passes: every row has its number; no row says a name.
"""

from collections.abc import Iterator

from rsnms_cli.check.by_name.words import sum_words
from rsnms_cli.check.state import Finding, Rule, State
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.problems import Severity


def _find(state: State) -> Iterator[Finding]:
    accepted = state.matches.people_by_name
    todo = f'впишите СНИЛС или скажите в {MAPPING_FILE}: [people] without_snils = "by_name"'
    for name, found in state.by_name.found.items():
        if found and (accepted or any(one.person or one.people for one in found.values())):
            yield Finding(
                state.raw[name].place(min(found), "person_id"),
                sum_words(found, accepted=accepted),
                "проверьте числа; надёжнее вписать СНИЛС" if accepted else todo,
            )


RULE = Rule("person.by_name", Severity.WARNING, _find)
