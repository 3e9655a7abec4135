"""A lock that ends with its process; a lighter one than that of a workspace, for every command."""

import sys
from pathlib import Path
from typing import IO


def hold(path: Path) -> IO[bytes]:
    """The locked file: closing it lets go. Raises OSError when somebody else holds it."""
    file = path.open("ab")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    return file
