"""What tests leave behind: processes, whoever their parent is by now, and mounts (Linux only)."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from rsnms_cli.office.pool import COMMAND

PROC = Path("/proc")
MARK = "RSNMS_TESTS"
"""Every process started by a test inherits it, and so do those which that one starts."""
OCTAL = ((b"\\040", b" "), (b"\\011", b"\t"), (b"\\012", b"\n"), (b"\\134", b"\\"))


def mark() -> str:
    """Mark whatever this process starts from now on."""
    os.environ[MARK] = f"{os.getpid()}-{uuid4().hex}"
    return os.environ[MARK]


def processes(of: str) -> dict[int, str]:
    """The test that started it, by the number of each marked process that runs.

    Not among them are the readers of this very process: they stay from test to test on purpose.
    """
    found = {}
    for folder in PROC.glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile, or is somebody else's
            said = _environment(folder)
            if said.get(MARK) == of and not _our_reader(folder):
                found[int(folder.name)] = said.get("PYTEST_CURRENT_TEST", "")
    return found


def _environment(folder: Path) -> dict[str, str]:
    """Of a process that has ended and was not waited for, nothing."""
    pairs = os.fsdecode((folder / "environ").read_bytes()).split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def _our_reader(folder: Path) -> bool:
    words = os.fsdecode((folder / "cmdline").read_bytes()).split("\0")
    parent = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1]
    return int(parent) == os.getpid() and words[: len(COMMAND)] == list(COMMAND)


def mounts(below: Path) -> list[Path]:
    """Where something is mounted in a folder."""
    try:
        lines = (PROC / "self/mounts").read_bytes().splitlines()
    except OSError:
        return []
    places = [line.split(b" ")[1] for line in lines]
    for code, sign in OCTAL:
        places = [place.replace(code, sign) for place in places]
    return [path for path in map(Path, map(os.fsdecode, places)) if path.is_relative_to(below)]


def gone(left: Callable[[], object], seconds: float = 10) -> bool:
    """Whether nothing of it is left within so many seconds: what was ended needs a moment."""
    until = time.monotonic() + seconds
    while left() and time.monotonic() < until:
        time.sleep(0.02)
    return not left()
