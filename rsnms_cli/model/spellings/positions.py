"""Which staff category a position belongs to: a proposal, the analyst decides."""

import re
from functools import cache

from rsnms_cli.model.spellings.phrases import Words, data
from rsnms_cli.model.text import fold, without_people

_WORDS = re.compile(r"[^\W\d_]+")
_UNCLEAR = "?"
_LONGEST_SHORTENED = 4
"""«УВР» and «ОБЖ» in capitals are no surname."""


@cache
def _words() -> Words:
    known = data("positions.toml")
    means = [(category, phrase) for category, of in known["means"].items() for phrase in of]
    return Words.of([*means, *(("", phrase) for phrase in known["harmless"])])


def category_of(position: str) -> str:
    """The category of a position, `NOT_COUNTED`, or nothing where its words leave it open."""
    named = {means for _, means in _words().parts(position) if means}
    return min(named) if len(named) == 1 and _UNCLEAR not in named else ""


def shown_position(text: str) -> str:
    """A position as a message may show it: one of its words is that of a job, and no other begins
    with a capital letter, as names do.
    """
    parts = list(_words().parts(text))
    left = {word for part, means in parts if means is None for word in part.split()}
    capital = [word for word in _WORDS.findall(text) if word[0].isupper() and fold(word) in left]
    named = any(not (word.isupper() and len(word) <= _LONGEST_SHORTENED) for word in capital)
    known = any(means for _, means in parts) and sum(map(str.isdigit, text)) < 9
    return f" «{text}»" if known and not named and text == without_people(text) else ""
