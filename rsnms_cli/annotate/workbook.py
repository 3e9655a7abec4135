"""The workbook back: a copy with its faulty cells marked, or its remarks in a book of their own."""

import io
import warnings
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from openpyxl import Workbook, load_workbook
from openpyxl.writer.excel import ExcelWriter

from rsnms_cli.annotate.lossless import CannotMark, examined
from rsnms_cli.annotate.marks import mark, unmark
from rsnms_cli.annotate.sheet import add_remarks
from rsnms_cli.annotate.texts import texts
from rsnms_cli.model.forms import MARKS_SHEET
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.text import legal
from rsnms_cli.office.names import fitting
from rsnms_cli.words.wording import fill

MOST = 5000
"""Remarks of one file: Excel crawls with more comments."""
LONG_AGO = datetime(1980, 1, 1)
NO_STYLE = "Workbook contains no default style"


@dataclass(frozen=True)
class Returned:
    """A file to send back: its name, its bytes, and why it is not the marked file itself."""

    name: str
    content: bytes
    reason: str = ""


def returned(
    name: str, content: bytes | None, problems: Sequence[Problem], taken: Collection[str] = ()
) -> Returned:
    """The file with these problems marked; None for a content that must not be opened. `taken` are
    the names of other files that go back.
    """
    worst = _first(sorted(map(_plain, problems), key=Problem.sort_key))
    shown = sorted(worst, key=lambda problem: (problem.place, problem.sort_key()))
    total = sum(len(problem.places) for problem in problems)
    try:
        if content is None:
            raise CannotMark("файл не прочитан")
        return Returned(name, _marked(name, content, shown, total))
    except CannotMark as why:
        reason = str(why)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.created = "rsnms", LONG_AGO
    book.properties.modified = LONG_AGO
    book.create_sheet(MARKS_SHEET).sheet_state = "hidden"
    about = _about(name, fill(texts().apart, {"reason": reason}), total)
    add_remarks(book, about, shown, [("", "")] * len(shown), texts())
    return Returned(fitting(name, " – замечания.xlsx", taken), _bytes(book), reason)


def _marked(name: str, content: bytes, problems: Sequence[Problem], total: int) -> bytes:
    suffix = PurePath(name).suffix.lower()
    if suffix not in (".xlsx", ".xlsm"):
        raise CannotMark(f"в файлах {suffix or 'без расширения'} программа этого не умеет")
    fit = examined(content)
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            book = load_workbook(fit, keep_vba=suffix == ".xlsm", rich_text=True)
            unmark(book)
            spots = mark(book, problems, texts())
            add_remarks(book, _about(name, texts().marked, total), problems, spots, texts())
            _dates(book, fit)
            result = _bytes(book)
    except Exception as error:  # openpyxl raises anything on a strange file
        raise CannotMark("файл устроен необычно") from error
    if any(issubclass(w.category, UserWarning) and NO_STYLE not in str(w.message) for w in said):
        raise CannotMark("при этом пропала бы часть того, что есть в файле")
    return result


def _about(name: str, intro: str, total: int) -> list[str]:
    """The lines above the list."""
    first = fill(texts().first, {"shown": str(MOST), "total": str(total)})
    title = fill(texts().title, {"file": legal(name)})
    return [title, intro, *([first] if total > MOST else [])]


def _first(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The first problems and cells, no more than a file can bear."""
    left = MOST
    for one in problems:
        if left < 1:
            return
        yield replace(one, more=one.more[: left - 1])
        left -= len(one.places)


def _plain(problem: Problem) -> Problem:
    return replace(problem, what=legal(problem.what), todo=legal(problem.todo))


def _dates(book: Workbook, original: io.BytesIO) -> None:
    """The dates of the original stay; openpyxl puts the clock where there are none."""
    with zipfile.ZipFile(original) as archive:
        has = "docProps/core.xml" in archive.namelist()
        core = archive.read("docProps/core.xml") if has else b""
    for name in ("created", "modified"):
        if f":{name}".encode() not in core:
            setattr(book.properties, name, LONG_AGO)


def _bytes(book: Workbook) -> bytes:
    """The same book gives the same bytes: no clock, no order of sets."""
    for sheet in book.worksheets:
        sheet.merged_cells = sheet.merged_cells.sorted()  # type: ignore[assignment]
    book.calculation.fullCalcOnLoad = True  # openpyxl keeps formulas, not their values
    raw, final = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(raw, "w")).save()
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(final, "w") as archive:
        for name in sorted(parts.namelist()):
            part = zipfile.ZipInfo(name)
            part.create_system = 3
            archive.writestr(part, parts.read(name), zipfile.ZIP_DEFLATED)
    return final.getvalue()
