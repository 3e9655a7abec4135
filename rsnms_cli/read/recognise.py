"""Which table a sheet holds, by its headers; titles above the header do not matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.model.tables import Source
from rsnms_cli.model.text import clean, header_key
from rsnms_cli.office.workbook import Sheet

HEAD_ROWS = 30
_ROW_NUMBERS = frozenset({"", "пп", "номерпп", "номер"})


@dataclass(frozen=True)
class Header:
    """A header row found: the table, its place in the sheet, and what is missing from it."""

    spec: TableSpec
    source: Source
    indexes: dict[str, int] = field(repr=False)  # field -> index in Sheet.columns
    missing: tuple[Field, ...] = ()


def recognise(sheet: Sheet, accepted: Accepted = NOTHING) -> Header | None:
    """The best header among the first rows, or None when the sheet is no table of ours.

    All required columns make a table. Most of them, with three known headers at least, make a
    table with columns missing, so that it is reported rather than passed over.
    """
    best: tuple[int, Header] | None = None
    for row, cells in enumerate(sheet.head(HEAD_ROWS), start=1):
        keyed = [(index, header_key(text), text) for index, text in enumerate(cells) if text]
        keyed = [item for item in keyed if item[1] not in _ROW_NUMBERS]
        for spec in table_specs().values():
            own = accepted.get(spec.name, {})
            if not any(key in spec.by_header or key in own for _, key, _ in keyed):
                continue  # a row of values, as most are
            header = _match(sheet, row, keyed, spec, own)
            if _is_table(header) and (best is None or _weight(header) > best[0]):
                best = _weight(header), header
    return best and best[1]


def _match(
    sheet: Sheet,
    row: int,
    keyed: list[tuple[int, str, str]],
    spec: TableSpec,
    accepted: Mapping[str, str],
) -> Header:
    """The columns by their own headers; then, for fields without one, by what may stand for it."""
    indexes: dict[str, int] = {}
    others: list[tuple[int, str, str]] = []
    repeated: list[tuple[int, str]] = []
    for index, key, text in keyed:
        known = spec.by_header.get(key)
        if known is None:
            others.append((index, key, text))
        elif indexes.setdefault(known.field, index) != index:
            repeated.append((sheet.offsets[index], known.header))
    strange: list[tuple[int, str]] = []
    instead: list[tuple[int, str, str, bool]] = []
    for index, key, text in others:
        fallback, column = spec.by_fallback.get(key), sheet.offsets[index]
        name = accepted.get(key) or (fallback.field if fallback else "")
        if name and indexes.setdefault(name, index) == index:
            instead.append((column, clean(text), name, key in accepted))
        else:
            strange.append((column, clean(text)))
    columns = {name: sheet.offsets[index] for name, index in indexes.items()}
    found = (tuple(strange), tuple(repeated), tuple(instead))
    source = Source(sheet.file, sheet.name, row, columns, *found)
    return Header(spec, source, indexes, spec.missing(columns))


def _is_table(header: Header) -> bool:
    required = len(header.spec.required)
    if not header.missing:
        return True
    return len(header.indexes) >= 3 and len(header.missing) * 2 <= required


def _weight(header: Header) -> int:
    return 100 * (not header.missing) + len(header.indexes)
