"""Names of files from names of units, and names that any document can hold."""

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def file_name(text: str) -> str:
    """What of a name every file system takes; a number before it keeps it unique."""
    return "".join(c if c.isalnum() or c in " -" else "_" for c in text)[:80].strip()


def legal(text: str) -> str:
    """A text for XML: signs that XML 1.0 forbids are shown as «�»."""
    return _ILLEGAL.sub("\ufffd", text)
