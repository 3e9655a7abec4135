"""What a workbook claims about itself, looked at before it is opened."""

import io
import re
import zipfile

MOST_CELLS = 100_000_000
"""The rectangle of a sheet's cells takes memory, whatever is in it."""

_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')


def oversized(content: bytes) -> bool:
    """Whether a sheet of an xlsx says that its cells span more than any table of people."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if "worksheets/" in name]
            return any(_cells(archive, name) > MOST_CELLS for name in names)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return False  # the reader will say what is wrong with it


def _cells(archive: zipfile.ZipFile, name: str) -> int:
    with archive.open(name) as sheet:
        found = _DIMENSION.search(sheet.read(4096))
    if found is None:
        return 0
    column = 0
    for letter in found[1]:
        column = 26 * column + letter - 64
    return column * int(found[2])
