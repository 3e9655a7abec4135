"""The encoding a text was saved in: marks at its head, else what gives Russian words."""

import re

SPOILT = "\ufffd"
"""Stands for bytes that are no letter in the file's encoding."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OF_ONE_BYTE = ("cp1251", "cp866", "koi8-r")
"""Windows, DOS and old Unix; of two that fit alike the first."""
_WORD = re.compile(r"\b(?:[А-ЯЁ]?[а-яё]{2,}|[А-ЯЁ]{2,})\b")
_SAMPLE = 200_000
_FEW = 0.05
"""UTF-8 with a few bytes broken is still UTF-8: no other encoding looks like it by chance."""


def decoded(content: bytes) -> str:
    """The text; bytes that are no letter become `SPOILT`."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    if wide := utf16_without_mark(content):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    foreign = sum(sign > "\x7f" and sign != SPOILT for sign in text[:_SAMPLE])
    if text[:_SAMPLE].count(SPOILT) <= _FEW * foreign:
        return text
    return max((content.decode(name, "replace") for name in _OF_ONE_BYTE), key=_russian)


def utf16_without_mark(content: bytes) -> str:
    """UTF-16 whose mark is lost: signs of ASCII have a zero byte on one side."""
    head = content[:2000]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) * 10 < len(head):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _russian(text: str) -> float:
    """The share of foreign signs that stand in words of Russian letters of one case."""
    sample = text[:_SAMPLE]
    foreign = sum(sign > "\x7f" for sign in sample)
    return sum(map(len, _WORD.findall(sample))) / foreign if foreign else 0.0
