"""Cleaning of what people type: spaces, quotes, letters that look alike in a comparison."""

import re

_SPACES = re.compile(r"[\s\u00a0\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f]+")
_UNCLEAN = re.compile(r"[^\S ]|[\u200b-\u200f\u2060\ufeff\x01-\x1f\x7f]|  |\0 | \0")
_QUOTES = re.compile(r"[\"'`«»„“”‘’]")
_NOT_WORD = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CAPITALISED = re.compile(r"\b[А-ЯЁA-Z]")


def clean(text: str) -> str:
    """Single ordinary spaces inside, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def clean_all(texts: list[str]) -> list[str]:
    """`clean` of every text; one scan finds out that nothing needs it, which is the rule."""
    return (
        texts if _UNCLEAN.search("\0".join(["", *texts, ""])) is None else list(map(clean, texts))
    )


def fold(text: str) -> str:
    """For comparing names: case, quotes, ё/е and repeated spaces do not matter (section 3)."""
    return clean(_QUOTES.sub("", text)).casefold().replace("ё", "е").replace("ѐ", "е")


def header_key(text: str) -> str:
    """For comparing headers: punctuation and line breaks do not matter either."""
    return clean(_NOT_WORD.sub(" ", fold(text)))


def shown(text: str) -> str:
    """A cell's text as a message may show it: never anything that could be a name or a СНИЛС."""
    harmless = len(text) <= 20 and sum(c.isdigit() for c in text) < 9
    return f" «{text}»" if harmless and not _LETTERS.search(text) else ""


def shown_header(text: str) -> str:
    """A header as a message may show it: a few words, not a person's name or number."""
    harmless = len(text) <= 60 and sum(c.isdigit() for c in text) < 9
    return f" «{text}»" if harmless and len(_CAPITALISED.findall(text)) < 2 else ""


def counted(number: int, one: str, few: str, many: str) -> str:
    """A number with its noun in the right form: 1 строка, 2 строки, 5 строк."""
    tail = number % 100
    if tail % 10 == 1 and tail != 11:
        return f"{number} {one}"
    return f"{number} {few if tail % 10 in (2, 3, 4) and tail not in (12, 13, 14) else many}"
