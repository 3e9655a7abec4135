"""Which fields of a table a header may mean by its words alone."""

from dataclasses import dataclass
from functools import lru_cache

from rsnms_cli.read.columns.dictionary import Form, Saying, rules_of, vocabulary
from rsnms_cli.read.columns.header_words import Words, words_in

_SOFT = frozenset({"человек", "участник", "педагогический", "персонал", "с", "по"})
"""Whose column it is, and prepositions: they change the meaning of none."""


@dataclass(frozen=True)
class Meaning:
    """A field, whether the words leave no doubt, and what it says about the table."""

    field: str
    sure: bool
    weight: int


def meanings(table: str, header: str) -> tuple[Meaning, ...]:
    """The fields that a header may mean; when some are sure, only those."""
    words = words_in(header)
    return _meanings(table, words) if words.all else ()


@lru_cache(maxsize=20_000)
def _meanings(table: str, words: Words) -> tuple[Meaning, ...]:
    found = [one for rule in rules_of(table) if (one := _meaning(rule, words))]
    sure = tuple(one for one in found if one.sure)
    return sure or tuple(found)


def _meaning(rule: Saying, words: Words) -> Meaning | None:
    sure = any(_said(form, words, rule.also) for form in rule.sure)
    if sure and not words.unknown:
        return Meaning(rule.field, sure=True, weight=rule.weight)
    explained = len(words.outside) > len(words.unknown)
    more = rule.also | rule.maybe_also
    maybe = not words.unknown and any(_said(form, words, more) for form in rule.maybe)
    if maybe or (sure and explained):
        return Meaning(rule.field, sure=False, weight=0)
    return None


def _said(form: Form, words: Words, also: frozenset[str]) -> bool:
    """All that the form needs is there, and nothing outside of brackets that it does not name."""
    return form.said(words.all) and words.outside <= form.named | also | _SOFT


def is_spare(header: str) -> bool:
    """Whether a header is of a column that every export has and nobody here needs."""
    return bool(words_in(header).all & vocabulary().spare)
