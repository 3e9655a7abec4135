"""Names of files from names of units."""

import unicodedata
from collections.abc import Collection
from itertools import count

LONGEST = 80
MOST_BYTES = 255
"""Of a name on a disk."""
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


def file_name(text: str) -> str:
    """What of a name every file system takes: never a folder, a device or an empty name.

    It is not unique: a number goes before or after it.
    """
    composed = unicodedata.normalize("NFC", text)
    signs = "".join(c if c.isalnum() or c in " -" else "_" for c in composed)
    name = signs[:LONGEST].strip() or "_"
    return f"_{name}" if name.casefold() in _RESERVED else name


def fitting(stem: str, ending: str, taken: Collection[str] = ()) -> str:
    """A name that no file has yet: the stem, cut so that a disk takes the whole, and the ending."""
    for number in count(1):
        tail = (f" ({number})" if number > 1 else "") + ending
        cut = stem
        while len((cut + tail).encode("utf-8", "surrogateescape")) > MOST_BYTES:
            cut = cut[:-1]
        if cut + tail not in taken:
            return cut + tail
    raise AssertionError("numbers do not end")
