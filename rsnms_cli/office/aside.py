"""What is written aside before it takes its place, and what becomes of it when we die meanwhile.

A folder `.rsnms-…` holds `new/`, and `old/` if files are moved one by one. Its `plan.json` says
that everything lies in `new/` for good: from then on the move is finished, whoever does it;
`undo.json`, that it is taken back. Without either nothing has been moved. A lock tells the folders
of the living from those of the dead.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from rsnms_cli.office.lock import hold
from rsnms_cli.office.scratch import remember

PREFIX = ".rsnms-"
LOCK, PLAN, UNDO = "lock", "plan.json", "undo.json"
NEW, OLD = "new", "old"


@contextmanager
def aside_in(parent: Path) -> Iterator[Path]:
    """A locked folder aside, gone afterwards unless it is still needed; raises OSError."""
    aside = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    remember(aside)
    try:
        with hold(aside / LOCK):
            for name in (NEW, OLD):
                (aside / name).mkdir()
            yield aside
    finally:
        if not any((aside / kind).exists() for kind in (PLAN, UNDO)):
            shutil.rmtree(aside, ignore_errors=True)


def move_in(aside: Path, folder: Path, names: Sequence[str]) -> None:
    """Move the new files over the old ones, each in one step; on a failure take all back.

    Raises what kept a file from its place, with the folder as it was.
    """
    for name in names:
        if (folder / name).exists():
            (aside / OLD / name).parent.mkdir(parents=True, exist_ok=True)
            _copy(folder / name, aside / OLD / name)
    plan = {"folder": "" if folder == aside.parent else folder.name, "names": list(names)}
    keep(aside / f"{PLAN}.new", json.dumps(plan).encode())
    (aside / f"{PLAN}.new").replace(aside / PLAN)
    sync(aside)
    try:
        _forward(aside, folder, names)
    except BaseException:  # an interruption, too, leaves the old report whole
        (aside / PLAN).replace(aside / UNDO)
        _back(aside, folder, names)
        (aside / UNDO).unlink()
        raise
    (aside / PLAN).unlink()


def _forward(aside: Path, folder: Path, names: Sequence[str]) -> None:
    for name in names:
        if (aside / NEW / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / NEW / name).replace(folder / name)
    for place in {(folder / name).parent for name in names}:
        sync(place)


def _back(aside: Path, folder: Path, names: Sequence[str]) -> None:
    """What was there comes back; what was not, goes; a second time does no harm."""
    for name in names:
        if (aside / OLD / name).exists():
            (aside / OLD / name).replace(folder / name)
        elif not (aside / NEW / name).exists() and (folder / name).exists():
            (folder / name).replace(aside / NEW / name)


def _copy(path: Path, to: Path) -> None:
    try:
        to.hardlink_to(path)
    except OSError:  # a file system without links
        shutil.copy2(path, to)


def mend(*parents: Path) -> None:
    """Finish or undo what a process that died has left in these folders; raises nothing."""
    for parent in parents:
        with suppress(OSError):
            for aside in list(parent.glob(f"{PREFIX}*")):
                mend_one(aside)


def mend_one(aside: Path) -> None:
    """Finish or undo one, unless its owner lives; raises nothing."""
    if aside.is_symlink() or not aside.is_dir() or not aside.name.startswith(PREFIX):
        return
    try:
        with hold(aside / LOCK):
            _settle(aside)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return  # it is somebody's, or a file of it is held open: the next command will do it
    shutil.rmtree(aside, ignore_errors=True)


def _settle(aside: Path) -> None:
    for kind, settle in ((PLAN, _forward), (UNDO, _back)):
        if (aside / kind).exists():
            plan = json.loads((aside / kind).read_text("utf-8"))
            folder = aside.parent / Path(plan["folder"]).name
            settle(aside, folder, [name for name in plan["names"] if _inside(folder, name)])


def _inside(folder: Path, name: str) -> bool:
    """The plan of another folder, or one that leads out of it, moves nothing."""
    return (folder / name).resolve().is_relative_to(folder.resolve())


def keep(path: Path, content: bytes) -> None:
    """Write a file and have the disk keep it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder where a system can do that.

    Raises OSError for a file.
    """
    if path.is_dir():
        with suppress(OSError, AttributeError):
            number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
        return
    with path.open("rb+") as file:
        os.fsync(file.fileno())
