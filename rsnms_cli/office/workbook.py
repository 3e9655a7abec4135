"""Cells of a file as columns of text, with true addresses, whatever its format.

Workbooks go through fastexcel with every column declared as text: no type is guessed, so nothing
becomes null in silence; a date cell arrives as «2024-01-31 00:00:00», a whole number without
«.0». Numbers keep nine decimals. Error cells (#ДЕЛ/0!) arrive as null and are listed apart.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.office.formats import PACKED, Kind, UnreadableFile, damaged, encrypted, kind_of
from rsnms_cli.office.guard import check_number, inspect_package
from rsnms_cli.office.ooxml import Package
from rsnms_cli.office.reading.as_shown import as_shown, with_merged
from rsnms_cli.office.reading.ods_cells import as_shown_in_ods
from rsnms_cli.office.reading.old_book import as_shown_in_xls, sheets_by_second, with_usual_names
from rsnms_cli.office.reading.part_paths import usual_paths
from rsnms_cli.office.sheets import Sheet, Workbook, sheet_of

if TYPE_CHECKING:
    import fastexcel


MOST_BYTES = 500_000_000


@dataclass(frozen=True)
class Opened:
    """A file's bytes, its format, and its package where it is one."""

    content: bytes
    kind: Kind
    package: Package | None


def open_file(path: Path) -> Opened:
    """A file that is fit to be read; raises UnreadableFile."""
    content = with_usual_names(read_bytes(path))
    package = usual_paths(Package(content)) if content.startswith(PACKED) else None
    kind = kind_of(content, package.archive.namelist() if package else ())
    if package:
        inspect_package(package)
    return Opened(package.content if package else content, kind, package)


def workbook_of(opened: Opened, file: str) -> Workbook:
    """All sheets; `file` is the file's name in places. Raises UnreadableFile."""
    content, kind = opened.content, opened.kind
    if kind is Kind.TEXT:
        from rsnms_cli.office.reading.csv_text import read_text

        rows = read_text(content)
        sheet = replace(sheet_of(file, "", rows), widths=tuple(map(len, rows)))
        return Workbook(file, (sheet,), kind)
    if kind is Kind.HTML:
        from rsnms_cli.office.reading.html_tables import read_page

        grids = enumerate(read_page(content), start=1)
        pages = (
            with_merged(sheet_of(file, f"таблица {n}", grid.rows), grid.merged) for n, grid in grids
        )
        return Workbook(file, tuple(pages), kind)
    return Workbook(file, _sheets(file, opened), kind)


def read_bytes(path: Path) -> bytes:
    """A file's bytes; raises UnreadableFile."""
    try:
        if path.exists() and not path.is_file():
            what = "это не обычный файл, он не прочитан"
            raise UnreadableFile("file.special", what, "уберите его из папки")
        if path.stat().st_size > MOST_BYTES:
            what = "файл непомерно велик, он не прочитан"
            raise UnreadableFile("file.huge", what, "разделите таблицу на несколько файлов")
        return path.read_bytes()
    except PermissionError as error:
        what = "нет права на чтение файла"
        todo = "закройте файл в других программах или дайте право на чтение"
        raise UnreadableFile("file.unreadable", what, todo) from error
    except OSError as error:
        what = "файл не открывается"
        raise UnreadableFile("file.unreadable", what, "проверьте, что он на месте") from error


def _sheets(file: str, opened: Opened) -> tuple[Sheet, ...]:
    import fastexcel

    package = opened.package if opened.kind is Kind.XLSX else None
    if package:
        package = package.with_unique_names().with_plain_sheets()
    try:
        content = package.content if package else opened.content
        reader = fastexcel.read_excel(content)
        check_number(len(reader.sheet_names))
        sheets = [_sheet(reader, file, number) for number in range(len(reader.sheet_names))]
    except fastexcel.FastExcelError as error:
        if "assword" in str(error):
            raise encrypted() from error
        raise damaged() from error
    if not sheets:
        raise damaged()
    if opened.kind is Kind.XLS:
        return tuple(as_shown_in_xls(content, sheets_by_second(content, sheets)))
    if package and package.dates_of_1904:
        sheets = sheets_by_second(content, sheets)
        sheets = [replace(sheet, from_1904=True, unseen=None) for sheet in sheets]
    if package:
        return tuple(as_shown(package, sheets))
    if opened.kind is Kind.ODS and opened.package:
        return tuple(as_shown_in_ods(opened.package, sheets))
    return tuple(sheets)


def _sheet(reader: "fastexcel.ExcelReader", file: str, number: int) -> Sheet:
    loaded = reader.load_sheet(number, header_row=None, skip_rows=0, dtypes="string")
    batch, faults = loaded.to_arrow_with_errors()
    offsets = tuple(column.absolute_index for column in loaded.selected_columns)
    errors = tuple((e.position[0], e.position[1]) for e in faults.errors) if faults else ()
    return Sheet(file, reader.sheet_names[number], tuple(batch.columns), offsets, errors)
