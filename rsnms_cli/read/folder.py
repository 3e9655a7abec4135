"""A folder of exports to the four tables, with the problems of files, sheets and headers."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.errors import RsnmsError, UsageError
from rsnms_cli.model.problems import Level, Place, Problem
from rsnms_cli.model.tables import Source, Tables
from rsnms_cli.read.assemble import Part, assemble, part_of
from rsnms_cli.read.recognise import Accepted, Header, recognise
from rsnms_cli.read.workbook import (
    EXTENSIONS,
    Sheet,
    UnreadableFile,
    Workbook,
    read_workbook,
    shown_name,
)

OUTPUT_FILES = frozenset({"results.csv", "summary.csv", "problems.csv", "scores.xlsx"})
"""A report may lie beside the exports; it is not one of them."""
SETTINGS = frozenset({"targets.toml", "mapping.toml"})
"""What a user settles lies there, too."""


@dataclass(frozen=True)
class Found:
    """What a folder held: tables by name (a missing one is absent), forms and problems."""

    tables: Tables
    forms: list[Workbook]
    problems: list[Problem]
    incomplete: list[Header] = field(default_factory=list)


@dataclass(frozen=True)
class _FileResult:
    form: Workbook | None = None
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    incomplete: list[Header] = field(default_factory=list)


def list_files(folder: Path) -> list[Path]:
    """The folder's files by name; raises when it is absent or may not be listed."""
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
    return sorted(path for path in found if path.name not in OUTPUT_FILES | SETTINGS)


def read_folder(folder: Path, accepted: Accepted = MappingProxyType({})) -> Found:
    """Read every workbook of the folder: tables, and forms that lie beside them.

    `accepted` are headers of its own that the user has matched to fields.
    """
    paths = list_files(folder)
    paths.sort(key=_size, reverse=True)  # the longest first keeps both cores busy
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(partial(_read_file, accepted=accepted), paths))
    tables: Tables = {}
    for name, spec in table_specs().items():
        parts = [part for result in results for part in result.parts if part.spec.name == name]
        if parts:
            tables[name] = assemble(spec, parts)
    forms = [result.form for result in results if result.form]
    problems = [problem for result in results for problem in result.problems]
    incomplete = [header for result in results for header in result.incomplete]
    return Found(tables, forms, problems, incomplete)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # a link to nowhere: reading it says what is wrong
        return 0


def skip_reason(path: Path) -> Problem | None:
    """Why a file of the folder is not read as a workbook, if it is not."""
    if path.name.startswith("~$"):
        return Problem(
            "file.open",
            Level.WARNING,
            Place(shown_name(path)),
            "файл открыт в Excel: читается его последнее сохранённое состояние",
            "сохраните и закройте файл, затем повторите",
        )
    if path.suffix.lower() in EXTENSIONS:
        return None
    left_out = path.suffix.lower() in {".csv", ".tsv"}
    return Problem(
        "file.format",
        Level.ERROR if left_out else Level.WARNING,
        Place(shown_name(path)),
        "файл не книга Excel, он не прочитан",
        "сохраните таблицу как .xlsx" if left_out else "если в нём данные, сохраните их как .xlsx",
    )


def open_workbook(path: Path) -> Workbook | Problem:
    """The workbook, or the problem that says why there is none."""
    if skipped := skip_reason(path):
        return skipped
    try:
        return read_workbook(path)
    except UnreadableFile as error:
        return Problem(
            "file.unreadable", Level.ERROR, Place(shown_name(path)), error.what, error.todo
        )


def _read_file(path: Path, accepted: Accepted) -> _FileResult:
    book = open_workbook(path)
    if isinstance(book, Problem):
        return _FileResult(problems=[book])
    if book.is_form:
        return _FileResult(form=book)
    result = _FileResult()
    for sheet in book.sheets:
        _read_sheet(sheet, result, accepted)
    return result


def _read_sheet(sheet: Sheet, result: _FileResult, accepted: Accepted) -> None:
    header = recognise(sheet, accepted)
    if header is None:
        if sheet.columns:
            result.problems.append(_unknown_sheet(sheet))
        return
    if header.missing:
        result.problems.extend(_missing_column(header.source, f.header) for f in header.missing)
        result.incomplete.append(header)
    else:
        result.parts.append(part_of(sheet, header))
        result.problems.extend(_error_cells(sheet, header.source))


def _unknown_sheet(sheet: Sheet) -> Problem:
    return Problem(
        "sheet.unknown",
        Level.WARNING,
        Place(sheet.file, sheet.name),
        "лист не похож ни на одну из таблиц, он не использован",
        "если это данные, проверьте заголовки столбцов: "
        + "; ".join(
            f"«{spec.title}» – {', '.join(f.header for f in spec.required)}"
            for spec in table_specs().values()
        ),
    )


def _missing_column(source: Source, header: str) -> Problem:
    return Problem(
        "column.missing",
        Level.ERROR,
        source.place(source.header_row),
        f"нет обязательного столбца «{header}», лист не использован",
        f"добавьте столбец «{header}» или исправьте его заголовок; похожий назовёт rsnms map",
    )


def _error_cells(sheet: Sheet, source: Source) -> list[Problem]:
    known = {column: name for name, column in source.columns.items()}
    found = []
    for row, index in sheet.errors:
        column = sheet.offsets[index]
        if column in known and row + 1 > source.header_row:
            place = Place(sheet.file, sheet.name, row + 1, column)
            what = "в ячейке ошибка формулы, она читается как пустая"
            todo = "исправьте формулу или впишите значение"
            found.append(Problem("cell.formula_error", Level.ERROR, place, what, todo))
    return found
