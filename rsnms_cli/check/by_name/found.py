"""What became of rows without a number: whose they are by their names, or why nobody can tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from rsnms_cli.check.resolve import UnknownName


class Outcome(StrEnum):
    """Whose a row is, and how that is known."""

    FOUND = "found"
    """Of the one person of this name in the organisation."""
    ANYWHERE = "anywhere"
    """Of the one person of this full name in the region; the row names no organisation."""
    OWN = "own"
    """Of «Педагоги»: of a person who has no number in any row."""
    ALIKE = "alike"
    """The same, but the full name stands in another organisation, too: it may be one person."""
    CHOSEN = "chosen"
    """The analyst has said whose it is."""
    SEVERAL = "several"
    NOBODY = "nobody"
    UNUSED = "unused"
    """Of somebody whose own row of «Педагоги» is not used."""
    NO_NAME = "no name"
    NO_PLACE = "no place"
    """It names no organisation of ours, and its name alone is not enough."""


OF_OWN = frozenset({Outcome.OWN, Outcome.ALIKE})
FOUND = OF_OWN | {Outcome.FOUND, Outcome.ANYWHERE, Outcome.CHOSEN}


@dataclass(frozen=True)
class Found:
    """Whose a row is: the key of the person, or "" where nobody can tell.

    `people`: where nobody can tell, everybody who may be meant, each with a row of «Педагоги».
    `key` stands for the row's name and organisation and shows nobody.
    """

    outcome: Outcome
    person: str = ""
    key: str = ""
    people: Mapping[str, int] = field(default_factory=dict)


def one_of(people: Mapping[str, int], key: str, chosen: Mapping[str, str]) -> Found:
    """Of several people the one whom the analyst has chosen, or nobody."""
    meant = next((one for one in people if hidden_key(one) == chosen.get(key)), "")
    return Found(Outcome.CHOSEN if meant else Outcome.SEVERAL, meant, key, people)


@dataclass(frozen=True)
class ByName:
    """By table and row, what was found for rows without a number; `unknown` are organisations that
    rows of events name and nobody knows.
    """

    found: Mapping[str, Mapping[int, Found]] = field(default_factory=dict)
    unknown: Sequence[UnknownName] = ()

    def of(self, table: str, *, by_name: bool) -> Mapping[int, Found]:
        """The rows of a table whose person is known: without `by_name` only those chosen."""
        return {
            row: one
            for row, one in self.found.get(table, {}).items()
            if one.person and (by_name or one.outcome is Outcome.CHOSEN)
        }


NOBODY = ByName()
OWN = "имя-"
"""Begins the key of a person who has no number."""
_SHORT = 6
"""So few digits of a hash stand for dozens of СНИЛС each: from them nobody gets to a person."""


def hidden_key(*parts: object) -> str:
    """A key for a decision: the same for the same person or name, and it shows nobody."""
    return _hash(parts)[:_SHORT]


def own_key(*parts: object) -> str:
    """The key of a person who has no number: nothing shows it."""
    return f"{OWN}{_hash(parts)[:24]}"


def _hash(parts: Iterable[object]) -> str:
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()
