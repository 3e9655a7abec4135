"""A folder of exports to the four tables, with the problems of files, sheets and headers."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.progress import tell
from rsnms_cli.model.tables import Source, Tables
from rsnms_cli.office.formats import Kind, UnreadableFile
from rsnms_cli.office.listing import Files, is_open, size_of
from rsnms_cli.office.pool import reader_pool
from rsnms_cli.office.sheets import Workbook
from rsnms_cli.office.tree import Sent, Unread, not_taken, sent_in, tree_of, unread_problems
from rsnms_cli.office.worker import Task
from rsnms_cli.read.assemble import assemble
from rsnms_cli.read.files import FileResult, refused
from rsnms_cli.read.inbox import READING, Asked, ask_for, ask_for_sent
from rsnms_cli.read.periods import of_period
from rsnms_cli.read.sheet.hidden_content import uninspected
from rsnms_cli.read.sheet.recognise import Header

Remark = Future[list[Problem]]


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
    sent = sent_in(folder, None)
    return found_in(sent, ask_for_sent(sent, accepted))


def found_in(sent: Sent, asked: Asked, period: Period | None = None) -> Found:
    """What the files of a job turned out to hold; of a period's forms others are only named."""
    paths = {name: path for path, name in (*sent.top, *sent.inner, *sent.forms)}
    every = results_of([(path, name) for name, path in paths.items()], asked)
    kept, problems = of_period(every, period) if period else (every, [])
    apart = {name for _, name in sent.forms}
    results = [result for result in kept if result.file not in apart]
    problems += [problem for result in results for problem in result.problems]
    problems += unread_problems([*sent.unread, *_not_taken(sent.inner, every)])
    return Found(
        _tables(results),
        [result.form for result in results if result.form],
        problems,
        [
            _ask_what_hides(paths[one.file], one.file, [part.source for part in one.parts])
            for one in results
            if one.kind is Kind.XLSX and one.parts
        ],
        [result for result in kept if result.file in apart],
        [header for result in results for header in result.incomplete],
        [problem for result in kept if result.letter for problem in result.letter.hidden],
        [source for result in results for source in result.unknown],
    )


def _tables(results: Sequence[FileResult]) -> Tables:
    tables: Tables = {}
    for name, spec in table_specs().items():
        parts = [part for result in results for part in result.parts if part.spec.name == name]
        if parts:
            tables[name] = assemble(spec, parts)
    return tables


def _not_taken(inner: Files, results: Iterable[FileResult]) -> list[Unread]:
    """Files below the exports of which nothing is said yet: they are no forms."""
    taken = {result.file for result in results if result.form or result.problems}
    return [not_taken(path, name) for path, name in inner if name not in taken]


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


def read_tree(folder: Path, but: Path | None = None) -> tuple[list[FileResult], list[Problem]]:
    """The files of a folder of forms and of all below it, but for that of the exports; what of it
    is not read. Raises as `tree_of`.
    """
    tree = tree_of(folder, [but.resolve()] if but else ())
    return read_files(tree.files), unread_problems(tree.unread)


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
