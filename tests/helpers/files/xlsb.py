"""A small writer of .xlsb (MS-XLSB, BIFF12): texts in the shared table, numbers, dates, yes/no."""

import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from tests.helpers.files.hostile import packed

_DAY_ZERO = datetime(1899, 12, 30)
_TYPES = "http://schemas.openxmlformats.org/package/2006/"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_KIND = "application/vnd.ms-excel."
_DATE_FORMAT, _DATE_STYLE = 14, 1


def _record(number: int, content: bytes = b"") -> bytes:
    """A record: its number and length in groups of seven bits."""
    head = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
    size, length = len(content), b""
    while size > 127:
        length += bytes([size & 127 | 128])
        size >>= 7
    return head + length + bytes([size]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def _serial(day: date) -> float:
    at = datetime(day.year, day.month, day.day, getattr(day, "hour", 0))
    return (at - _DAY_ZERO) / timedelta(days=1)


def _cell(column: int, value: object, texts: dict[str, int]) -> bytes:
    if value is None:
        return b""
    head = struct.pack("<II", column, _DATE_STYLE if isinstance(value, date) else 0)
    if isinstance(value, bool):
        return _record(4, head + bytes([value]))
    if isinstance(value, date):
        return _record(5, head + struct.pack("<d", _serial(value)))
    if isinstance(value, int | float):
        return _record(5, head + struct.pack("<d", value))
    return _record(7, head + struct.pack("<I", texts.setdefault(str(value), len(texts))))


def _sheet(lines: Sequence[Sequence[object]], texts: dict[str, int]) -> bytes:
    width = max(map(len, lines))
    body = _record(148, struct.pack("<4I", 0, len(lines) - 1, 0, width - 1)) + _record(145)
    for row, line in enumerate(lines):
        body += _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        body += b"".join(_cell(column, value, texts) for column, value in enumerate(line))
    return _record(129) + body + _record(146) + _record(130)


def _styles() -> bytes:
    """Two cell styles: general, date."""
    formats = b"".join(
        _record(47, struct.pack("<HHHHHBBHBB", 0, form, 0, 0, 0, 0, 0, 0, 0, 0))
        for form in (0, _DATE_FORMAT)
    )
    return _record(278) + _record(617, struct.pack("<I", 2)) + formats + _record(618) + _record(279)


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_TYPES}relationships">{lines}</Relationships>'.encode()


def xlsb(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of these sheets."""
    texts: dict[str, int] = {}
    pages = [_sheet(lines, texts) for lines in sheets.values()]
    links = {f"r{n}": ("worksheet", f"worksheets/sheet{n}.bin") for n in range(len(pages))}
    bundle = b"".join(
        _record(156, struct.pack("<II", 0, n + 1) + _wide(f"r{n}") + _wide(name))
        for n, name in enumerate(sheets)
    )
    book = _record(131) + _record(143) + bundle + _record(144) + _record(132)
    shared = b"".join(_record(19, b"\0" + _wide(text)) for text in texts)
    counts = struct.pack("<II", len(texts), len(texts))
    kinds = {"workbook": "sheet.binary.macroEnabled.main", "styles": "styles"} | {
        "sharedStrings": "sharedStrings", **{f"worksheets/sheet{n}": "worksheet"
                                             for n in range(len(pages))}}  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/xl/{part}.bin" ContentType="{_KIND}{kind}"/>'
        for part, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'  # noqa: E501
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}content-types">{rels}{overrides}'
            "</Types>".encode(),
            "_rels/.rels": _relations({"r": ("officeDocument", "xl/workbook.bin")}),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relations(
                links | {"s": ("styles", "styles.bin"), "t": ("sharedStrings", "sharedStrings.bin")}
            ),
            "xl/styles.bin": _styles(),
            "xl/sharedStrings.bin": _record(159, counts) + shared + _record(160),
            **{f"xl/worksheets/sheet{n}.bin": page for n, page in enumerate(pages)},
        }
    )
