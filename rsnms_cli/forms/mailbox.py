"""A folder of returned forms as it comes: subfolders of senders, copies, other files."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rsnms_cli.forms.identity import is_collected
from rsnms_cli.forms.reader import forms_of
from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.office.formats import Kind
from rsnms_cli.office.listing import NOT_DATA, list_files, shown_name
from rsnms_cli.office.workbook import Workbook
from rsnms_cli.read.folder import ask_what_hides, read_files, waited_for

_SAVED = re.compile(rb"<dcterms:modified[^>]*>([^<]{10,40})<")


@dataclass
class Mailbox:
    """The forms of a folder, each content once; file names are relative to the folder, with `/`.

    `saved` says when an office program last saved a book. `aside` are files that nobody misses.
    """

    forms: list[Workbook] = field(default_factory=list)
    saved: dict[str, datetime] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    aside: list[Problem] = field(default_factory=list)


def open_mailbox(folder: Path) -> Mailbox:
    """Read every form of the folder and its subfolders; raises when the folder is absent."""
    box = Mailbox()
    files: list[tuple[Path, str]] = []
    for sub in _folders(folder):
        prefix = "".join(f"{shown_name(Path(part))}/" for part in sub.relative_to(folder).parts)
        try:
            files += [(path, prefix + shown_name(path)) for path in list_files(sub)]
        except RsnmsError as error:
            if sub == folder:
                raise
            place, what = Place(prefix.rstrip("/")), "папка не читается, что в ней – неизвестно"
            box.problems.append(Problem("file.unreadable", Severity.ERROR, place, what, error.todo))
            continue
        _former_report(sub, prefix, box)
    paths = {name: path for path, name in files}
    books, problems = forms_of(read_files(files))
    box.problems += problems
    first: dict[str, str] = {}
    for book in books:
        _sort(book, paths[book.file], first, box)
    xlsx = [book.file for book in box.forms if book.kind is Kind.XLSX]
    box.problems += waited_for([ask_what_hides(paths[name], name) for name in xlsx])
    return box


def _folders(folder: Path) -> Iterator[Path]:
    """The folder and all below it in order; links are not followed."""
    yield folder
    try:
        below = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:  # listing its files says what is wrong
        return
    for path in below:
        if not path.is_symlink() and not path.name.startswith("."):
            yield from _folders(path)


def _sort(book: Workbook, path: Path, first: dict[str, str], box: Mailbox) -> None:
    """A form to read, a copy of one, or a «свод»."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    original = first.setdefault(digest, book.file)
    if original != book.file:
        what = f"точная копия файла «{original}», прочитан он"
        _aside(box, "form.copy", book.file, what, "ничего делать не нужно")
    elif is_collected(book):
        todo = "чтобы считать по нему, положите его в отдельную папку"
        _aside(box, "form.collected", book.file, "это свод, он не форма и не прочитан", todo)
    else:
        box.forms.append(book)
        if saved := _saved(path):
            box.saved[book.file] = saved


def _former_report(folder: Path, prefix: str, box: Mailbox) -> None:
    for name in sorted(NOT_DATA):
        if (folder / name).is_file():
            what = "это файл отчёта, он не форма и не прочитан"
            _aside(box, "file.report", prefix + name, what, "ничего делать не нужно")


def _aside(box: Mailbox, code: str, file: str, what: str, todo: str) -> None:
    box.aside.append(Problem(code, Severity.WARNING, Place(file), what, todo))


def _saved(path: Path) -> datetime | None:
    """When an xlsx was last saved by its own account: the time of a file is that of its copy."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as properties:
            found = _SAVED.search(properties.read(65_536))
        if found is None:
            return None
        saved = datetime.fromisoformat(found[1].decode("ascii"))
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError, ValueError):
        return None  # not an xlsx, or one that does not say
    return saved if saved.tzinfo else saved.replace(tzinfo=UTC)
