"""What the words of a text mean by the spellings of its column: all of them, or nothing is read."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from rsnms_cli.model.text import fold, words_of

Phrases = Iterable[tuple[str, str]]
"""What a phrase means, "" where it changes nothing, and the phrase."""


@dataclass(frozen=True)
class Words:
    """Phrases as one pattern: more words go before fewer, then the first ones before the others."""

    means: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Phrases) -> "Words":
        """The phrases, compiled."""
        ordered = sorted(phrases, key=lambda one: -len(one[1].split()))
        regex = "|".join(f"({_regex(phrase)} )" for _, phrase in ordered)
        return cls(tuple(means for means, _ in ordered), re.compile(regex))

    def meanings(self, text: str) -> set[str] | None:
        """What the words of a text mean, None where one of them is left unexplained."""
        found: set[str] = set()
        for _, means in self.parts(text):
            if means is None:
                return None
            found.add(means)
        return found - {""} if found else None

    def parts(self, text: str) -> Iterator[tuple[str, str | None]]:
        """The phrases of a text in their order with what they mean, None for unexplained words."""
        line, at = "".join(f"{word} " for word in words_of(text)), 0
        while at < len(line):
            one = self.pattern.match(line, at)
            end = one.end() if one else line.index(" ", at) + 1
            yield (
                line[at : end - 1],
                self.means[one.lastindex - 1] if one and one.lastindex else None,
            )
            at = end


@dataclass(frozen=True)
class Spellings:
    """What the values of one column are called.

    `taken` is read; `asked` knows more phrases: what is only near a value, and what stands there
    and is none.
    """

    taken: Words
    asked: Words
    values: tuple[str, ...]
    several: bool = False
    alone: frozenset[str] = frozenset()

    def read(self, text: str) -> str:
        """The value that all words of a text name, or nothing; of several the first, if the column
        may have several.
        """
        named = self.taken.meanings(text) or set()
        if len(named) > 1 and (not self.several or named & self.alone):
            return ""
        return next((value for value in self.values if value in named), "")

    def all_of(self, text: str) -> set[str] | None:
        """All values that the words of a text name, None where a word is left unexplained."""
        return self.taken.meanings(text)

    def proposed(self, text: str) -> str:
        """The value that a text may mean, if it can be only one, or nothing."""
        named = self.asked.meanings(text) or set()
        return min(named) if len(named) == 1 else ""

    def explained(self, text: str) -> bool:
        """Whether every word of the text is one of this column's: no name of a person is."""
        return self.asked.meanings(text) is not None


def _regex(phrase: str) -> str:
    return " ".join(
        r"\d{1,8}" if word == "#" else re.escape(fold(word)).replace(r"\*", r"\w*")
        for word in phrase.split()
    )


@cache
def data(name: str) -> dict[str, Any]:
    """A file of spellings beside this one."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return tomllib.loads(text)


@cache
def spellings(table: str, field: str, kind: str) -> Spellings | None:
    """The spellings of a column by its table, field and type; None where there are none."""
    sections = data("values.toml")
    of_type = sections.get({"register": "flag"}.get(kind, kind), {})
    own = sections.get(table, {}).get(field, {})
    if not (own or of_type):
        return None
    means, near = (_phrases(name, of_type, own) for name in ("means", "near"))
    harmless = [("", phrase) for one in (of_type, own) for phrase in one.get("harmless", ())]
    known = [("", phrase) for one in (of_type, own) for phrase in one.get("known", ())]
    return Spellings(
        Words.of([*means, *harmless]),
        Words.of([*means, *near, *harmless, *known]),
        tuple(dict.fromkeys(value for value, _ in means)),
        own.get("several", False),
        frozenset(own.get("alone", ())),
    )


def _phrases(name: str, *sections: Any) -> list[tuple[str, str]]:
    return [
        (value, phrase)
        for section in sections
        for value, phrases in section.get(name, {}).items()
        for phrase in phrases
    ]
