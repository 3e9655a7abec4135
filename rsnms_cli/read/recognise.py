"""Which table a sheet holds, by its headers; titles above the header do not matter."""

from dataclasses import dataclass, field

from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.tables import Source
from rsnms_cli.model.text import clean, header_key
from rsnms_cli.read.workbook import Sheet

HEAD_ROWS = 30
_ROW_NUMBERS = frozenset({"п п", "№ п п", "n п п", "№", "номер п п"})


@dataclass(frozen=True)
class Header:
    """A header row found: the table, its place in the sheet, and what is missing from it."""

    spec: TableSpec
    source: Source
    indexes: dict[str, int] = field(repr=False)  # field -> index in Sheet.columns
    missing: tuple[Field, ...] = ()


def recognise(sheet: Sheet) -> Header | None:
    """The best header among the first rows, or None when the sheet is no table of ours.

    All required columns make a table. Most of them, with three known headers at least, make a
    table with columns missing, so that it is reported rather than passed over.
    """
    best: tuple[int, Header] | None = None
    for row, cells in enumerate(sheet.head(HEAD_ROWS), start=1):
        for spec in table_specs().values():
            header = _match(sheet, row, cells, spec)
            if _is_table(header) and (best is None or _weight(header) > best[0]):
                best = _weight(header), header
    return best and best[1]


def _match(sheet: Sheet, row: int, cells: list[str], spec: TableSpec) -> Header:
    indexes: dict[str, int] = {}
    strange: list[tuple[int, str]] = []
    repeated: list[tuple[int, str]] = []
    for index, text in enumerate(cells):
        key, column = header_key(text), sheet.offsets[index]
        known = spec.by_header.get(key)
        if known is not None and known.field in indexes:
            repeated.append((column, known.header))
        elif known is not None:
            indexes[known.field] = index
        elif key and key not in _ROW_NUMBERS:
            strange.append((column, clean(text)))
    columns = {name: sheet.offsets[index] for name, index in indexes.items()}
    source = Source(sheet.file, sheet.name, row, columns, tuple(strange), tuple(repeated))
    missing = tuple(f for f in spec.required if f.field not in indexes)
    return Header(spec, source, indexes, missing)


def _is_table(header: Header) -> bool:
    required = len(header.spec.required)
    if not header.missing:
        return True
    return len(header.indexes) >= 3 and len(header.missing) * 2 <= required


def _weight(header: Header) -> int:
    return 100 * (not header.missing) + len(header.indexes)
