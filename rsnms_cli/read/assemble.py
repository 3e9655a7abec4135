"""Parts of sheets to typed tables: each distinct text of a column is parsed once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rsnms_cli.model.columns import Field, TableSpec
from rsnms_cli.model.matches import NOTHING, UNKNOWN, Accepted
from rsnms_cli.model.tables import BLANK, Column, Ints, Mask, Source, Table, Why
from rsnms_cli.model.text import clean_all, fold
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.cells.typed import typed
from rsnms_cli.read.sheet.recognise import Header

PERSON = ("full_name", "surname")
"""Either of them is there where a sheet names people."""
NAME_FIELDS = ("full_name", "surname", "given_names", "patronymic")


@dataclass(frozen=True)
class Part:
    """The rows of one sheet, columns typed; a column the sheet lacks is absent."""

    spec: TableSpec
    source: Source
    row: Ints
    columns: dict[str, Column]
    names: pa.Array | None = field(default=None, repr=False)
    """What the sheet says of people's names, only to tell two people under one number apart."""

    def only(self, keep: Mask) -> "Part":
        """The same part without some of its rows."""
        if keep.all():
            return self
        columns = {name: column.only(keep) for name, column in self.columns.items()}
        names = None if self.names is None else self.names.filter(pa.array(keep))
        return replace(self, row=self.row[keep], columns=columns, names=names)


def part_of(sheet: Sheet, header: Header, accepted: Accepted = NOTHING) -> Part:
    """Cut the rows below the header; rows with nothing in any known column are passed over.

    What only tells whose a row is (`aside`) is read where rows have no number of a person.
    `accepted` says what some texts mean.
    """
    below = header.source.header_row
    read = partial(_column, accepted, from_1904=sheet.from_1904)
    own, aside = _split(header)
    columns = {
        name: read(spec, sheet.columns[index].slice(below))
        for name, (spec, index) in own.items()
        if spec.type != "unread"
    }
    unread = [index for name, (_, index) in own.items() if name not in columns]
    filled = np.logical_or.reduce(
        [~column.blank for column in columns.values()]
        + [_filled(sheet.columns[index].slice(below)) for index in unread]
    )
    names = None
    if not aside:
        names = _names(sheet, header)
    elif (nobodys := filled & _numberless(columns, len(filled))).any():
        only = partial(pc.if_else, pa.array(nobodys))
        names = only(_names(sheet, header) or pa.nulls(len(filled), pa.string()), None)
        columns |= {
            name: read(spec, only(sheet.columns[index].slice(below), None))
            for name, (spec, index) in aside.items()
            if spec.type != "unread"
        }
    for name, text in header.constants.items():
        spec = next(spec for spec in header.spec.fields if spec.field == name)
        columns.setdefault(name, read(spec, pa.array([text] * len(filled), pa.string())))
    row = np.arange(len(filled), dtype=np.int32) + below + 1
    return Part(header.spec, header.source, row, columns, names).only(filled)


Fields = dict[str, tuple[Field, int]]


def _split(header: Header) -> tuple[Fields, Fields]:
    """The fields found with their columns: those of the table, and those read aside."""
    specs = {spec.field: spec for spec in header.spec.fields}
    found = {name: (specs[name], index) for name, index in header.indexes.items()}
    return (
        {name: one for name, one in found.items() if not one[0].aside},
        {name: one for name, one in found.items() if one[0].aside},
    )


def _numberless(columns: dict[str, Column], rows: int) -> Mask:
    """Rows that do not say by a number whose they are."""
    person = columns.get("person_id")
    return np.ones(rows, dtype=bool) if person is None else person.blank | person.unreadable


def _names(sheet: Sheet, header: Header) -> pa.Array | None:
    """A person's name: the column of the whole, where it is blank those of its parts."""
    whole, *listed = (
        sheet.columns[header.indexes[name]].slice(header.source.header_row)
        if name in header.indexes
        else None
        for name in NAME_FIELDS
    )
    parts = [part for part in listed if part is not None]
    if not parts:
        return whole
    # blanks as texts: of a row that has none of them, «skip» makes no row at all
    joined = pc.binary_join_element_wise(*(part.fill_null("") for part in parts), " ")
    joined = pc.utf8_trim_whitespace(joined)
    return joined if whole is None else pc.coalesce(whole, joined)


