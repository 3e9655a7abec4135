"""Rows of «Педагоги» without a number: the same person's other rows, or a person of its own."""

from collections.abc import Iterator, Mapping, Set
from itertools import combinations

from rsnms_cli.check.by_name.found import Found, Outcome, hidden_key, one_of, own_key
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
    people, lost = roster.people(row for row in group if row not in rows)
    one = len(group) <= _MOST and all(
        can_be_same(roster.who(a), roster.who(b)) for a, b in combinations(group, 2)
    )
    if one and len(people) <= 1 and not lost:
        found = next((Found(Outcome.FOUND, number) for number in people), None)
        found = found or _own(roster, group)
        yield from ((row, found) for row in rows)
        return
    nobodys = Found(Outcome.UNUSED if lost else Outcome.SEVERAL)
    for row in rows:
        key = hidden_key(roster.orgs.at(row), *sorted(roster.who(row).words))
        yield row, one_of(people, key, chosen) if people else nobodys


def _own(roster: Roster, group: list[int]) -> Found:
    """A person of its own, unless full name and date of birth are those of somebody elsewhere."""
    names = [roster.who(row) for row in group]
    words = max((who.words for who in names), key=lambda words: (len(words), sorted(words)))
    born = next((who.born for who in names if who.born), None)
    if born is None or not is_complete(words):
        return Found(Outcome.OWN, own_key(roster.orgs.at(group[0]), *sorted(words)))
    numbers = _elsewhere(roster, Who(words, born))
    if len(numbers) > 1:
        return Found(Outcome.SEVERAL)
    own = Found(Outcome.OWN, own_key(born, *sorted(words)))
    return next((Found(Outcome.FOUND, number) for number in numbers), own)


def _elsewhere(roster: Roster, who: Who) -> Set[str]:
    """The numbers of people of this full name and date of birth."""
    rows = [(roster.who(row), roster.numbers.at(row)) for row in roster.anywhere(who)]
    return {n for other, n in rows if n and other.born == who.born and is_complete(other.words)}
