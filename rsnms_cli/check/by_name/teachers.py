"""Rows of «Педагоги» without a number: the same person's other rows, or a person of its own."""

from collections.abc import Iterator, Mapping
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
        known = [Found(Outcome.FOUND, number) for number in people]
        found = known[0] if known else _own(roster, group, chosen)
        yield from ((row, found) for row in rows)
        return
    nobodys = Found(Outcome.UNUSED if lost else Outcome.SEVERAL)
    for row in rows:
        who = roster.who(row)
        key = hidden_key(roster.orgs.at(row), *sorted(who.words), who.born)
        yield row, one_of(people, key, chosen) if people else nobodys


def _own(roster: Roster, group: list[int], chosen: Mapping[str, str]) -> Found:
    """A person of its own, unless full name and date of birth are those of somebody elsewhere."""
    names = [roster.who(row) for row in group]
    words = max((who.words for who in names), key=lambda words: (len(words), sorted(words)))
    who = Who(words, next((who.born for who in names if who.born), None))
    said = (roster.orgs.at(group[0]), *sorted(words))
    if not is_complete(words):
        return Found(Outcome.OWN, own_key(*said))
    alike = [row for row in roster.anywhere(who) - set(group) if is_complete(roster.who(row).words)]
    same = [row for row in alike if who.born and roster.who(row).born == who.born]
    people, _ = roster.people(row for row in same if roster.numbers.at(row))
    if len(people) > 1:
        return one_of(people, hidden_key(*said, who.born), chosen)
    if people:
        return Found(Outcome.FOUND, min(people))
    key = own_key(who.born, *sorted(words)) if who.born else own_key(*said)
    return Found(Outcome.ALIKE if len(alike) > len(same) else Outcome.OWN, key)
