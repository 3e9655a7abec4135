"""Whether two names can be those of one person."""

import re
from functools import lru_cache

from rsnms_cli.model.text import fold

_WORDS = re.compile(r"[^\W\d_]+")
_SOUNDS = str.maketrans("ьй", "ии")
"""«Наталья» and «Наталия»."""


def can_be_one(name: str | None, other: str | None) -> bool:
    """Case, ё, spaces and the order of words do not matter; an initial agrees with any name that
    begins with it, what one of them leaves out with anything.
    """
    few, many = sorted((_words(name or ""), _words(other or "")), key=len)
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
def _words(name: str) -> tuple[str, ...]:
    """The longest first: initials take what is left."""
    return tuple(sorted(_WORDS.findall(fold(name).translate(_SOUNDS)), key=len, reverse=True))
