"""Rows of «Обучение» and «Диагностика» without a number: whose they are by name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from rsnms_cli.check.by_name.found import Found, Outcome, hidden_key, one_of
from rsnms_cli.check.by_name.roster import Roster, Who, can_be_same, who_of
from rsnms_cli.check.person_names import is_complete
from rsnms_cli.model.tables import Table

Places = Callable[[Table, int], frozenset[str] | None]
"""The organisations that a row may mean: None where it names none."""
Rows = dict[tuple[str, int], Found]


def of_events(
    roster: Roster,
    rows: Iterable[tuple[Table, int]],
    places: Places,
    chosen: Mapping[str, str],
) -> Rows:
    """Whose these rows are: the one person of that name in the organisation the row names.

    A row that names none is that of the one person in the region, if its name is complete. Rows
    under one person's name that cannot be one person's are nobody's.
    """
    found: Rows = {}
    said: dict[str, set[Who]] = {}
    for table, row in rows:
        who = who_of(table, row)
        one = found[table.spec.name, row] = _found(roster, who, places(table, row), chosen)
        if one.person and one.outcome is not Outcome.CHOSEN:
            said.setdefault(one.person, set()).add(who)
    torn = {person for person, names in said.items() if not _agree(names)}
    return {at: _doubted(one) if one.person in torn else one for at, one in found.items()}


def _found(
    roster: Roster, who: Who, orgs: frozenset[str] | None, chosen: Mapping[str, str]
) -> Found:
    if not who.somebody:
        return Found(Outcome.NO_NAME)
    if not (is_complete(who.words) if orgs is None else orgs):
        return Found(Outcome.NO_PLACE)
    rows = roster.anywhere(who) if orgs is None else roster.fitting(who, orgs)
    people, lost = roster.people(rows)
    if not people:
        return Found(Outcome.UNUSED if lost else Outcome.NOBODY)
    if len(people) == 1 and not lost:
        return Found(Outcome.ANYWHERE if orgs is None else Outcome.FOUND, min(people))
    return one_of(people, hidden_key(*sorted(orgs or ()), *sorted(who.words), who.born), chosen)


def _agree(names: set[Who]) -> bool:
    return all(can_be_same(one, other) for one, other in combinations(names, 2))


def _doubted(one: Found) -> Found:
    """Not taken, unless the analyst has said so himself."""
    if one.outcome is Outcome.CHOSEN:
        return one
    return replace(one, outcome=Outcome.SEVERAL, person="")
