"""Rows of «Педагоги» without a number: the same person's other rows, or a person of its own."""

from collections.abc import Iterator, Mapping, Set
from itertools import combinations

from rsnms_cli.check.by_name.found import Found, Outcome, hidden_key, own_key
from rsnms_cli.check.by_name.roster import Roster, Who, can_be_same
from rsnms_cli.check.person_names import is_complete

_MOST = 40
"""So many rows under one name in one organisation are no one person's."""


def of_teachers(roster: Roster, rows: list[int], chosen: Mapping[str, str]) -> dict[int, Found]:
    """Whose these rows are; the roster knows it from now on.

    Rows of an organisation whose names may be one person's are one person, if that is so for every
    two of them and they have one number at most. Elsewhere a person is the same only by full name
    and date of birth.
    """
    found: dict[int, Found] = {}
    for row in rows:
        if not roster.who(row).somebody:
            found[row] = Found(Outcome.NO_NAME)
        elif not roster.orgs.at(row):
            found[row] = Found(Outcome.NO_PLACE)
    todo = set(rows) - found.keys()
    for group in _groups(roster, sorted(todo)):
        found |= _settled(roster, group, sorted(todo & set(group)), chosen)
    roster.own = {row: one.person for row, one in found.items() if one.person}
    return found


def _groups(roster: Roster, rows: list[int]) -> Iterator[list[int]]:
    """Rows of one organisation that hang together by their names, those with numbers too."""
    seen: set[int] = set()
    for first in rows:
        if first in seen:
            continue
        group, new = {first}, [first]
        while new:
            row = new.pop()
            more = roster.fitting(roster.who(row), [roster.orgs.at(row)]) - group
            group |= more
            new += more
        seen |= group
        yield sorted(group)


def _settled(
    roster: Roster, group: list[int], rows: list[int], chosen: Mapping[str, str]
) -> Iterator[tuple[int, Found]]:
    """What becomes of `rows`, those of the group that have no number."""
    others = [row for row in group if row not in rows]
    numbers = sorted({number for row in others if (number := roster.person(row))})
    unused = any(roster.person(row) is None for row in others)
    one = len(group) <= _MOST and all(
        can_be_same(roster.who(a), roster.who(b)) for a, b in combinations(group, 2)
    )
    if one and len(numbers) <= 1 and not unused:
        found = _person(roster, group, numbers)
        yield from ((row, found) for row in rows)
        return
    for row in rows:
        key = hidden_key(roster.orgs.at(row), *sorted(roster.who(row).words))
        said = next((n for n in numbers if hidden_key(n) == chosen.get(key)), "")
        outcome = Outcome.CHOSEN if said else Outcome.UNUSED if one and unused else Outcome.SEVERAL
        yield row, Found(outcome, said, key, tuple(others), tuple(numbers))


def _person(roster: Roster, group: list[int], numbers: list[str]) -> Found:
    if numbers:
        return Found(Outcome.FOUND, numbers[0])
    fullest = max((roster.who(row) for row in group), key=lambda w: (len(w.words), sorted(w.words)))
    born = next((who.born for row in group if (who := roster.who(row)).born), None)
    words = sorted(fullest.words)
    if born is None or not is_complete(fullest.words):
        return Found(Outcome.OWN, own_key((roster.orgs.at(group[0]), *words)))
    elsewhere = _elsewhere(roster, Who(fullest.words, born))
    if len(elsewhere) > 1:
        return Found(Outcome.SEVERAL)
    if elsewhere:
        return Found(Outcome.FOUND, min(elsewhere))
    return Found(Outcome.OWN, own_key((born, *words)))


def _elsewhere(roster: Roster, who: Who) -> Set[str]:
    """The numbers of people of this full name and date of birth."""
    rows = [(roster.who(row), roster.numbers.at(row)) for row in roster.anywhere(who)]
    return {n for other, n in rows if n and other.born == who.born and is_complete(other.words)}
