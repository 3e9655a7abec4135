"""What a sheet of an xlsx holds besides the text of its cells, from its plain XML."""

import re
from collections.abc import Iterator

from rsnms_cli.model.problems import number_of
from rsnms_cli.office.ooxml import Package, Part
from rsnms_cli.office.sheets import Area, Unseen

_ROW = re.compile(
    rb'<(?:\w{1,20}:)?row\b([^<>]*)\b(?:hidden="(?:1|true)"|ht="0(?:\.0+)?")([^<>]*)>'
)
_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_COLUMN = re.compile(rb'<(?:\w{1,20}:)?col\b[^<>]*\bhidden="(?:1|true)"')
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"([^<>]*)>\s*'
    rb"<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(?:<v>([^<]*)</v>)?"
)
_MERGED = re.compile(rb'<mergeCell\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ZERO = re.compile(rb"0(?:\.0+)?")


def unseen(package: Package, part: Part) -> Unseen:
    """What the sheet hides; raises UnreadableFile."""
    data = package.sheet(part.path)
    rows = _hidden_rows(data) if b'hidden="' in data or b'ht="0' in data else ()
    columns = b'hidden="' in data and _COLUMN.search(data) is not None
    zeros = uncalculated(package).get(part.path, ())
    return Unseen(part.state, rows, columns, (*_without_value(data), *zeros))


def merged(data: bytes) -> tuple[Area, ...]:
    """The joined cells of a sheet, by its plain XML."""
    below = data.rfind(b"</sheetData>")
    return tuple(
        Area(int(top), number_of(left.decode()), int(bottom), number_of(right.decode()))
        for left, top, right, bottom in _MERGED.findall(data, max(below, 0))
    )


def uncalculated(package: Package) -> dict[str, tuple[tuple[int, int], ...]]:
    """The formulas of a book that asks to be calculated on opening, and whose results are all 0:
    the program that wrote it put zeros there. By the path of the sheet; raises UnreadableFile.
    """
    if not package.asks_to_calculate:
        return {}
    found: dict[str, list[tuple[int, int]]] = {}
    for part in package.sheets:
        for cell in _formulas(package.sheet(part.path)):
            if cell[4]:
                if not _ZERO.fullmatch(cell[4]):
                    return {}
                found.setdefault(part.path, []).append(_address(cell))
    return {path: tuple(cells) for path, cells in found.items()}


def _formulas(data: bytes) -> Iterator[re.Match[bytes]]:
    return _FORMULA.finditer(data) if said_in_cells(data, b"<f", b"f") else iter(())


def said_in_cells(data: bytes, said: bytes, rare: bytes) -> bool:
    """Whether a sheet's cells have this, of which one sign is rare there: it is looked for first,
    ten times as fast.
    """
    start, end = data.find(b"<sheetData"), data.rfind(b"</sheetData>")
    return data.find(rare, start, end) >= 0 and data.find(said, start, end) >= 0


def _without_value(data: bytes) -> Iterator[tuple[int, int]]:
    """A formula that yields an empty text says so by its type."""
    for cell in _formulas(data):
        if not (cell[4] or b"").strip() and b't="str"' not in cell[3]:
            yield _address(cell)


def _address(cell: re.Match[bytes]) -> tuple[int, int]:
    return int(cell[2]), number_of(cell[1].decode())


def _hidden_rows(data: bytes) -> tuple[int, ...]:
    numbers = (_NUMBER.search(row[1] + row[2]) for row in _ROW.finditer(data))
    return tuple(int(number[1]) for number in numbers if number)
