"""The people of «Педагоги» by their names, organisation by organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from rsnms_cli.check.person_names import (
    COMPLETE,
    Words,
    agree,
    full_words,
    is_complete,
    name_words,
    names_somebody,
)
from rsnms_cli.model.tables import Table


@dataclass(frozen=True)
class Who:
    """What a row says of its person: the words of the name and the date of birth."""

    words: Words = ()
    born: date | None = None

    @cached_property
    def full(self) -> frozenset[str]:
        """The words that are no initials."""
        return frozenset(full_words(self.words))

    @property
    def somebody(self) -> bool:
        """Whether the name is enough to look for a person by it."""
        return bool(self.words)


def can_be_same(one: Who, other: Who) -> bool:
    """Whether two rows may be of one person: a word in full in common, nothing against it."""
    if None not in (one.born, other.born) and one.born != other.born:
        return False
    if one.full.isdisjoint(other.full):
        return False
    return one.words == other.words or agree(one.words, other.words)


class Roster:
    """Rows of «Педагоги» to be found by a name; `numbers` is the person of a row, if known.

    Only organisations that are asked about are looked at.
    """

    def __init__(self, teachers: Table) -> None:
        self.table = teachers
        self.orgs, self.numbers = teachers["org_code"], teachers["person_id"]
        self.own: dict[int, str] = {}
        self._who: dict[int, Who] = {}
        self._names: dict[str, _Names] = {}

    def person(self, row: int) -> str | None:
        """The key of a row's person; None where it has none that can be used."""
        number: str | None = self.own.get(row) or self.numbers.at(row)
        return number

    def people(self, rows: Iterable[int]) -> tuple[dict[str, int], bool]:
        """Everybody in these rows with their first one; whether some row is nobody's."""
        of_rows = [(self.person(row), row) for row in sorted(rows, reverse=True)]
        known = {person: row for person, row in of_rows if person}
        return dict(sorted(known.items())), any(person is None for person, _ in of_rows)

    def who(self, row: int) -> Who:
        """What a row says; nothing where its name is not enough."""
        if row not in self._who:
            self._who[row] = who_of(self.table, row)
        return self._who[row]

    def fitting(self, who: Who, orgs: Iterable[str]) -> set[int]:
        """Rows of these organisations that may be of this person."""
        rows = {row for org in orgs for row in self._there(org).maybe(who)}
        return {row for row in rows if can_be_same(who, self.who(row))}

    def anywhere(self, who: Who) -> set[int]:
        """Rows of the region that may be of this person, whose name is complete."""
        return {row for row in self._everywhere.maybe(who) if can_be_same(who, self.who(row))}

    def _there(self, org: str) -> "_Names":
        if org not in self._names:
            rows = self._rows.get(org, ())
            self._names[org] = _Names([(row, self.who(row)) for row in rows])
        return self._names[org]

    @cached_property
    def _everywhere(self) -> "_Names":
        return _Names([(row, self.who(row)) for row in range(len(self.table))])

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row in range(len(self.table)):
            found.setdefault(self.orgs.at(row), []).append(row)
        return found


class _Names:
    """Rows by words of their names that are in full: by three, by all of fewer, by each."""

    def __init__(self, rows: list[tuple[int, Who]]) -> None:
        self.rows = rows
        self.by_words: dict[Words, list[int]] = {}
        for row, who in rows:
            for key in combinations(sorted(who.full), min(len(who.full), COMPLETE)):
                self.by_words.setdefault(key, []).append(row)

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row, who in self.rows:
            for word in who.full:
                found.setdefault(word, []).append(row)
        return found

    def maybe(self, who: Who) -> Iterator[int]:
        """Rows with enough words in common: all that may be the same person's are among them.

        A name that is complete has those words of any other in full.
        """
        if not is_complete(who.words):
            for word in who.full:
                yield from self.by_word.get(word, ())
            return
        for number in range(1, COMPLETE + 1):
            for key in combinations(sorted(who.full), number):
                yield from self.by_words.get(key, ())


def who_of(table: Table, row: int) -> Who:
    """What a row of any table says of its person; nothing where the name is not enough."""
    name = None if table.names is None else table.names[row].as_py()
    born = table.columns.get("birth_date")
    words = name_words(name or "")
    if not names_somebody(words):
        return Who()
    return Who(words, born.at(row) if born else None)
