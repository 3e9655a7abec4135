"""Names of files from names of units."""


def file_name(text: str) -> str:
    """What of a name every file system takes; a number before it keeps it unique."""
    return "".join(c if c.isalnum() or c in " -" else "_" for c in text)[:80].strip()
