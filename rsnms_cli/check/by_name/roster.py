"""The people of «Педагоги» by their names, organisation by organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from rsnms_cli.check.person_names import Words, agree, full_words, name_words, names_somebody
from rsnms_cli.model.tables import Table


@dataclass(frozen=True)
class Who:
    """What a row says of its person: the words of the name and the date of birth."""

    words: Words = ()
    born: date | None = None

    @property
    def somebody(self) -> bool:
        """Whether the name is enough to look for a person by it."""
        return names_somebody(self.words)


def can_be_same(one: Who, other: Who) -> bool:
    """Whether two rows may be of one person: a word in full in common, nothing against it."""
    if None not in (one.born, other.born) and one.born != other.born:
        return False
    common = set(full_words(one.words)) & set(full_words(other.words))
    return bool(common) and agree(one.words, other.words)


class Roster:
    """Rows of «Педагоги» to be found by a name; `numbers` is the person of a row, if known.

    Only organisations that are asked about are looked at.
    """

    def __init__(self, teachers: Table) -> None:
        self.table = teachers
        self.orgs, self.numbers = teachers["org_code"], teachers["person_id"]
        self.own: dict[int, str] = {}
        self._who: dict[int, Who] = {}
        self._words: dict[str, dict[str, list[int]]] = {}

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
        rows = {
            row
            for org in orgs
            for word in full_words(who.words)
            for row in self._by_word(org).get(word, ())
        }
        return {row for row in rows if can_be_same(who, self.who(row))}

    def anywhere(self, who: Who) -> set[int]:
        """Rows of the region that may be of this person, whose name is complete."""
        rows = {row for key in _keys(who.words) for row in self._everywhere.get(key, ())}
        return {row for row in rows if can_be_same(who, self.who(row))}

    def _by_word(self, org: str) -> dict[str, list[int]]:
        if org not in self._words:
            found: dict[str, list[int]] = {}
            for row in self._rows.get(org, ()):
                for word in full_words(self.who(row).words):
                    found.setdefault(word, []).append(row)
            self._words[org] = found
        return self._words[org]

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row in range(len(self.table)):
            found.setdefault(self.orgs.at(row), []).append(row)
        return found

    @cached_property
    def _everywhere(self) -> dict[Words, list[int]]:
        """By two words in full, or by the only one."""
        found: dict[Words, list[int]] = {}
        for row in range(len(self.table)):
            full = full_words(self.who(row).words)
            for key in combinations(sorted(full), 2) if len(full) > 1 else (full,):
                found.setdefault(key, []).append(row)
        return found


def _keys(words: Words) -> Iterator[Words]:
    """What a complete name and any name that may be the same have in common."""
    full = sorted(full_words(words))
    yield from combinations(full, 2)
    yield from ((word,) for word in full)


def who_of(table: Table, row: int) -> Who:
    """What a row of any table says of its person; nothing where the name is not enough."""
    name = None if table.names is None else table.names[row].as_py()
    born = table.columns.get("birth_date")
    who = Who(name_words(name or ""), born.at(row) if born else None)
    return who if who.somebody else Who()
