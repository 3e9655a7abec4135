"""The dictionary of headers: what words stand for, and which of them make a field."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rsnms_cli.model.text import fold

PEOPLE = ("teachers", "trainings", "diagnostics")
"""Tables in which the columns of a person mean the same."""
EVENTS = ("trainings", "diagnostics")
"""Tables in which it is only looked up whose people they are of."""
_SIGNS = re.compile(r"[^\W_]+(?:-[^\W_]+)*\.?|[№%]")

Pattern = tuple[str, ...]
"""Words standing together; one that ends in «*» is the beginning of a word."""


@dataclass(frozen=True)
class Form:
    """A way to say a field: one concept of every group must be there."""

    groups: tuple[frozenset[str], ...]
    without: frozenset[str] = frozenset()

    def said(self, concepts: frozenset[str]) -> bool:
        """Whether all groups are there, and nothing that makes it doubtful."""
        return not self.without & concepts and all(group & concepts for group in self.groups)

    @property
    def named(self) -> frozenset[str]:
        """All concepts that it names."""
        return frozenset().union(*self.groups)


@dataclass(frozen=True)
class Saying:
    """How headers say a field: surely, maybe, and which other concepts change nothing then."""

    field: str
    sure: tuple[Form, ...]
    maybe: tuple[Form, ...]
    also: frozenset[str]
    maybe_also: frozenset[str]
    never: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class Vocabulary:
    """Patterns of words by the number of words and their first letters, and the harmless ones."""

    phrases: Mapping[str, tuple[tuple[Pattern, str], ...]]
    harmless: frozenset[str]
    spare: frozenset[str]


HARMLESS = "·"
"""The concept of words that change nothing."""


@cache
def vocabulary() -> Vocabulary:
    """The words of headers."""
    raw = _load("words.toml")
    listed = [(text, concept) for concept, texts in raw["words"].items() for text in texts]
    listed += [(text, HARMLESS) for text in raw["harmless"]["words"]]
    found: dict[str, list[tuple[Pattern, str]]] = {}
    for text, concept in listed:
        pattern = _pattern(text)
        found.setdefault(pattern[0][:1], []).append((pattern, concept))
    longest = {
        letter: tuple(sorted(patterns, key=lambda one: (-len(one[0]), -len("".join(one[0])))))
        for letter, patterns in found.items()
    }
    spare = frozenset(_load("fields.toml")["spare"]["words"])
    return Vocabulary(longest, frozenset(map(fold, raw["harmless"]["words"])), spare)


@cache
def rules_of(table: str) -> tuple[Saying, ...]:
    """The rules of a table's fields; the columns of a person are those of all tables of people."""
    raw = _load("fields.toml")
    shared = raw["people"] if table in PEOPLE else {}
    shared = raw["workplace"] | shared if table in EVENTS else shared
    return tuple(_rule(name, item) for name, item in (shared | raw.get(table, {})).items())


def _rule(name: str, item: Mapping[str, object]) -> Saying:
    sure, maybe, also, more, never = (
        tuple(map(str, listed)) if isinstance(listed := item.get(key, ()), list) else ()
        for key in ("sure", "maybe", "also", "maybe_also", "never")
    )
    weight = item.get("weight", 0)
    also_set, more_set = frozenset(also), frozenset(more)
    forms = tuple(map(_form, sure)), tuple(map(_form, maybe))
    weight = weight if isinstance(weight, int) else 0
    return Saying(name, *forms, also_set, more_set, tuple(map(fold, never)), weight)


def _form(text: str) -> Form:
    groups = [group for group in text.split() if group[0] != "!"]
    without = frozenset(group[1:] for group in text.split() if group[0] == "!")
    return Form(tuple(frozenset(group.split("|")) for group in groups), without)


def _pattern(text: str) -> Pattern:
    return tuple(fold(word) for word in text.split())


def _load(name: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return tomllib.loads(text)


def signs_of(text: str) -> list[str]:
    """The words of a folded text, with the full stops after them, and the signs № and %."""
    return _SIGNS.findall(text)
