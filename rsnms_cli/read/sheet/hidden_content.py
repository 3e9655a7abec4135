"""What a workbook hides from whoever looks at its cells: said, never a zero in silence.

Of an xlsx it is read after the cells, while the rest of the job goes on: nothing here changes a
value. Other formats are looked into by their readers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.forms import FORM_SHEET, SCHOOLS_SHEET
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.tables import Source
from rsnms_cli.model.text import counted
from rsnms_cli.office.formats import ZIP_FAULTS, Kind, UnreadableFile
from rsnms_cli.office.ooxml import Package, Part
from rsnms_cli.office.reading.unseen import unseen
from rsnms_cli.office.sheets import Sheet, Unseen, Workbook

_ITEM = re.compile(rb"</(?:\w{1,20}:)?si>")
_TEXT = re.compile(rb"<(?:\w{1,20}:)?t\b[^<>]*>([^<]*)</(?:\w{1,20}:)?t>")
_NUMBER = re.compile(rb"\s*\d{1,9}([.,]\d{1,9})?\s*")
_ROW_WORDS = ("скрытая строка прочитана", "скрытые строки прочитаны", "скрытых строк прочитаны")


@dataclass(frozen=True)
class Trap:
    """A sheet of a package with the tables that were found in it."""

    file: str
    package: Package
    part: Part
    sources: Sequence[Source]

    def place(self, row: int = 0, column: int = -1) -> Place:
        return Place(self.file, self.part.name, row, column)


def traps_of(package: Package, file: str, sources: Sequence[Source] = ()) -> list[Problem]:
    """Everything hidden in the sheets of a workbook that the reader could open."""
    try:
        return list(_traps(package, file, sources))
    except (*ZIP_FAULTS, UnreadableFile, MemoryError):
        return [uninspected(file)]


def hidden_in(sheet: Sheet, sources: Sequence[Source]) -> list[Problem]:
    """The same of a sheet whose reader has looked for it."""
    if sheet.unseen is None or not (sources or _is_of_form(sheet.name)):
        return []
    return list(_unseen(Place(sheet.file, sheet.name), sheet.unseen, sources))


def uninspected(file: str) -> Problem:
    """The cells were read, what else the file holds was not looked at."""
    what = "скрытые строки и незаконченные формулы файла не проверены"
    todo = "откройте файл в Excel или LibreOffice и сохраните заново как .xlsx"
    return Problem("file.uninspected", Severity.WARNING, Place(file), what, todo)


def out_of_sight(book: Workbook) -> list[Problem]:
    """What no reader tells of a file, once for the file."""
    known = book.kind is not Kind.XLS or all(sheet.unseen for sheet in book.sheets)
    if known and book.kind is not Kind.XLSB:
        return []
    what = (
        f"в файлах {book.kind} скрытые листы, строки и столбцы, проценты и формулы без значения "
        "не видны, они не проверены"
    )
    todo = "сохраните файл как .xlsx, чтобы проверить"
    return [Problem("file.uninspected", Severity.WARNING, Place(book.file), what, todo)]


def _traps(package: Package, file: str, sources: Sequence[Source]) -> Iterator[Problem]:
    names = [part.name for part in package.sheets]
    if package.dates_of_1904:
        what = "книга считает дни с 1904 года; даты прочитаны по этому счёту"
        todo = "проверьте две-три даты; в Excel: Параметры – Дополнительно"
        yield Problem("file.dates_1904", Severity.WARNING, Place(file), what, todo)
    for part in package.sheets:
        own = [source for source in sources if source.sheet == part.name]
        trap = Trap(file, package, part, own)
        if names.count(part.name) > 1:
            what = "в книге несколько листов с этим именем; прочитаны все"
            todo = "дайте листам разные имена"
            yield Problem("sheet.same_name", Severity.WARNING, trap.place(), what, todo)
        if own or _is_of_form(part.name):
            yield from _unseen(trap.place(), unseen(package, part), own)
        for source in own:
            yield from _text_numbers(trap, source)


def _is_of_form(sheet: str) -> bool:
    return sheet in (FORM_SHEET, SCHOOLS_SHEET)


def _unseen(sheet: Place, found: Unseen, sources: Sequence[Source]) -> Iterator[Problem]:
    if found.state != "visible":
        what = "скрытый лист прочитан как данные"
        todo = "если данные на нём лишние, удалите лист"
        yield Problem("sheet.hidden", Severity.WARNING, sheet, what, todo)
    if found.rows:
        first = replace(sheet, row=found.rows[0])
        number = counted(len(found.rows), *_ROW_WORDS)
        what = f"{number} как данные, первая – {first.row}"
        todo = "снимите фильтр и покажите строки; лишние удалите"
        yield Problem("row.hidden", Severity.WARNING, first, what, todo)
    if found.columns:
        what, todo = (
            "на листе есть скрытые столбцы; они прочитаны",
            "покажите столбцы и проверьте их",
        )
        yield Problem("column.hidden", Severity.WARNING, sheet, what, todo)
    for row, column in sorted(found.unfinished):
        if _matters(row, column, sources):
            what = "в ячейке формула без значения, она читается как пустая"
            todo = "откройте файл в Excel или LibreOffice и сохраните: значение появится"
            place = replace(sheet, row=row, column=column)
            yield Problem("cell.formula_empty", Severity.ERROR, place, what, todo)


def _matters(row: int, column: int, sources: Sequence[Source]) -> bool:
    """Whether a cell is read: of a form all below the first row, of tables their own columns."""
    above = [source for source in sources if source.header_row < row]
    if not sources or not above:
        return not sources and row > 1
    return column in max(above, key=lambda source: source.header_row).columns.values()


def _text_numbers(trap: Trap, source: Source) -> Iterator[Problem]:
    """Numbers kept as text: read as numbers here, but an office program does not add them up."""
    types = {f.field: f.type for spec in table_specs().values() for f in spec.fields}
    for name, column in source.columns.items():
        if types[name] == "number":
            yield from _as_text(trap, source, column)


def _as_text(trap: Trap, source: Source, column: int) -> Iterator[Problem]:
    letters = Place(row=1, column=column).cell[:-1].encode()
    cells = re.compile(
        rb'<c r="'
        + letters
        + rb'(\d+)"[^<>]{0,40}? t="(?:s|str|inlineStr)"[^<>]*>(<v>[^<]*</v>|<is>.*?</is>)'
    )
    found = [(int(cell[1]), cell[2]) for cell in cells.finditer(trap.package.sheet(trap.part.path))]
    below = [(row, text) for row, text in found if row in _rows(trap, source)]
    shared = _shared(trap.package) if below else []
    rows = [row for row, text in below if _NUMBER.fullmatch(_text(text, shared))]
    if rows:
        number = counted(len(rows), "ячейка", "ячейки", "ячеек")
        what = f"числа записаны текстом: {number}; здесь они прочитаны, в Excel не сложатся"
        todo = "в Excel: выделите столбец, Данные – Текст по столбцам – Готово"
        yield Problem("cell.text_number", Severity.WARNING, trap.place(rows[0], column), what, todo)


def _rows(trap: Trap, source: Source) -> range:
    """From below the header of a table to the header of the next one."""
    heads = sorted(one.header_row for one in trap.sources if one.header_row > source.header_row)
    return range(source.header_row + 1, (heads or [1 << 31])[0])


def _shared(package: Package) -> list[bytes]:
    """The texts that cells refer to by number."""
    items = _ITEM.split(package.read("xl/sharedStrings.xml"))
    return [b"".join(_TEXT.findall(item)) for item in items[:-1]]


def _text(cell: bytes, shared: list[bytes]) -> bytes:
    if own := _TEXT.findall(cell):
        return b"".join(own)
    value = re.search(rb"<v>([^<]*)</v>", cell)
    number = value[1] if value else b""
    return shared[int(number)] if number.isdigit() and int(number) < len(shared) else number
