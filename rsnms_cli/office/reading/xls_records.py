"""The records of an .xls that no reader tells about: what is hidden, percents, formulas that nobody
worked out, days from 1904, a password.

[MS-CFB] describes the container, [MS-XLS] the records; every number below is of these two.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from rsnms_cli.office.ooxml import percent_times

_BOF, _EOF, _LISTED, _PASSWORD, _EPOCH = 0x0809, 0x0A, 0x85, 0x2F, 0x22
_STYLE, _FORMAT, _ROW, _COLUMNS = 0xE0, 0x041E, 0x0208, 0x7D
_NUMBER, _RK, _RKS, _FORMULA = 0x0203, 0x027E, 0xBD, 0x06
_PERCENTS = frozenset({9, 10})
_BLANK_TEXT = re.compile(rb"\x03.{5}\xff\xff", re.DOTALL)
"""A formula's result where the program that wrote it worked nothing out, or an empty text."""


class Record(NamedTuple):
    """A record: its kind and its content."""

    kind: int
    content: bytes


@dataclass
class Page:
    """Of a sheet: rows from 1, columns from 0; of percents how many times larger they are shown."""

    rows: list[int] = field(default_factory=list)
    columns: bool = False
    percents: list[tuple[int, int, int]] = field(default_factory=list)
    unfinished: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Book:
    """Of the whole file, its sheets in the order of the tabs."""

    locked: bool = False
    from_1904: bool = False
    pages: list[Page] = field(default_factory=list)


def records_of(content: bytes) -> Book | None:
    """What the records say, None when the container does not hold together."""
    try:
        stream = content if content[:2] in (b"\x09\x08", b"\x09\x04") else _stream(content)
        return _book(stream) if stream else None
    except (struct.error, IndexError):
        return None


def _book(stream: bytes) -> Book:
    book, starts, styles = Book(), list[int](), list[int]()
    formats = dict.fromkeys(_PERCENTS, 100)
    for kind, content in _records(stream, 0):
        book.locked |= kind == _PASSWORD
        if kind == _EPOCH:
            book.from_1904 = content[:1] == b"\1"
        elif kind == _LISTED:
            starts.append(*struct.unpack_from("<I", content))
        elif kind == _STYLE:
            styles.append(*struct.unpack_from("<H", content, 2))
        elif kind == _FORMAT and b"%" in content[2:]:
            formats[struct.unpack_from("<H", content)[0]] = percent_times(_code(content))
    percent = {n: formats[style] for n, style in enumerate(styles) if style in formats}
    if not book.locked:
        results: list[bool] = []
        book.pages = [_page(_records(stream, start), percent, results) for start in starts]
        if any(results):
            for page in book.pages:
                page.unfinished.clear()
    return book


def _code(content: bytes) -> str:
    """The code of a format."""
    wide = content[4] & 1 and b"\0" in content[5:]
    return content[5:].decode("utf-16-le", "replace") if wide else content[3:].decode("latin-1")


def _page(records: Iterator[Record], percent: dict[int, int], results: list[bool]) -> Page:
    """A sheet; `results` gets whether each formula has one."""
    page = Page()
    for kind, content in records:
        if kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", content)
            page.rows += [row + 1] if flags & 0x20 else []
        elif kind == _COLUMNS:
            page.columns |= bool(content[8] & 1)
        elif kind == _RKS and percent:
            row, first = struct.unpack_from("<HH", content)
            styles = (style for style, _ in struct.iter_unpack("<HI", content[4:-2]))
            page.percents += [
                (row + 1, first + n, percent[xf]) for n, xf in enumerate(styles) if xf in percent
            ]
        elif kind in (_NUMBER, _RK, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", content)
            if style in percent:
                page.percents.append((row + 1, column, percent[style]))
            if kind == _FORMULA:
                page.unfinished.append((row + 1, column))
                results.append(_has_result(content))
    return page


def _has_result(formula: bytes) -> bool:
    """A zero is none where the cell asks to be worked out on opening."""
    result, asks = formula[6:14], formula[14] & 2
    return not (_BLANK_TEXT.fullmatch(result) or (asks and result == bytes(8)))


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """The records from here to the end of this part, without parts within it: charts."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth < 1:
            return
        if depth == 1:
            yield Record(kind, stream[start + 4 : start + 4 + length])
        start += 4 + length


def _stream(content: bytes) -> bytes:
    """The workbook within the container; nothing when there is none."""
    size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
    most = len(content) // size + 1

    def sector(number: int) -> bytes:
        return content[(number + 1) * size : (number + 2) * size]

    def chain(table: tuple[int, ...], number: int) -> Iterator[int]:
        while number < len(table):
            yield number
            number = table[number]

    def joined(table: tuple[int, ...], number: int) -> bytes:
        return b"".join(map(sector, islice(chain(table, number), most)))

    lists = content[76:512]
    further = struct.unpack_from("<I", content, 68)[0]
    for _ in range(most):
        part = sector(further) if further < most else b""
        lists += part[:-4]
        further = _numbers(part[-4:])[0] if part else most
    fat = _numbers(b"".join(sector(number) for number in _numbers(lists) if number < most))
    directory = joined(fat, struct.unpack_from("<I", content, 48)[0])
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    for entry in entries:
        name = entry[:64].decode("utf-16-le", "replace").partition("\0")[0].lower()
        start, length = struct.unpack_from("<II", entry, 116)
        if name in ("workbook", "book"):
            if length >= struct.unpack_from("<I", content, 56)[0]:
                return joined(fat, start)[:length]
            small = joined(fat, struct.unpack_from("<I", entries[0], 116)[0])
            table = _numbers(joined(fat, struct.unpack_from("<I", content, 60)[0]))
            parts = islice(chain(table, start), most * size // 64)
            return b"".join(small[64 * one : 64 * one + 64] for one in parts)[:length]
    return b""


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
