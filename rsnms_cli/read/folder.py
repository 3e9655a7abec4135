"""A folder of exports to the four tables, with the problems of files, sheets and headers."""

from collections.abc import Container, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.progress import tell
from rsnms_cli.model.tables import Source, Tables
from rsnms_cli.office.formats import TABLES, Kind, UnreadableFile
from rsnms_cli.office.listing import Files, files_of, is_open, shown_name, size_of
from rsnms_cli.office.pool import reader_pool
from rsnms_cli.office.sheets import Workbook
from rsnms_cli.office.worker import Task
from rsnms_cli.read.assemble import assemble
from rsnms_cli.read.files import FileResult, refused
from rsnms_cli.read.inbox import READING, Asked, ask_for
from rsnms_cli.read.sheet.hidden_content import uninspected
from rsnms_cli.read.sheet.recognise import Header

Remark = Future[list[Problem]]
RESULTS = "results.csv"
"""Every report has it."""


@dataclass(frozen=True)
class Found:
    """What a folder held: tables by name (a missing one is absent), forms and problems."""

    tables: Tables
    forms: list[Workbook]
    problems: list[Problem]
    remarks: list[Remark] = field(default_factory=list)
    """What the files hide: found while the rest of the job goes on, since it changes no value."""
    beside: list[FileResult] = field(default_factory=list)
    """The files of the second folder, unsorted."""
    incomplete: list[Header] = field(default_factory=list)
    hidden: list[Problem] = field(default_factory=list)
    """The same of forms, which are small."""
    unknown: list[Source] = field(default_factory=list)
    """Sheets that hold no table of ours."""

    def late(self) -> list[Problem]:
        """Everything that files hide, waited for."""
        return self.hidden + waited_for(self.remarks)


def read_folder(folder: Path, accepted: Accepted = NOTHING) -> Found:
    """Read every file of the folder: tables, and forms that lie beside them."""
    files = files_of(folder)
    return found_in(folder, files, (), ask_for(files, accepted))


def found_in(folder: Path, files: Files, more: Files, asked: Asked) -> Found:
    """What the files of the folder, and `more` of a second one, turned out to hold."""
    whole = [*files, *more]
    both = results_of(whole, asked)
    results = both[: len(files)]
    tables: Tables = {}
    for name, spec in table_specs().items():
        parts = [part for result in results for part in result.parts if part.spec.name == name]
        if parts:
            tables[name] = assemble(spec, parts)
    forms = [result.form for result in results if result.form]
    problems = [problem for result in results for problem in result.problems]
    remarks = [
        _ask_what_hides(path, name, [part.source for part in result.parts])
        for (path, name), result in zip(whole, both, strict=True)
        if result.kind is Kind.XLSX and result.parts
    ]
    hidden = [problem for result in both if result.letter for problem in result.letter.hidden]
    incomplete = [header for result in results for header in result.incomplete]
    unknown = [source for result in results for source in result.unknown]
    problems += unread_folders(folder, {path.parent for path, _ in more})
    return Found(tables, forms, problems, remarks, both[len(files) :], incomplete, hidden, unknown)


def _ask_what_hides(path: Path, name: str, sources: list[Source]) -> Remark:
    """Have an xlsx looked into for what its cells do not show; `sources` are its tables."""
    task = Task(READING, "inspect_file", (path.absolute(), name, sources))
    return reader_pool().submit(task, size_of(path))


def waited_for(remarks: Iterable[Remark]) -> list[Problem]:
    """What was found in files that were looked into."""
    found = []
    for remark in remarks:
        try:
            found += remark.result()
        except UnreadableFile:  # the process did not live to say which; the cells were read
            found.append(uninspected(""))
    return found


def unread_folders(folder: Path, others: Container[Path] = ()) -> list[Problem]:
    """Folders within are not looked into, which is said; tables that lie there are left out.

    `others` are read for themselves: forms in a folder within that of the exports.
    """
    what, todo = "папка внутри папки, она не прочитана", "положите её файлы рядом с остальными"
    inner = sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")
    inner = [path for path in inner if path not in others]
    return [Problem("folder.inner", _left_out(p), Place(shown_name(p)), what, todo) for p in inner]


def _left_out(folder: Path) -> Severity:
    """An error for a folder that may not be looked into, or with a table that is no report's."""
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return Severity.ERROR
    tables = any(Path(name).suffix.lower() in TABLES for name in names)
    return Severity.ERROR if tables and RESULTS not in names else Severity.WARNING


def read_files(files: Files) -> list[FileResult]:
    """Read files; one that cannot be read says why."""
    return results_of(files, ask_for(files))


def results_of(files: Files, asked: Asked) -> list[FileResult]:
    """The results of all files, in their order."""
    found = []
    for number, (path, name) in enumerate(files):
        tell("Чтение файлов", number, len(files))
        found.append(_open_file(name) if is_open(path) else _result(path, name, asked))
    return found


def _result(path: Path, name: str, asked: Asked) -> FileResult:
    try:
        return asked[path].result()
    except UnreadableFile as error:
        return refused(name, error)


def _open_file(name: str) -> FileResult:
    what = "файл открыт в Excel: читается его последнее сохранённое состояние"
    todo = "сохраните и закройте файл, затем повторите"
    return FileResult(
        name,
        problems=[Problem("file.open", Severity.WARNING, Place(name), what, todo)],
        readable=False,
    )
