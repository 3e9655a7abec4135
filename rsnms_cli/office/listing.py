"""The files of a folder by the names they have in problems."""

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from unicodedata import normalize

from rsnms_cli.model.errors import RsnmsError, UsageError
from rsnms_cli.model.text import without_people

NOT_DATA = frozenset(
    {"results.csv", "summary.csv", "problems.csv", "scores.xlsx", "Thumbs.db", "desktop.ini"}
)
SETTINGS = ".toml"
"""A report and the analyst's own settings, however they are called, may lie beside the exports;
they are not tables.
"""


Files = Sequence[tuple[Path, str]]
"""Files with the names they have in problems."""


def list_files(folder: Path) -> list[Path]:
    """The folder's files by name.

    Raises UsageError when it is absent or a file, RsnmsError when it may not be listed.
    """
    try:
        if folder.is_file():
            raise UsageError(f"«{folder}» – это файл", "укажите папку, в которой он лежит")
        if not folder.is_dir():
            raise FileNotFoundError
        found = [path for path in folder.iterdir() if not path.is_dir() and path.name[0] != "."]
    except PermissionError as error:
        raise RsnmsError(f"нет права читать папку «{folder}»", "дайте право на чтение") from error
    except OSError as error:
        raise UsageError(
            f"папка «{folder}» не найдена", "проверьте путь после --data или --forms"
        ) from error
    return sorted(p for p in found if p.name not in NOT_DATA and p.suffix.lower() != SETTINGS)


def shown_name(path: Path) -> str:
    """A file's name as it can be shown: archives from Windows leave bytes that are no letters,
    and senders put people into it.
    """
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return without_people("".join(sign if sign.isprintable() else "\ufffd" for sign in name))


def files_of(folder: Path) -> list[tuple[Path, str]]:
    """The folder's files with the names they have in problems, each its own."""
    return told_apart((path, shown_name(path)) for path in list_files(folder))


def told_apart(files: Iterable[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """The same files; of names that look alike all but the first get a number: «а (2).xlsx»."""
    found = list(files)
    taken = {_looks(name) for _, name in found}
    seen: set[str] = set()
    for index, (path, name) in enumerate(found):
        if _looks(name) in seen:
            folder, slash, last = name.rpartition("/")
            stem, dot, suffix = last.rpartition(".")
            numbered = (f"{stem or suffix} ({n}){dot}{suffix if stem else ''}" for n in count(2))
            numbered = (folder + slash + one for one in numbered)
            name = next(one for one in numbered if _looks(one) not in taken)  # noqa: PLW2901
            taken.add(_looks(name))
        seen.add(_looks(name))
        found[index] = (path, name)
    return found


def _looks(name: str) -> str:
    """Letters composed of two signs look like one."""
    return normalize("NFC", name)


def key_of(name: str) -> str:
    """A name as a text that every file takes: bytes that are no letters are written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def is_open(path: Path) -> bool:
    """A trace of Excel beside a file that somebody has open."""
    return path.name.startswith("~$")


def size_of(path: Path) -> int:
    """A file's size in bytes; 0 of a link to nowhere, reading it says what is wrong."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