def _filled(cells: pa.Array) -> Mask:
    """Cells with something in them, whether the column is read or not."""
    lengths = pc.utf8_length(pc.utf8_trim_whitespace(cells))
    filled: Mask = pc.greater(lengths.fill_null(0), 0).to_numpy(zero_copy_only=False)
    return filled


def _column(accepted: Accepted, spec: Field, cells: pa.Array, *, from_1904: bool) -> Column:
    encoded = cells.dictionary_encode()
    codes = encoded.indices.fill_null(BLANK).to_numpy(zero_copy_only=False).astype(np.int32)
    number: dict[str, int] = {"": BLANK}
    texts = clean_all(encoded.dictionary.to_pylist())
    renumber = [number.setdefault(text, len(number) - 1) for text in texts]
    known = list(number)[1:]
    if len(known) < len(texts):
        codes = np.array([*renumber, BLANK], dtype=np.int32)[codes]
    decided = _decided(spec, known, accepted)
    means = [decided.get(code, text) for code, text in enumerate(known)] if decided else known
    values, why = typed(spec, means, from_1904=from_1904)
    nothing = {code for code, said in why.items() if said is Why.NO_DATE}
    nothing |= {n for n, text in decided.items() if fold(text) == UNKNOWN and n not in why}
    if nothing:
        blank = [code in nothing for code in range(len(known))]
        codes = np.where(np.array([*blank, False])[codes], np.int32(BLANK), codes)
    return Column(spec, codes, known, values, why)


def _decided(spec: Field, texts: list[str], accepted: Accepted) -> dict[int, str]:
    """By code, what the analyst has said that a text means; `UNKNOWN` becomes a blank cell, where
    the column has no word of its own for it.
    """
    said = accepted.values.get((spec.table, spec.field))
    if not said:
        return {}
    return {code: said[key] for code, text in enumerate(texts) if (key := fold(text)) in said}


def assemble(spec: TableSpec, parts: Iterable[Part]) -> Table:
    """One typed table from the parts, in the order of file, sheet and row."""
    ordered = sorted(parts, key=lambda part: (part.source.file, part.source.sheet))
    sizes = [len(part.row) for part in ordered]
    aside = {name for part in ordered for name in part.columns}
    columns = {
        item.field: _joined(item, ordered)
        for item in spec.fields
        if item.type != "unread" and (not item.aside or item.field in aside)
    }
    source = np.repeat(np.arange(len(ordered), dtype=np.int32), sizes)
    row = np.concatenate([part.row for part in ordered])
    names = None
    if any(part.names is not None for part in ordered):
        blank = (pa.nulls(size, pa.string()) for size in sizes)
        names = pa.concat_arrays(
            [part.names or no for part, no in zip(ordered, blank, strict=True)]
        )
    return Table(spec, tuple(part.source for part in ordered), source, row, columns, names)


def _joined(spec: Field, parts: list[Part]) -> Column:
    """The column of all parts under one numbering of texts; one that has another value in another
    part, since its neighbours say so, has two numbers.
    """
    if len(parts) == 1 and spec.field in parts[0].columns:
        return parts[0].columns[spec.field]
    number: dict[tuple[str, Why | None], int] = {}
    values: list[Any] = []
    codes = [np.zeros(0, dtype=np.int32)]
    for part in parts:
        column = part.columns.get(spec.field)
        if column is None:
            codes.append(np.full(len(part.row), BLANK, dtype=np.int32))
            continue
        keys = [(text, column.why.get(code)) for code, text in enumerate(column.texts)]
        renumber = [number.setdefault(key, len(number)) for key in keys]
        values += [None] * (len(number) - len(values))
        for code, value in zip(renumber, column.values, strict=True):
            values[code] = value
        codes.append(np.array([*renumber, BLANK], dtype=np.int32)[column.codes])
    why = {code: said for (_, said), code in number.items() if said}
    return Column(spec, np.concatenate(codes), [text for text, _ in number], values, why)
