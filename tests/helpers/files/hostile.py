"""Files that nobody should send, each made by spoiling a good workbook of two teachers."""

import io
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable

import xlsxwriter

from tests.helpers.tables import TEACHER, grid

SHEET, BOOK, TEXTS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
Parts = dict[str, bytes]


def workbook(rows: list[list[object]] | None = None) -> bytes:
    """«Педагоги» with P1 and P2, or other rows, as texts shared between cells."""
    rows = rows or grid("teachers", [TEACHER, TEACHER | {"person_id": "P2"}])
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("Лист1")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    page.write_string(number, column, str(value))
    return stream.getvalue()


def packed(parts: Parts) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def parts(content: bytes) -> Parts:
    """The parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoilt(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The good workbook with one part changed."""
    good = parts(workbook())
    return packed(good | {name: change(good[name])})


def renamed(change: Callable[[str], str]) -> bytes:
    """The good workbook with parts under other names."""
    return packed({change(name): content for name, content in parts(workbook()).items()})


def many_sheets(number: int) -> bytes:
    """The only sheet of the good workbook under so many names."""

    def listed(xml: bytes) -> bytes:
        names = (f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, number + 1))
        return re.sub(rb"<sheet [^>]*/>", "".join(names).encode(), xml)

    return spoilt(BOOK, listed)


def with_row(row: str) -> bytes:
    """The good workbook with one more row, as XML; its claim of size stays."""
    return spoilt(SHEET, lambda xml: xml.replace(b"</sheetData>", row.encode() + b"</sheetData>"))


def far_cell_unclaimed() -> bytes:
    """A cell at the sheet's end behind 12 MB of noise, and a claim to be small."""
    noise = random.Random(1).randbytes(6_000_000).hex().encode()
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData><!--' + noise + b"-->"
    return spoilt(SHEET, lambda xml: xml.replace(b"</sheetData>", far))


def claims_full_grid(*, stray: bool) -> bytes:
    """Two kilobytes that say they fill a sheet; with a cell at its end they would."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>' if stray else b""

    def claim(xml: bytes) -> bytes:
        xml = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml)
        return xml.replace(b"</sheetData>", far or b"</sheetData>")

    return spoilt(SHEET, claim)


def part_twice() -> bytes:
    """Two parts under one name, and it is not said which one is meant."""
    stream, good = io.BytesIO(workbook()), parts(workbook())[SHEET]
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, good.replace(b"<v>3</v>", b"<v>4</v>"))
    return stream.getvalue()


def encrypted_zip() -> bytes:
    """Every part marked as encrypted, as some archivers leave them."""
    content = bytearray(workbook())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def noise_inside() -> bytes:
    """Bytes of a packed part changed on the way."""
    content = bytearray(workbook())
    at = content.find(SHEET.encode()) + len(SHEET)
    content[at + 5 : at + 60] = random.Random(2).randbytes(55)
    return bytes(content)


def to_strict(parts: Parts) -> Parts:
    """The namespaces of strict OOXML."""
    old = b"schemas.openxmlformats.org/"
    swaps = (
        (old + b"spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"),
        (old + b"officeDocument/2006/", b"purl.oclc.org/ooxml/officeDocument/"),
    )

    def swap(xml: bytes) -> bytes:
        for old, new in swaps:
            xml = xml.replace(old, new)
        return xml

    return {name: swap(content) for name, content in parts.items()}


def strict() -> bytes:
    """The good workbook in strict OOXML."""
    return packed(to_strict(parts(workbook())))


def linked() -> bytes:
    """A workbook with a link to a file elsewhere."""
    link = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<externalBook xmlns:r="x" r:id="rId1"/></externalLink>'
    )
    return packed(parts(workbook()) | {"xl/externalLinks/externalLink1.xml": link})


def ods(rows: str) -> bytes:
    """An .ods with these rows, as XML."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body>'
        f'<office:spreadsheet><table:table table:name="Лист1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )


def ods_cell(text: str, *, columns: int = 1) -> str:
    """A cell of an .ods, maybe repeated."""
    return (
        f'<table:table-cell table:number-columns-repeated="{columns}" '
        f'office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def lying_directory() -> bytes:
    """The directory says 5,000 bytes of a part that holds 30 million."""
    many = b"<si><t>" + b"x" * 30_000_000 + b"</t></si></sst>"
    content = bytearray(spoilt(TEXTS, lambda xml: xml.replace(b"</sst>", many)))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack("<H", content[at + 28 : at + 30])[0]
        if bytes(content[at + 46 : at + 46 + length]) == TEXTS.encode():
            content[at + 24 : at + 28] = struct.pack("<I", 5000)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)
