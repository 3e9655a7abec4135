"""One file to parts of tables or to a form, with its problems: the work of a reading process."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import Accepted
from rsnms_cli.model.problems import Place, Problem, Severity, cells_words
from rsnms_cli.model.tables import How, Source
from rsnms_cli.model.text import shown_header
from rsnms_cli.office.formats import Kind, UnreadableFile, disguised
from rsnms_cli.office.ooxml import Package
from rsnms_cli.office.sheets import Sheet, Workbook
from rsnms_cli.office.workbook import Opened, open_file, read_bytes, workbook_of
from rsnms_cli.read.assemble import Part
from rsnms_cli.read.properties import saved_at, with_properties
from rsnms_cli.read.sheet.column_numbers import without_column_numbers
from rsnms_cli.read.sheet.csv_rows import without_faulty
from rsnms_cli.read.sheet.hidden_content import hidden_in, out_of_sight, traps_of, uninspected
from rsnms_cli.read.sheet.likely_header import unknown_source
from rsnms_cli.read.sheet.merged_cells import merged_in, spread
from rsnms_cli.read.sheet.own_sheets import own_sheets, without_example, written_on_example
from rsnms_cli.read.sheet.recognise import Header, recognise
from rsnms_cli.read.sheet.stray_rows import without_strays
from rsnms_cli.read.sheet.tables_below import is_nameless, second_table, tables_of
from rsnms_cli.read.starts import with_starts

LISTS = ("organizations", "teachers")
"""Tables in which somebody always stands."""


@dataclass(frozen=True)
class Letter:
    """What a form's file says besides its cells.

    `digest` is the same for exact copies, `saved` is when an office program saved it last by its
    own account, `hidden` is what its cells do not show.
    """

    digest: str
    saved: datetime | None = None
    hidden: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class FileResult:
    """What a file holds: a form, or parts of tables, or neither, and what is wrong with it."""

    file: str
    form: Workbook | None = None
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    kind: Kind = Kind.XLSX
    readable: bool = True
    incomplete: list[Header] = field(default_factory=list)
    unknown: list[Source] = field(default_factory=list)
    """Sheets that hold something, but no table of ours."""
    letter: Letter | None = None


def read_file(path: Path, name: str, accepted: Accepted) -> FileResult:
    """Read one file; `name` stands for it in problems. Nothing is raised for what a file does.

    `accepted` is what the analyst has decided.
    """
    try:
        opened = open_file(path)
        cells = workbook_of(opened, name)
    except UnreadableFile as error:
        return refused(name, error)
    book = with_properties(cells, opened.package) if opened.package else cells
    if isinstance(book, Problem):
        return FileResult(name, problems=[book], readable=False)
    problems = [_disguised(path, name, book.kind)] if disguised(path, book.kind) else []
    if book.is_form:
        letter = _letter(opened, book)
        return FileResult(name, book, problems=problems, kind=book.kind, letter=letter)
    result = FileResult(name, problems=problems, kind=book.kind)
    for sheet in own_sheets(book):
        _read_sheet(sheet, result, accepted)
    result.problems.extend(written_on_example(book))
    if result.parts:
        result.problems.extend(out_of_sight(book))
    result.problems.extend(_rowless(result))
    return result if result.parts or result.incomplete else _useless(result, book)


def _letter(opened: Opened, book: Workbook) -> Letter:
    """Forms are small: what they hide is looked for at once."""
    package, name = opened.package, book.file
    if package and opened.kind is Kind.XLSX:
        hidden = traps_of(package, name)
    else:
        hidden = [one for sheet in book.sheets for one in hidden_in(sheet, ())]
        hidden += out_of_sight(book)
    saved = saved_at(package) if package else None
    return Letter(sha256(opened.content).hexdigest(), saved, hidden)


def refused(name: str, error: UnreadableFile) -> FileResult:
    """Why a file gives nothing: an error, since what it holds is left out."""
    problem = Problem(error.code, Severity.ERROR, Place(name), error.what, error.todo)
    return FileResult(name, problems=[problem], readable=False)


def _useless(result: FileResult, book: Workbook) -> FileResult:
    """A file of which nothing is used: that is an error, whatever it was meant to be."""
    if not any(sheet.columns for sheet in book.sheets):
        what = "в файле нет ни одной заполненной ячейки: вместо таблицы в нём может быть картинка"
        todo = "попросите прислать саму таблицу или уберите файл из папки"
        result.problems.append(Problem("file.blank", Severity.ERROR, Place(book.file), what, todo))
    graver = {
        one: replace(one, severity=Severity.ERROR)
        for one in result.problems
        if one.code == "sheet.unknown"
    }
    return replace(result, problems=[graver.get(one, one) for one in result.problems])


def _rowless(result: FileResult) -> Iterator[Problem]:
    """A list that is a header alone: everybody in it is lost. Nobody trained is no fault."""
    if any(len(part.row) for part in result.parts):
        return
    for part in result.parts:
        if part.spec.name in LISTS:
            what = f"под заголовками таблицы «{part.spec.title}» нет ни одной строки"
            todo = "проверьте, не сохранён ли файл с отбором, или попросите прислать его ещё раз"
            place = part.source.place(part.source.header_row)
            yield Problem("file.no_rows", Severity.ERROR, place, what, todo)


def inspect_file(path: Path, name: str, sources: list[Source]) -> list[Problem]:
    """What an xlsx with tables hides; read apart from its cells, since it changes no value."""
    try:
        return traps_of(Package(read_bytes(path)), name, sources)
    except UnreadableFile:
        return [uninspected(name)]


def _disguised(path: Path, name: str, kind: Kind) -> Problem:
    ending = path.suffix or "без расширения"
    what = f"имя файла говорит «{ending}», а внутри {kind}; он прочитан как {kind}"
    todo = "сохраните его как .xlsx, чтобы его открывали все программы"
    return Problem("file.disguised", Severity.WARNING, Place(name), what, todo)


def _read_sheet(sheet: Sheet, result: FileResult, accepted: Accepted) -> None:
    if accepted.sheet(sheet.file, sheet.name) == "":
        result.unknown.extend([unknown_source(sheet)] if sheet.columns else [])
        return
    if sheet.merged and (first := recognise(sheet, accepted)):
        sheet = spread(sheet, first.source.header_row)
    tables = list(tables_of(sheet, accepted))
    if not tables and sheet.columns:
        result.problems.append(_unknown_sheet(sheet))
        result.unknown.append(unknown_source(sheet))
    heads = [header.source.header_row for header, _ in tables]
    for number, (header, part) in enumerate(tables):
        if number:
            result.problems.append(second_table(header))
        if part is None:
            result.problems.extend(_missing_columns(header))
            rows = _rows(sheet) - header.source.header_row
            result.incomplete.append(replace(header, source=replace(header.source, rows=rows)))
        else:
            kept, faulty = without_faulty(without_column_numbers(part, sheet), sheet)
            lines, strays = without_strays(kept, sheet, header.indexes.get("full_name"))
            data, made_up = without_example(lines)
            result.parts.append(with_starts(data))
            below = range(heads[number], (*heads, len(sheet.columns[0]) + 1)[number + 1] - 1)
            merged = merged_in(sheet, header.source, set(data.row.tolist())) if sheet.merged else ()
            errors = _error_cells(sheet, header.source, below)
            result.problems.extend([*faulty, *strays, *made_up, *errors, *merged])
    sources = [part.source for part in result.parts if part.source.sheet == sheet.name]
    result.problems.extend(hidden_in(sheet, sources))


def _rows(sheet: Sheet) -> int:
    return len(sheet.columns[0])


def _unknown_sheet(sheet: Sheet) -> Problem:
    return Problem(
        "sheet.unknown",
        Severity.WARNING,
        Place(sheet.file, sheet.name),
        "лист не похож ни на одну из таблиц, он не использован",
        "если это данные, проверьте заголовки столбцов: "
        + "; ".join(
            f"«{spec.title}» – {', '.join(f.header for f in spec.required)}"
            for spec in table_specs().values()
        ),
    )


def _missing_columns(header: Header) -> Iterator[Problem]:
    place = header.source.place(header.source.header_row)
    by_name = "без него людей можно узнать по имени и организации, если вы это примете: rsnms map"
    for spec in header.missing:
        likely = [one for one in header.source.of(How.PROPOSED) if one.field == spec.field]
        named = ", ".join(filter(None, (shown_header(one.header).strip() for one in likely)))
        what = f"нет обязательного столбца «{spec.header}», лист не использован"
        todo = f"добавьте столбец «{spec.header}» или исправьте его заголовок"
        if named:
            todo = f"может быть, это {named}: если так, подтвердите (rsnms map); иначе {todo}"
        elif is_nameless(header):
            todo += f"; {by_name}"
        yield Problem("column.missing", Severity.ERROR, place, what, todo)


def _error_cells(sheet: Sheet, source: Source, rows: Container[int]) -> list[Problem]:
    """Error cells in the columns of a table, together by column; rows are counted from 0."""
    found: dict[int, list[Place]] = {column: [] for column in source.columns.values()}
    for row, index in sheet.errors:
        if row in rows and (column := sheet.offsets[index]) in found:
            found[column].append(Place(sheet.file, sheet.name, row + 1, column))
    return [_error_cell(places) for places in found.values() if places]


def _error_cell(places: list[Place]) -> Problem:
    what = "в ячейке ошибка формулы, она читается как пустая"
    if len(places) > 1:
        what = f"ошибка формулы: {cells_words(places)}, они читаются как пустые"
    todo = "исправьте формулу или впишите значение"
    first, *more = places
    return Problem("cell.formula_error", Severity.ERROR, first, what, todo, tuple(more))
