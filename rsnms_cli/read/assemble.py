"""Parts of sheets to typed tables: each distinct text of a column is parsed once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from rsnms_cli.model.columns import Field, TableSpec
from rsnms_cli.model.tables import BLANK, Column, Ints, Source, Table
from rsnms_cli.model.text import clean
from rsnms_cli.read.recognise import Header
from rsnms_cli.read.values import Unreadable, parse
from rsnms_cli.read.workbook import Sheet


@dataclass(frozen=True)
class Part:
    """The rows of one sheet: per field its distinct texts and their codes."""

    spec: TableSpec
    source: Source
    row: Ints
    texts: dict[str, list[str]]
    codes: dict[str, Ints]


def part_of(sheet: Sheet, header: Header) -> Part:
    """Cut the rows below the header; rows with nothing in any known column are passed over."""
    texts, codes = {}, {}
    for name, index in header.indexes.items():
        texts[name], codes[name] = _encoded(sheet.columns[index].slice(header.source.header_row))
    filled = np.logical_or.reduce([code != BLANK for code in codes.values()])
    row = np.flatnonzero(filled).astype(np.int32) + header.source.header_row + 1
    codes = {name: code[filled] for name, code in codes.items()}
    return Part(header.spec, header.source, row, texts, codes)


def _encoded(cells: pa.Array) -> tuple[list[str], Ints]:
    encoded = cells.dictionary_encode()
    raw = [clean(text) for text in encoded.dictionary.to_pylist()]
    codes = encoded.indices.fill_null(BLANK).to_numpy(zero_copy_only=False).astype(np.int32)
    return _renumbered([codes], [raw])


def _renumbered(codes: list[Ints], texts: list[list[str]]) -> tuple[list[str], Ints]:
    """Join several encodings into one; an empty text becomes blank."""
    number: dict[str, int] = {"": BLANK}
    joined = []
    for part_codes, part_texts in zip(codes, texts, strict=True):
        known = [number.setdefault(text, len(number) - 1) for text in part_texts]
        joined.append(np.array([*known, BLANK], dtype=np.int32)[part_codes])
    return list(number)[1:], np.concatenate(joined)


def assemble(spec: TableSpec, parts: Iterable[Part]) -> Table:
    """One typed table from the parts, in the order of file, sheet and row."""
    ordered = sorted(parts, key=lambda part: (part.source.file, part.source.sheet))
    sizes = [len(part.row) for part in ordered]
    columns = {item.field: _column(item, ordered) for item in spec.fields}
    source = np.repeat(np.arange(len(ordered), dtype=np.int32), sizes)
    row = np.concatenate([part.row for part in ordered])
    return Table(spec, tuple(part.source for part in ordered), source, row, columns)


def _column(spec: Field, parts: list[Part]) -> Column:
    absent = [np.full(len(part.row), BLANK, dtype=np.int32) for part in parts]
    codes = [part.codes.get(spec.field, none) for part, none in zip(parts, absent, strict=True)]
    texts, joined = _renumbered(codes, [part.texts.get(spec.field, []) for part in parts])
    return Column(spec, joined, texts, [_value(spec, text) for text in texts])


def _value(spec: Field, text: str) -> Any:
    try:
        return parse(spec, text)
    except Unreadable:
        return None
