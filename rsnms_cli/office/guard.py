"""What a packed workbook claims about itself, looked at before anything parses it."""

import re
import zipfile

from rsnms_cli.model.problems import number_of
from rsnms_cli.office.formats import SAVE_AGAIN, ZIP_FAULTS, UnreadableFile, damaged, encrypted
from rsnms_cli.office.ooxml import Package

MOST_BYTES = 1 << 30
"""Inflated; 130,000 trainings are about 50 MB."""
MOST_RATIO = 400
"""Inflated to packed of a part over 10 MB; a table of one repeated row reaches about 100."""
MOST_PARTS = 5_000
MOST_SHEETS = 1_000
MOST_CELLS = 60_000_000
"""The rectangle of a sheet's cells takes memory, whatever is in it."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384

_SMALL = 10 << 20
_HEAD = 4096
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_REFERENCE = re.compile(rb'<c r="([A-Za-z]{1,20})(\d{1,20})"')


def inspect_package(package: Package) -> None:
    """Refuse what would take the machine with it; raises UnreadableFile."""
    archive = package.archive
    try:
        check_sizes(archive)
        for part in archive.infolist():
            _part(package, part)
    except ZIP_FAULTS as error:
        raise damaged() from error
    check_number(len(package.sheets))
    own = [part.path.lower() for part in package.sheets if part.path.endswith(".xml")]
    if len(set(own)) < len(own):
        raise damaged()  # one sheet under many names


def check_number(sheets: int) -> None:
    """Refuse a book of too many sheets; raises UnreadableFile."""
    if sheets > MOST_SHEETS:
        what = f"в файле {sheets} листов, он не прочитан"
        raise UnreadableFile("file.parts", what, "оставьте в нём листы с данными")


def check_sizes(archive: zipfile.ZipFile) -> None:
    """Refuse parts that are locked, named twice, too many or too large; raises UnreadableFile."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise encrypted()
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise damaged()  # programs differ in which of two parts of one name they take
    if len(parts) > MOST_PARTS:
        raise UnreadableFile(
            "file.parts", f"в файле {len(parts)} частей, он не прочитан", SAVE_AGAIN
        )
    swollen = any(
        part.file_size > _SMALL and part.file_size > MOST_RATIO * part.compress_size
        for part in parts
    )
    if swollen or sum(part.file_size for part in parts) > MOST_BYTES:
        what = "файл при распаковке непомерно велик, он не прочитан"
        raise UnreadableFile("file.inflated", what, "проверьте, что за файл прислан; " + SAVE_AGAIN)


def _part(package: Package, part: zipfile.ZipInfo) -> None:
    name = part.filename.lower()
    if not name.endswith((".xml", ".rels")):
        return
    with package.archive.open(part) as stream:
        head = stream.read(_HEAD)
    if (
        b"<!DOCTYPE" in head.replace(b"\0", b"").upper()
        or b"<!ENTITY" in head.replace(b"\0", b"").upper()
    ):
        what = "в файле есть объявления, которых в таблице быть не может, он не прочитан"
        raise UnreadableFile("file.doctype", what, "проверьте, кто прислал файл; " + SAVE_AGAIN)
    if "worksheets/" in name and (part.file_size <= _SMALL or _claims_much(head)):
        _grid(package.sheet(part.filename))


def _claims_much(head: bytes) -> bool:
    found = _DIMENSION.search(head)
    return found is not None and _column(found[1]) * int(found[2]) > MOST_CELLS


def _grid(sheet: bytes) -> None:
    """A claim costs nothing; what the cells themselves span does."""
    cells = _REFERENCE.findall(sheet)
    columns = max(map(_column, {letters for letters, _ in cells}), default=0)
    _check_bounds(columns, max((int(row) for _, row in cells), default=0))


def _check_bounds(columns: int, rows: int) -> None:
    """Refuse cells that no sheet has, or a rectangle too large to hold; raises UnreadableFile."""
    if columns > MOST_COLUMNS or rows > MOST_ROWS:
        what = "в файле есть ячейки за пределами листа, он не прочитан"
        raise UnreadableFile("sheet.beyond_grid", what, SAVE_AGAIN)
    if columns * rows > MOST_CELLS:
        raise UnreadableFile(
            "sheet.bounds",
            "на листе есть ячейка далеко за таблицей, читать его целиком нельзя",
            "удалите пустые строки и столбцы за таблицей (Ctrl+End покажет, где она кончается)",
        )


def _column(letters: bytes) -> int:
    return number_of(letters.decode().upper()) + 1
