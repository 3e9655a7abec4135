"""Which table a sheet holds, by its headers; titles above the header do not matter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.model.tables import USED, How, Seen, Source
from rsnms_cli.model.text import clean, header_key
from rsnms_cli.office.sheets import Sheet

HEAD_ROWS, MOST_HEAD_ROWS = 30, 500
"""Where a header stands nearly always, and how far down it is looked for."""
_ROW_NUMBERS = frozenset({"", "пп", "номерпп", "номер"})


@dataclass(frozen=True)
class Header:
    """A header row found: the table, its place in the sheet, and what is missing from it."""

    spec: TableSpec
    source: Source
    indexes: dict[str, int] = field(repr=False)  # field -> index in Sheet.columns
    missing: tuple[Field, ...] = ()


def recognise(sheet: Sheet, accepted: Accepted = NOTHING, first: int = 1) -> Header | None:
    """The first whole header from row `first` on, else the best, or None where no table of ours is.

    All required columns make a table. Most of them, with three known headers at least, make a
    table with columns missing, so that it is reported rather than passed over. A header may take
    two rows: what the lower one leaves open, or only continues, the upper one says.
    """
    for rows in (HEAD_ROWS, MOST_HEAD_ROWS):
        lines = sheet.head(rows, first - 1)
        best: tuple[int, Header] | None = None
        for row, cells in enumerate(lines, start=first):
            above = lines[row - first - 1] if row > first else []
            for texts in (cells, *_two_rows(above, cells)):
                for header in _headers(sheet, row, texts, accepted):
                    if best is None or _weight(header) > best[0]:
                        best = _weight(header), header
            if best and not best[1].missing and row > best[1].source.header_row:
                break  # what comes below a whole header, maybe of two rows, is another table
        if best is not None or len(lines) < rows:
            break
    return best and best[1]


def _two_rows(above: list[str], cells: list[str]) -> Iterator[list[str]]:
    """Both rows of a header as one: the lower text, or the upper where there is none below it;
    then a lower text after the upper one that stands over it («Дата» over «окончания»).
    """
    if sum(map(bool, above)) < 2:
        return  # a title
    yield [below or over for over, below in zip(above, cells, strict=True)]
    spread, group = [], ""
    for over, below in zip(above, cells, strict=True):
        group = over or (group if below else "")
        spread.append(f"{group} {below}" if below and group else below or over)
    yield spread


def _headers(sheet: Sheet, row: int, texts: list[str], accepted: Accepted) -> Iterator[Header]:
    keyed = [(index, header_key(text), text) for index, text in enumerate(texts) if text]
    keyed = [item for item in keyed if item[1] not in _ROW_NUMBERS]
    for spec in table_specs().values():
        own = accepted.headers.get(spec.name, {})
        if not any(key in spec.by_header or key in own for _, key, _ in keyed):
            continue  # a row of values, as most are
        header = _match(sheet, row, keyed, spec, own)
        if _is_table(header):
            yield header


def _match(
    sheet: Sheet,
    row: int,
    keyed: list[tuple[int, str, str]],
    spec: TableSpec,
    accepted: Mapping[str, str],
) -> Header:
    """The columns by their own headers; then, for fields without one, by what may stand for it."""
    indexes: dict[str, int] = {}
    seen: list[Seen] = []
    later: list[tuple[int, str, str]] = []
    for index, key, text in keyed:
        known = spec.by_header.get(key)
        if known is None:
            later.append((index, key, text))
            continue
        how = How.EXACT if key == header_key(known.header) else How.SYNONYM
        if indexes.setdefault(known.field, index) != index:
            how = How.REPEATED
        seen.append(Seen(sheet.offsets[index], clean(text), how, known.field))
    for index, key, text in later:
        fallback = spec.by_fallback.get(key)
        name = accepted.get(key) or (fallback.field if fallback else "")
        how = How.UNKNOWN
        if name and indexes.setdefault(name, index) == index:
            how = How.MAPPING if key in accepted else How.EVIDENCE
        seen.append(Seen(sheet.offsets[index], clean(text), how, name if how in USED else ""))
    columns = {name: sheet.offsets[index] for name, index in indexes.items()}
    source = Source(sheet.file, sheet.name, row, columns, tuple(sorted(seen, key=_column)), row)
    return Header(spec, source, indexes, spec.missing(columns))


def _column(one: Seen) -> int:
    return one.column


def _is_table(header: Header) -> bool:
    required = len(header.spec.required)
    if not header.missing:
        return True
    return len(header.indexes) >= 3 and len(header.missing) * 2 <= required


def _weight(header: Header) -> int:
    return 100 * (not header.missing) + len(header.indexes)
