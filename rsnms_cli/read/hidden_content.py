"""What an xlsx hides from whoever looks at its cells: said aloud, never a blank or zero in silence.

Read after the cells, from the bytes of the sheets, while the rest of the job goes on: nothing here
changes a value.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.forms import FORM_SHEET, SCHOOLS_SHEET
from rsnms_cli.model.problems import Place, Problem, Severity, number_of
from rsnms_cli.model.tables import Source
from rsnms_cli.model.text import counted
from rsnms_cli.office.formats import ZIP_FAULTS, UnreadableFile
from rsnms_cli.office.ooxml import Package, Part

_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"[^>]*>')
_NUMBER_OF_ROW = re.compile(rb'\br="(\d{1,7})"')
_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*?\bhidden="(?:1|true)"')
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)</(?:\w+:)?t>")
_NUMBER = re.compile(rb"\s*\d{1,9}([.,]\d{1,9})?\s*")
_NO_VALUE = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v></)"
)

"""A formula that yields an empty text says so by its type."""


@dataclass(frozen=True)
class Trap:
    """A sheet of a package with the table that was found in it, if there was one."""

    file: str
    package: Package
    part: Part
    data: bytes
    source: Source | None

    def place(self, row: int = 0, column: int = -1) -> Place:
        return Place(self.file, self.part.name, row, column)


def traps_of(package: Package, file: str, sources: Sequence[Source] = ()) -> list[Problem]:
    """Everything hidden in the sheets of a workbook that the reader could open."""
    try:
        return list(_traps(package, file, {source.sheet: source for source in sources}))
    except (*ZIP_FAULTS, UnreadableFile, MemoryError):
        return [uninspected(file)]


def uninspected(file: str) -> Problem:
    """The cells were read, what else the file holds was not looked at."""
    what = "скрытые строки и незаконченные формулы файла не проверены"
    todo = "откройте файл в Excel или LibreOffice и сохраните заново как .xlsx"
    return Problem("file.uninspected", Severity.WARNING, Place(file), what, todo)


def _traps(package: Package, file: str, sources: dict[str, Source]) -> Iterator[Problem]:
    names = [part.name for part in package.sheets]
    if package.dates_of_1904:
        what = "книга считает дни с 1904 года; даты прочитаны по этому счёту"
        todo = "проверьте две-три даты; в Excel: Параметры – Дополнительно"
        yield Problem("file.dates_1904", Severity.WARNING, Place(file), what, todo)
    for part in package.sheets:
        trap = Trap(file, package, part, package.read(part.path), sources.get(part.name))
        if names.count(part.name) > 1:
            what = "в книге несколько листов с этим именем; прочитаны все"
            todo = "дайте листам разные имена"
            yield Problem("sheet.same_name", Severity.WARNING, trap.place(), what, todo)
        if trap.source is not None:
            yield from _hidden(trap)
            yield from _formulas(trap, trap.source.header_row, set(trap.source.columns.values()))
            yield from _text_numbers(trap, trap.source)
        elif part.name in (FORM_SHEET, SCHOOLS_SHEET):
            yield from _hidden(trap)
            yield from _formulas(trap, 1)


def _hidden(trap: Trap) -> Iterator[Problem]:
    if trap.part.state != "visible":
        what = "скрытый лист прочитан как данные"
        todo = "если данные на нём лишние, удалите лист"
        yield Problem("sheet.hidden", Severity.WARNING, trap.place(), what, todo)
    if rb'hidden="' not in trap.data:
        return
    rows = [found for row in _ROW.finditer(trap.data) if (found := _NUMBER_OF_ROW.search(row[0]))]
    if rows:
        number = counted(
            len(rows),
            "скрытая строка прочитана",
            "скрытые строки прочитаны",
            "скрытых строк прочитаны",
        )
        what = f"{number} как данные, первая – {int(rows[0][1])}"
        todo = "снимите фильтр и покажите строки; лишние удалите"
        yield Problem("row.hidden", Severity.WARNING, trap.place(int(rows[0][1])), what, todo)
    if _COLUMN.search(trap.data):
        what, todo = (
            "на листе есть скрытые столбцы; они прочитаны",
            "покажите столбцы и проверьте их",
        )
        yield Problem("column.hidden", Severity.WARNING, trap.place(), what, todo)


def _formulas(trap: Trap, header: int, columns: Container[int] = range(99)) -> Iterator[Problem]:
    """Formulas that no office program has worked out yet, below the header in these columns."""
    if b"<f" not in trap.data and b":f" not in trap.data:
        return
    for cell in _NO_VALUE.finditer(trap.data):
        column, row = number_of(cell[1].decode()), int(cell[2])
        if column in columns and row > header:
            what = "в ячейке формула без значения, она читается как пустая"
            todo = "откройте файл в Excel или LibreOffice и сохраните: значение появится"
            yield Problem("cell.formula_empty", Severity.ERROR, trap.place(row, column), what, todo)


def _text_numbers(trap: Trap, source: Source) -> Iterator[Problem]:
    """Numbers kept as text: read as numbers here, but an office program does not add them up."""
    types = {f.field: f.type for spec in table_specs().values() for f in spec.fields}
    for name, column in source.columns.items():
        if types[name] == "number":
            yield from _as_text(trap, source, column)


def _as_text(trap: Trap, source: Source, column: int) -> Iterator[Problem]:
    letters = Place(row=1, column=column).cell[:-1].encode()
    cells = re.compile(
        rb'<c r="' + letters + rb'(\d+)"[^>]{0,40}? t="(?:s|str|inlineStr)"[^>]*>(.*?)</c>'
    )
    found = [(int(cell[1]), cell[2]) for cell in cells.finditer(trap.data)]
    below = [(row, text) for row, text in found if row > source.header_row]
    shared = _shared(trap.package) if below else []
    rows = [row for row, text in below if _NUMBER.fullmatch(_text(text, shared))]
    if rows:
        number = counted(len(rows), "ячейка", "ячейки", "ячеек")
        what = f"числа записаны текстом: {number}; здесь они прочитаны, в Excel не сложатся"
        todo = "в Excel: выделите столбец, Данные – Текст по столбцам – Готово"
        yield Problem("cell.text_number", Severity.WARNING, trap.place(rows[0], column), what, todo)


def _shared(package: Package) -> list[bytes]:
    """The texts that cells refer to by number."""
    return [
        b"".join(_TEXT.findall(item))
        for item in _ITEM.findall(package.read("xl/sharedStrings.xml"))
    ]


def _text(cell: bytes, shared: list[bytes]) -> bytes:
    if own := _TEXT.findall(cell):
        return b"".join(own)
    value = re.search(rb"<v>([^<]*)</v>", cell)
    number = value[1] if value else b""
    return shared[int(number)] if number.isdigit() and int(number) < len(shared) else number
