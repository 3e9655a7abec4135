"""Writing an output folder: all new files appear, or the old ones stay untouched."""

import errno
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.progress import tell

Write = Callable[[Path], object]


def write_folder(folder: Path, files: Mapping[str, Write]) -> None:
    """Write every file aside, then move all into place; other files of the folder stay.

    A name may lead into a subfolder.

    Raises UsageError when the folder cannot be written; then nothing has changed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in files:
            if (folder / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, "", name)
        with tempfile.TemporaryDirectory(prefix=".rsnms-", dir=folder) as aside:
            fresh, old = Path(aside, "new"), Path(aside, "old")
            fresh.mkdir()
            old.mkdir()
            for number, (name, write) in enumerate(files.items()):
                tell("Запись файлов", number, len(files))
                for parent in (folder / name, fresh / name, old / name):
                    parent.parent.mkdir(parents=True, exist_ok=True)
                write(fresh / name)
            _swap(folder, fresh, old, list(files))
    except OSError as error:
        raise UsageError(
            f"в папку «{folder}» не удалось записать: {os_words(error)}",
            "укажите другую папку для результата, проверьте права и место на диске, закройте файлы "
            "прежнего отчёта, если они открыты; прежнее содержимое папки не изменено",
        ) from error


def write_files(folder: Path, files: Mapping[str, Write]) -> None:
    """Write all files into a folder of their own; raises OSError and leaves what it wrote."""
    folder.mkdir(parents=True)
    for name, write in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(folder / name)


def write_text(content: str) -> Write:
    """A writer of this text as UTF-8 with unchanged line ends."""
    return lambda path: path.write_text(content, encoding="utf-8", newline="")


def write_bytes(content: bytes) -> Write:
    """A writer of these bytes."""
    return lambda path: path.write_bytes(content)


def _swap(folder: Path, fresh: Path, old: Path, names: list[str]) -> None:
    """Move the old files out and the new ones in; on a failure move everything back."""
    try:
        for name in names:
            if (folder / name).exists():
                (folder / name).rename(old / name)
        for name in names:
            (fresh / name).rename(folder / name)
    except BaseException:  # an interruption, too, leaves the old report whole
        for name in names:
            if not (fresh / name).exists():
                (folder / name).rename(fresh / name)
            if (old / name).exists():
                (old / name).rename(folder / name)
        raise
