"""Which table a sheet holds, by its headers and values; titles above the header do not matter."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.model.tables import USED, How, Source
from rsnms_cli.model.text import clean, header_key
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.columns.dictionary import rules_of
from rsnms_cli.read.columns.evidence import texts_of
from rsnms_cli.read.columns.meaning import meanings
from rsnms_cli.read.columns.understand import Head, is_row_number, understand
from rsnms_cli.read.sheet.header_rows import Rows, header_rows

HEAD_ROWS, MOST_HEAD_ROWS = 30, 500
"""Where a header stands nearly always, and how far down it is looked for."""
_ENOUGH = 4
"""Columns of less weight say nothing about a table, unless all are named as in its description."""
_OF_ITS_OWN = 3
"""The same of a table with columns missing, without those that any list of people has."""
NOWHERE = -1
"""The place of a column whose text the analyst has said for all rows."""
_BY_NAME = 3
"""So many columns named as in its description are of a table, even if each says little about it."""
_HITS = 2
"""A row with fewer headers of ours is none."""


@dataclass(frozen=True)
class Header:
    """A header found: the table, its place in the sheet, and what is missing from it."""

    spec: TableSpec
    source: Source
    indexes: dict[str, int] = field(repr=False)  # field -> index in Sheet.columns
    missing: tuple[Field, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    """Fields whose text is the same in every row, as the analyst has said."""


def recognise(sheet: Sheet, accepted: Accepted = NOTHING, first: int = 1) -> Header | None:
    """The first whole header from row `first` on, else the best, or None where no table of ours is.

    All required columns make a table. Without some of them it is one with columns missing, so that
    it is reported rather than passed over. A header may take up to three rows.
    """
    if accepted.sheet(sheet.file, sheet.name) == "":
        return None
    best: Header | None = None
    for rows in (HEAD_ROWS, MOST_HEAD_ROWS):
        lines = sheet.head(rows, first - 1)
        for row in range(first, first + len(lines)):
            if best and (_named(best) or _over(best, row)):
                break
            for header in _at(sheet, lines, row, first, accepted):
                if best is None or _weight(header) > _weight(best):
                    best = header
        if best is not None or len(lines) < rows:
            break
    return best


def _at(
    sheet: Sheet, lines: list[list[str]], row: int, first: int, accepted: Accepted
) -> Iterator[Header]:
    """For each way to read a header that ends in this row, the table that it says most about."""
    if not any(lines[row - first]):
        return
    for rows in header_rows(sheet, lines, row, first):
        found = [_header(sheet, rows, spec, accepted) for spec in _likely(sheet, rows, accepted)]
        tables = [header for header in found if _is_table(header)]
        if tables:
            best = max(tables, key=lambda one: (_said(one), not one.missing))
            yield best
            if _named(best):
                return


def _named(header: Header) -> bool:
    """A whole header, each text of which is a name we know: nothing says more."""
    named = (How.EXACT, How.SYNONYM)
    return not header.missing and all(one.how in named for one in header.source.seen)


def _over(best: Header, row: int) -> bool:
    """What comes below a whole header, maybe of two rows, is another table."""
    return not best.missing and row > best.source.header_row + 1


def _likely(sheet: Sheet, rows: Rows, accepted: Accepted) -> list[TableSpec]:
    """The tables of which these texts may be a header, by their words alone."""
    asked = accepted.sheet(sheet.file, sheet.name)
    texts = [text for text in rows.texts if text and not is_row_number(text)]
    specs = [spec for spec in table_specs().values() if asked in (None, spec.name)]
    keyed = [(header_key(text), text) for text in texts]
    named = [spec for spec in specs if keyed and all(key in spec.by_header for key, _ in keyed)]
    if named or len(keyed) < _HITS:
        return named  # or a title: its words need not be looked up
    return [spec for spec in specs if _may_be(spec, keyed, accepted)]


def _may_be(spec: TableSpec, keyed: list[tuple[str, str]], accepted: Accepted) -> bool:
    """Whether two texts say something of this table, one of them without doubt."""
    own = accepted.headers.get(spec.name, {})
    hits = 0
    certain = False
    for key, text in keyed:
        known = key in spec.by_header or key in own
        meant = () if known else meanings(spec.name, text)
        hits += known or bool(meant)
        certain = certain or known or any(one.sure for one in meant)
        if certain and hits >= _HITS:
            return True
    return False


def _header(sheet: Sheet, rows: Rows, spec: TableSpec, accepted: Accepted) -> Header:
    heads = [
        Head(index, sheet.offsets[index], text) for index, text in enumerate(rows.texts) if text
    ]
    known: dict[int, list[str]] = {}

    def values(index: int) -> list[str]:
        if index not in known:
            known[index] = texts_of(sheet.columns[index].slice(rows.bottom))
        return known[index]

    seen, indexes = understand(spec, heads, accepted.headers.get(spec.name, {}), values)
    constants = accepted.constants.get((sheet.file, spec.name), {})
    columns = dict.fromkeys(constants, NOWHERE)
    columns |= {name: sheet.offsets[index] for name, index in indexes.items()}
    above = _titles(sheet, rows.top)
    place = sheet.file, sheet.name, rows.bottom
    source = Source(*place, columns, tuple(seen), rows.top, above=above)
    return Header(spec, source, indexes, spec.missing(columns), constants)


def _titles(sheet: Sheet, top: int) -> tuple[str, ...]:
    """The texts above a header, nearest first."""
    rows = reversed(sheet.head(min(top - 1, HEAD_ROWS)))
    return tuple(dict.fromkeys(clean(text) for row in rows for text in row if text.strip()))


def _is_table(header: Header) -> bool:
    """Enough columns of this table, or what it needs, or most of it, by their own names."""
    required = len(header.spec.required)
    used = header.source.of(*USED)
    canonical = not header.missing and all(one.how is not How.EVIDENCE for one in used)
    if canonical or not header.missing:
        return canonical or _sum(header.spec, header.indexes) >= _ENOUGH
    if len(header.source.of(How.EXACT)) >= _BY_NAME and 2 * len(header.missing) <= required:
        return True
    aside = {field.field for field in header.spec.fields if field.aside}
    own = {*header.indexes, *_proposed(header)} - aside
    return _sum(header.spec, own) >= _OF_ITS_OWN and any(
        _weights(header.spec)[name] > 1 for name in own
    )


def _proposed(header: Header) -> set[str]:
    return {one.field for one in header.source.of(How.PROPOSED)}


def _said(header: Header) -> float:
    """What the columns say about the table; what is only proposed says half of it."""
    return _sum(header.spec, header.indexes) + _sum(header.spec, _proposed(header)) / 2


def _sum(spec: TableSpec, fields: Iterable[str]) -> int:
    weights = _weights(spec)
    return sum(weights[name] for name in fields)


@cache
def _weights(spec: TableSpec) -> Counter[str]:
    return Counter({rule.field: rule.weight for rule in rules_of(spec.name)})


def _weight(header: Header) -> tuple[bool, int, int, int]:
    """A whole table goes before one with columns missing, then what says more, in fewer rows."""
    rows = header.source.header_row - header.source.top
    return not header.missing, _sum(header.spec, header.indexes), len(header.indexes), -rows
