"""Whether two names can be those of one person, and how much a name says."""

import re
from functools import lru_cache

from rsnms_cli.model.text import fold

Words = tuple[str, ...]
"""The words of a name, the longest first; an initial is a word of one letter."""
_WORDS = re.compile(r"[^\W\d_]+")
_SOUNDS = str.maketrans("ьй", "ии")
"""«Наталья» and «Наталия»."""
_PATRONYMIC = re.compile(r".+(вич|вна|ична|инична)")
COMPLETE = 3
"""Surname, given name and patronymic, all in full."""


def can_be_one(name: str | None, other: str | None) -> bool:
    """Case, ё, spaces and the order of words do not matter; an initial agrees with any name that
    begins with it, what one of them leaves out with anything.
    """
    return agree(name_words(name or ""), name_words(other or ""))


def agree(one: Words, other: Words) -> bool:
    """The same of names cut into words."""
    few, many = sorted((one, other), key=len)
    left = list(many)
    for word in few:
        fitting = next((one for one in left if one == word), None)
        fitting = fitting or next((one for one in left if _is_initial(word, one)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return True


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


@lru_cache(maxsize=10_000)
def name_words(name: str) -> Words:
    """The longest first: initials take what is left."""
    return tuple(sorted(_WORDS.findall(fold(name).translate(_SOUNDS)), key=len, reverse=True))


def full_words(words: Words) -> Words:
    """The words of a name that are no initials."""
    return tuple(word for word in words if len(word) > 1)


def names_somebody(words: Words) -> bool:
    """Whether a name is more than a surname or «Анна Андреевна»."""
    full = full_words(words)
    nameless = len(words) == len(full) == COMPLETE - 1 and any(map(_PATRONYMIC.fullmatch, full))
    return len(words) > 1 and bool(full) and not nameless


def is_complete(words: Words) -> bool:
    """Whether a name is surname, given name and patronymic in full."""
    return len(full_words(words)) >= COMPLETE
