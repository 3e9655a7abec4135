"""The words of a header as concepts: what stands in brackets helps, but never hinders."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rsnms_cli.model.text import clean, fold
from rsnms_cli.read.columns.dictionary import HARMLESS, Pattern, signs_of, vocabulary

_SPLIT_WORD = re.compile(r"(?<=[а-яё])-\s*\n\s*(?=[а-яё])")
_INITIALS = re.compile(r"\b(?:[а-я]\. ?){2,}(?![а-я])|\b[а-я](?:\.[а-я])+\b")
_NUMBERS = re.compile(r"\d+")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_SLIPS, _LONG = 2, 5
"""So few unknown words may be slips of known ones, whose beginnings are so long at least."""
_SHORTEST, _ENDING = 3, 3
"""An abbreviation has more letters than that, and so many after its hyphen."""
_MOST = 200
"""A longer text is no header."""


@dataclass(frozen=True)
class Words:
    """Concepts outside of brackets, those in brackets, words that nothing explains."""

    outside: frozenset[str]
    inside: frozenset[str]
    unknown: tuple[str, ...]

    @property
    def all(self) -> frozenset[str]:
        """The concepts wherever they stand."""
        return self.outside | self.inside


def words_in(header: str) -> Words:
    """What the words of a header stand for; numbers say nothing."""
    return _words_in(_NUMBERS.sub(" ", header)) if len(header) <= _MOST else _TOO_LONG


@lru_cache(maxsize=20_000)
def _words_in(header: str) -> Words:
    text = _INITIALS.sub(_joined, fold(_SPLIT_WORD.sub("", header)).replace("д/р", "др"))
    outside, unknown = _concepts(_BRACKETS.sub(" ", text))
    inside, _ = _concepts(" ".join(_BRACKETS.findall(text)))
    return Words(outside, inside, unknown)


_TOO_LONG = Words(frozenset(), frozenset(), ("",))


def _joined(found: re.Match[str]) -> str:
    return re.sub(r"[. ]", "", found[0]) + " "


def _concepts(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = [part for word in signs_of(clean(text)) for part in _parts(word)]
    words = [word.rstrip(".") for word in listed]
    concepts: set[str] = set()
    unknown: list[str] = []
    at = 0
    while at < len(words):
        concept, number = _at(words, at)
        if concept is None:
            unknown.append(listed[at])
        else:
            concepts.add(concept)
        at += number
    if concepts and len(unknown) <= _SLIPS:
        known = {word: found for word in unknown if (found := _slip(word) or _short(word))}
        concepts |= set(known.values())
        unknown = [word for word in unknown if word not in known]
    return frozenset(concepts - {HARMLESS}), tuple(unknown)


def _short(word: str) -> str | None:
    """The concept of an abbreviation that only one has: «муниц.», «док-та»."""
    if word[-1] != "." or len(word) <= _SHORTEST:
        return None
    known = vocabulary().phrases.get(word[:1], ())
    found = {of for pattern, of in known if len(pattern) == 1 and pattern[0].startswith(word[:-1])}
    return found.pop() if len(found) == 1 else None


def _slip(word: str) -> str | None:
    """The concept of a word with one wrong letter in its beginning: «оканчание», «програма»."""
    for pattern, concept in vocabulary().phrases.get(word[:1], ()):
        if len(pattern) == 1 and pattern[0][-1] == "*" and _is_slip(word, pattern[0][:-1]):
            return concept
    return None


def _is_slip(word: str, stem: str) -> bool:
    beginnings = (word[: len(stem) + more] for more in (-1, 0, 1))
    return len(stem) >= _LONG and any(_one_apart(stem, beginning) for beginning in beginnings)


def _one_apart(one: str, other: str) -> bool:
    """Whether a letter more, less, other, or two in the wrong order is all the difference."""
    ahead = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if ahead is None:
        return abs(len(one) - len(other)) <= 1
    rest, of_other = one[ahead:], other[ahead:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == of_other
    return swapped or of_other in (rest[1:], of_other[:1] + rest[1:]) or rest == of_other[1:]


def _parts(word: str) -> list[str]:
    """«педагога-наставника» is two words, «кол-во» one, «док-та» the beginning of one."""
    if "-" not in word or _at([word.rstrip(".")], 0)[0]:
        return [word]
    *first, last = word.split("-")
    return [f"{first[0]}."] if len(first) == 1 and len(last) <= _ENDING else [*first, last]


def _at(words: list[str], at: int) -> tuple[str | None, int]:
    """What begins at a word: the concept of the longest pattern, and how many words it takes."""
    for pattern, concept in vocabulary().phrases.get(words[at][:1], ()):
        if len(pattern) <= len(words) - at and _fits(pattern, words, at):
            return concept, len(pattern)
    return None, 1


def _fits(pattern: Pattern, words: list[str], at: int) -> bool:
    return all(
        words[at + n].startswith(part[:-1]) if part[-1] == "*" else words[at + n] == part
        for n, part in enumerate(pattern)
    )
