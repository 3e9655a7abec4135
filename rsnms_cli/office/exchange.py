"""Two folders change places in one step, where the system can do that."""

import ctypes
import os
from functools import cache
from pathlib import Path
from typing import Any

_HERE, _EXCHANGE = -100, 2


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places; False where that cannot be done."""
    call = _renameat2()
    names = (os.fsencode(one.absolute()), os.fsencode(other.absolute()))
    return call is not None and call(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0


@cache
def _renameat2() -> Any:
    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):  # another system
        return None
