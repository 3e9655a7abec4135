"""The process's own temporary folder: it goes with the process, however that ends.

A process that is killed cannot tidy up; the next one does it: it removes the folders of the dead,
and finishes or undoes what they were writing elsewhere (aside.py).
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rsnms_cli.office.lock import hold

PREFIX = "rsnms-work-"
LOCK, OPEN = "lock", "open"
_own: list[Path] = []


@contextmanager
def scratch(mend: Callable[[Path], None]) -> Iterator[Path]:
    """While this lasts all temporary files lie in a folder of our own; gives where others do.

    `mend` settles what a process that died left elsewhere.
    """
    outside = Path(tempfile.gettempdir())
    try:
        _sweep(outside, mend)
        ours = Path(tempfile.mkdtemp(prefix=PREFIX, dir=outside))
        lock = hold(ours / LOCK)
    except OSError:  # a full disk is said by whoever has something to write
        yield outside
        return
    _own[:], tempfile.tempdir, os.environ["TMPDIR"] = [ours], str(ours), str(ours)
    try:
        yield outside
    finally:
        _own.clear()
        tempfile.tempdir, os.environ["TMPDIR"] = str(outside), str(outside)
        lock.close()
        shutil.rmtree(ours, ignore_errors=True)


def remember(path: Path) -> None:
    """This is being written: who finds us dead looks there."""
    for folder in _own:
        with suppress(OSError), (folder / OPEN).open("a", encoding="utf-8") as file:
            file.write(f"{path.absolute()}\n")


def _sweep(outside: Path, mend: Callable[[Path], None]) -> None:
    for folder in outside.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.is_symlink() or not _is_ours(folder):
                continue
            with hold(folder / LOCK):
                for path in _left_open(folder):
                    mend(path)
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can have put it there."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _left_open(folder: Path) -> list[Path]:
    try:
        return [Path(line) for line in (folder / OPEN).read_text("utf-8").splitlines() if line]
    except (OSError, ValueError):
        return []
