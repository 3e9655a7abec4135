"""A folder and all below it, as senders and periods fill it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from posixpath import commonpath
from typing import NamedTuple

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.office.formats import TABLES
from rsnms_cli.office.listing import Files, list_files, shown_name, told_apart

_RESULTS = "results.csv"
"""Every report has it."""
_BOOKS = TABLES - {".csv", ".tsv"}
"""Endings of what may be a form: anything else may lie in a folder within, and much of it."""
_OF_PROGRAMS = (".", "~", "__MACOSX")
"""How folders begin that programs make for themselves."""


class Why(NamedTuple):
    """Why a folder is not read, or not whole, and what to do."""

    level: Severity
    what: str
    todo: str


_MOVE = "положите нужные файлы рядом с остальными"
_CLOSED = Why(Severity.ERROR, "папка не читается, что в ней – неизвестно", "дайте право на чтение")
_LINK = Why(Severity.WARNING, "ссылка на папку, в неё программа не заходит", _MOVE)
_LINKED_TABLES = _LINK._replace(level=Severity.ERROR)
_REPORT = Why(Severity.WARNING, "папка отчёта, она не прочитана", "ничего делать не нужно")
_INNER = Why(Severity.WARNING, "папка внутри папки, прочитаны в ней только формы", _MOVE)
_INNER_TABLES = _INNER._replace(level=Severity.ERROR)

Unread = tuple[str, Why]
"""A folder by its path below the one that was named."""


@dataclass(frozen=True)
class Tree:
    """Files by names like «2024/Форма.xlsx», those of the folder itself first, and the folders
    below it that are not read.
    """

    files: Files = ()
    unread: Collection[Unread] = ()


def tree_of(folder: Path, but: Collection[Path] = ()) -> Tree:
    """The folder and all below it, without what programs put there and `but` (resolved paths).

    Links to folders and former reports are not entered. Raises what `list_files` raises.
    """
    files: list[tuple[Path, str]] = []
    unread: list[Unread] = []
    folders = [(folder, "")]
    for here, prefix in folders:
        try:
            files += [(path, prefix + shown_name(path)) for path in list_files(here)]
        except RsnmsError:
            if here == folder:
                raise
            unread.append((prefix.rstrip("/"), _CLOSED))
            continue
        for path in _below(here, but):
            name = prefix + shown_name(path)
            if path.is_symlink():
                unread += [(name, _of_link(path))] if _leads_out(path, folder) else []
            elif _is_report(path):
                unread.append((name, _REPORT))
            else:
                folders.append((path, f"{name}/"))
    return Tree(told_apart(files), unread)


def _below(folder: Path, but: Collection[Path]) -> list[Path]:
    found = (path for path in folder.iterdir() if path.is_dir())
    kept = (path for path in found if not path.name.startswith(_OF_PROGRAMS))
    return sorted(path for path in kept if not but or path.resolve() not in but)


def _is_report(folder: Path) -> bool:
    try:
        return (folder / _RESULTS).is_file()
    except OSError:  # listing its files says what is wrong
        return False


def _leads_out(link: Path, folder: Path) -> bool:
    """Whether what it leads to is not read as a part of the folder anyhow."""
    return not link.resolve().is_relative_to(folder.resolve())


def _of_link(link: Path) -> Why:
    try:
        tables = any(path.suffix.lower() in TABLES for path in link.iterdir())
    except OSError:
        tables = True
    return _LINKED_TABLES if tables else _LINK


def not_taken(path: Path, name: str) -> Unread:
    """The folder of a file below the exports that is no form."""
    table = path.suffix.lower() in TABLES
    return name.rpartition("/")[0], _INNER_TABLES if table else _INNER


def unread_problems(unread: Iterable[Unread]) -> list[Problem]:
    """A problem for all folders within one that are not read for one reason, the worst first."""
    groups: dict[tuple[str, str], list[Unread]] = {}
    for one in unread:
        groups.setdefault((one[0].partition("/")[0], one[1].what), []).append(one)
    found = []
    for alike in groups.values():
        place = Place(commonpath(sorted({name for name, _ in alike})))
        why = max((why for _, why in alike), key=lambda why: list(Severity).index(why.level))
        found.append(Problem("folder.inner", why.level, place, why.what, why.todo))
    return found


@dataclass(frozen=True)
class Sent:
    """The files of a job's two folders by the names that problems have, each its own.

    `top` lies in the folder of the exports itself; `inner` are workbooks below it, of which only
    forms are taken; `forms` lies in the folder that is of forms alone, and below that.
    """

    top: Files
    inner: Files
    forms: Files
    unread: Collection[Unread]


def sent_in(data: Path, forms: Path | None) -> Sent:
    """What lies in the two folders, of which one may lie in the other; raises as `tree_of`."""
    of_data = tree_of(data, [forms.resolve()] if forms else ())
    of_forms = tree_of(forms, [data.resolve()]) if forms else Tree()
    taken, folder = {name for _, name in of_data.files}, shown_name(forms or data)
    more = [(p, f"{folder}/{name}" if name in taken else name) for p, name in of_forms.files]
    named = told_apart([*of_data.files, *more])
    both, rest = named[: len(of_data.files)], named[len(of_data.files) :]
    top = [one for one in both if one[0].parent == data]
    inner = [one for one in both[len(top) :] if one[0].suffix.lower() in _BOOKS]
    others = [not_taken(*one) for one in set(both[len(top) :]) - set(inner)]
    return Sent(top, inner, rest, [*of_data.unread, *of_forms.unread, *others])
