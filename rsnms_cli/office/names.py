"""Names of files from names of units."""

import unicodedata

LONGEST = 80
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
