"""Writing an output folder: all new files appear, or the old ones stay untouched."""

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.progress import tell
from rsnms_cli.office.aside import NEW, aside_in, mend, move_in, sync
from rsnms_cli.office.exchange import exchange

Write = Callable[[Path], object]


def write_folder(folder: Path, files: Mapping[str, Write]) -> None:
    """Write every file aside, then bring all into place; other files of the folder stay.

    A name may lead into a subfolder. A folder that holds nothing else changes place with the new
    one in one step; elsewhere each file does, and the next command finishes what a kill cut short.

    Raises UsageError when the folder cannot be written; then nothing has changed.
    """
    try:
        mend(folder, folder.parent)
        _refuse_others(folder, files)
        folder.parent.mkdir(parents=True, exist_ok=True)
        whole = os.access(folder.parent, os.W_OK) and _is_ours(folder, files)
        if not whole:
            folder.mkdir(exist_ok=True)
        with aside_in(folder.parent if whole else folder) as aside:
            _write_all(aside / NEW, files)
            if not (whole and _change_places(aside / NEW, folder)):
                folder.mkdir(exist_ok=True)
                move_in(aside, folder, list(files))
    except OSError as error:
        raise UsageError(
            f"в папку «{folder}» не удалось записать: {os_words(error)}",
            "укажите другую папку для результата, проверьте права и место на диске, закройте файлы "
            "прежнего отчёта, если они открыты; прежнее содержимое папки не изменено",
        ) from error


def _refuse_others(folder: Path, names: Mapping[str, Write]) -> None:
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(errno.EEXIST, "", str(folder))
    for name in names:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, "", name)


def _is_ours(folder: Path, names: Mapping[str, Write]) -> bool:
    """Whether nothing is lost if the folder as a whole gives way: it holds what is written again,
    and nobody stands in it.
    """
    if not folder.exists():
        return True
    if folder.is_symlink() or Path.cwd().resolve().is_relative_to(folder.resolve()):
        return False
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return there <= set(names)


def _write_all(fresh: Path, files: Mapping[str, Write]) -> None:
    for number, (name, write) in enumerate(files.items()):
        tell("Запись файлов", number, len(files))
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        write(fresh / name)
        sync(fresh / name)
    for place in {(fresh / name).parent for name in files} | {fresh}:
        sync(place)


def _change_places(fresh: Path, folder: Path) -> bool:
    """The new folder stands where the old one stood, which goes; False if the system cannot."""
    if folder.exists():
        with suppress(OSError):
            shutil.copystat(folder, fresh)
        done = exchange(fresh, folder)
    else:
        fresh.rename(folder)
        done = True
    sync(folder.parent)
    return done


def write_files(folder: Path, files: Mapping[str, Write]) -> None:
    """Write all files into an empty folder; raises OSError and leaves what it wrote."""
    for name, write in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(folder / name)


def write_text(content: str) -> Write:
    """A writer of this text as UTF-8 with unchanged line ends."""
    return lambda path: path.write_text(content, encoding="utf-8", newline="")


def write_bytes(content: bytes) -> Write:
    """A writer of these bytes."""
    return lambda path: path.write_bytes(content)
