"""An .xls made of records of BIFF8, each as the format's description has it."""

import struct
from collections.abc import Iterable, Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Rows = Sequence[Sequence[str | float | None]]


def record(kind: int, content: bytes) -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(content)) + content


def _start(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x1FAE, 0x07CD, 0, 0x0306))


_STOP = record(0x0A, b"")


def text(row: int, column: int, said: str) -> bytes:
    """A cell with a text of its own."""
    wide = said.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(said), 1) + wide)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def chart(values: Rows) -> bytes:
    """A chart within a sheet that keeps the numbers of another sheet."""
    cached = [
        number(c, r, float(v or 0)) for r, row in enumerate(values) for c, v in enumerate(row)
    ]
    return _start(0x0020) + b"".join(cached) + _STOP


def sheet(rows: Rows, *more: bytes) -> bytes:
    """A sheet of these rows, and what else it holds."""
    cells = [
        text(row, column, value) if isinstance(value, str) else number(row, column, value)
        for row, line in enumerate(rows)
        for column, value in enumerate(line)
        if value is not None
    ]
    return _start(0x0010) + b"".join(cells) + b"".join(more) + _STOP


def book(sheets: dict[str, bytes], *more: bytes, hidden: Iterable[str] = ()) -> bytes:
    """A workbook of these sheets; `more` are records of the book itself."""
    names = [(name, name.encode("utf-16-le")) for name in sheets]
    head = _start(0x0005) + b"".join(more)
    offset = len(head) + sum(12 + len(wide) for _, wide in names) + len(_STOP)
    listed = b""
    for name, wide in names:
        state = int(name in set(hidden))
        listed += record(0x85, struct.pack("<IBBBB", offset, state, 0, len(name), 1) + wide)
        offset += len(sheets[name])
    return head + listed + _STOP + b"".join(sheets.values())


def xls(stream: bytes, name: str = "Workbook") -> bytes:
    """The stream in an OLE container under this name."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    fat = [_FAT, _END, *range(3, sectors + 2), _END]
    fats = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    assert len(fats) == _SECTOR
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<I", 0).ljust(436, b"\xff")
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream))
    return head + fats + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le")
    about = struct.pack("<HBBIII", len(wide) + 2, kind, 1, _FREE, _FREE, child)
    return wide.ljust(64, b"\0") + about + bytes(36) + struct.pack("<IQ", start, size)
