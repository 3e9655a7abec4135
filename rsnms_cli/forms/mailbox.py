"""A folder of returned forms as it comes: subfolders of senders, periods, copies, other files."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rsnms_cli.forms.identity import is_collected
from rsnms_cli.forms.reader import forms_of
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.office.listing import NOT_DATA
from rsnms_cli.office.sheets import Workbook
from rsnms_cli.read.files import FileResult
from rsnms_cli.read.folder import read_tree
from rsnms_cli.read.periods import of_period


@dataclass
class Mailbox:
    """The forms of a folder, each content once; file names are relative to the folder, with `/`.

    `saved` says when an office program last saved a book. `aside` are files that nobody misses.
    """

    forms: list[Workbook] = field(default_factory=list)
    saved: dict[str, datetime] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    aside: list[Problem] = field(default_factory=list)


def open_mailbox(folder: Path, period: Period, but: Path | None = None) -> Mailbox:
    """Read every form of the period in the folder and below, but for a folder there; raises when
    it is absent.
    """
    every, unread = read_tree(folder, but)
    results, others = of_period(every, period)
    box = Mailbox(problems=unread + others + forms_of(results)[1])
    _former_report(folder, box)
    first: dict[str, str] = {}
    for result in results:
        _sort(result, first, box)
    return box


def _sort(result: FileResult, first: dict[str, str], box: Mailbox) -> None:
    """A form to read, a copy of one, or a «свод»; anything else stays where it is."""
    book, letter = result.form, result.letter
    if book is None or letter is None:
        return
    original = first.setdefault(letter.digest, book.file)
    if original != book.file:
        what = f"точная копия файла «{original}», прочитан он"
        _aside(box, "form.copy", book.file, what, "ничего делать не нужно")
    elif is_collected(book):
        todo = "чтобы считать по нему, положите его в отдельную папку"
        _aside(box, "form.collected", book.file, "это свод, он не форма и не прочитан", todo)
    else:
        box.forms.append(book)
        box.problems += letter.hidden
        if letter.saved:
            box.saved[book.file] = letter.saved


def _former_report(folder: Path, box: Mailbox) -> None:
    for name in sorted(NOT_DATA):
        if (folder / name).is_file():
            what = "это файл отчёта, он не форма и не прочитан"
            _aside(box, "file.report", name, what, "ничего делать не нужно")


def _aside(box: Mailbox, code: str, file: str, what: str, todo: str) -> None:
    box.aside.append(Problem(code, Severity.WARNING, Place(file), what, todo))
