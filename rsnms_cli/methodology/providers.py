"""Which body a provider's name means, by the beginnings of its words (contract, section 3).

The documents decline and vary the names themselves, so neither case nor ending nor other words
between decide. A name that only comes near is proposed to the analyst, never taken.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from rsnms_cli.methodology.vocabulary import Provider
from rsnms_cli.model.text import fold

STEMS: dict[Provider, tuple[tuple[str, ...], ...]] = {
    "cnppm": (("цнппм",), ("цппм",), ("центр", "непрерывн", "повышени", "мастерств")),
    "academy": (
        ("академи", "минпрос"),
        ("академи", "министерств", "просвещени"),
        ("академи", "реализаци", "государственн", "политик"),
    ),
}
"""Beginnings of words that stand in this order in a name, any one row of them."""
NAMES: dict[Provider, str] = {"cnppm": "ЦНППМ", "academy": "Академия Минпросвещения"}
"""What a body is called in our words; recognised as itself."""
_SHORT = {"мп", "мпрф", "нппм", "ппм"}
"""Initials that people write in the place of the words."""
_LATIN = {fold(word) for word in ("cnppm", "tsnppm", "znppm")}
_WORDS = re.compile(r"[^\W\d_]+")
_ALIKE = 80
_LEAST = 3


def providers_of(name: str) -> tuple[Provider, ...]:
    """The bodies that a name is recognised as; mostly none or one."""
    words = _WORDS.findall(fold(name))
    return tuple(one for one, rows in STEMS.items() if any(_stand_in(words, row) for row in rows))


def own_names(given: Mapping[Provider, Iterable[str]]) -> dict[str, str]:
    """By a name's key, what we call the body that a methodology says it is."""
    return {fold(name): NAMES[one] for one, names in given.items() for name in names}


def near_provider(name: str) -> Provider | None:
    """The body that a name which is nobody's may mean: a letter lost, a word shortened."""
    words = _WORDS.findall(fold(name))
    if words == ["академия"]:
        return "academy"
    if words and all(len(word) == 1 for word in words):
        words = ["".join(words)]  # «Ц Н П П М»
    near = (one for one, rows in STEMS.items() if any(_near(words, row) for row in rows))
    return next(near, None)


def _stand_in(words: Sequence[str], stems: Sequence[str]) -> bool:
    left = iter(words)
    return all(any(word.startswith(stem) for word in left) for stem in stems)


def _near(words: Sequence[str], stems: Sequence[str]) -> bool:
    """One word is a mistype of the only stem; or the first stem and something like the next."""
    first, *rest = stems
    if not rest and _LATIN & set(words):
        return True
    if not any(_alike(word, first) for word in words):
        return False
    return not rest or any(
        word in _SHORT or any(_alike(word, stem) or _shortened(word, stem) for stem in rest[:3])
        for word in words
        if not _alike(word, first)
    )


def _alike(word: str, stem: str) -> bool:
    from rapidfuzz import fuzz

    return word.startswith(stem) or (
        len(word) > _LEAST and fuzz.ratio(word[: len(stem)], stem) >= _ALIKE
    )


def _shortened(word: str, stem: str) -> bool:
    return len(word) >= _LEAST and stem.startswith(word)
