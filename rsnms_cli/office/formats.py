"""What a file is, by its bytes: people rename files, and programs lie about what they save."""

import re
import zipfile
import zlib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.office.encodings import utf16_without_mark

ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,  # encrypted, or packed in a way that is not known
)
"""What opening or reading a package may raise."""


class UnreadableFile(RsnmsError):
    """A file that gives no table: the problem's code, what is wrong and what to do."""

    def __init__(self, code: str, what: str, todo: str) -> None:
        super().__init__(what, todo)
        self.code = code


class Kind(StrEnum):
    """The formats that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"
    HTML = "html"


EXTENSIONS: dict[str, Kind] = {
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".xltx": Kind.XLSX,
    ".xlsb": Kind.XLSB,
    ".xls": Kind.XLS,
    ".ods": Kind.ODS,
    ".csv": Kind.TEXT,
    ".tsv": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
}
TABLES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"})
"""Names under which a table is expected: refusing such a file leaves something out."""
PACKED = (b"PK\x03\x04", b"PK\x05\x06")
"""What a package begins with."""
SAVE_AGAIN = "откройте его в Excel или LibreOffice и сохраните заново как .xlsx"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""What an old workbook, an encrypted one or an old document begins with."""
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "документ PDF"),
    (b"\x89PNG", "картинка"),
    (b"\xff\xd8\xff", "картинка"),
    (b"GIF8", "картинка"),
    (b"II*\0", "картинка"),
    (b"MM\0*", "картинка"),
    (b"Rar!", "архив"),
    (b"7z\xbc\xaf", "архив"),
    (b"\x1f\x8b", "архив"),
    (b"{\\rtf", "текстовый документ RTF"),
)
_WEB_ARCHIVE = re.compile(rb"\s*(?:from:|mime-version:|content-type:\s*multipart/)", re.IGNORECASE)
_ARCHIVE = "распакуйте его и положите таблицы рядом с остальными"
_MARKUP = re.compile(rb"<(!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(content: bytes, parts: Iterable[str] = ()) -> Kind:
    """The format of these bytes; raises UnreadableFile for what is no table.

    `parts` are the names of a package's parts.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFile("file.empty", "файл пуст", "попросите прислать его ещё раз")
    if content.startswith(PACKED):
        return _packed({name.lower().replace("\\", "/") for name in parts})
    if content.startswith(OLE):
        return _compound(content)
    if content.startswith(_BIFF):
        return Kind.XLS
    for mark, name in _FOREIGN:
        if content.startswith(mark):
            raise _no_table(name)
    return _textual(content)


def disguised(path: Path, kind: Kind) -> bool:
    """Whether the name says another format than the bytes."""
    return EXTENSIONS.get(path.suffix.lower()) != kind


def _no_table(name: str = "") -> UnreadableFile:
    """The file is something else, by its name if that is known."""
    what = (
        f"это {name}, а не таблица; файл не прочитан"
        if name
        else "это не таблица, файл не прочитан"
    )
    todo = _ARCHIVE if name == "архив" else "если в нём данные, сохраните их как .xlsx"
    return UnreadableFile("file.format", what, todo)


def damaged() -> UnreadableFile:
    """The format is known, but the content does not hold together."""
    return UnreadableFile("file.damaged", "файл повреждён или передан не полностью", SAVE_AGAIN)


def _packed(names: set[str]) -> Kind:
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if "content.xml" in names:
        return Kind.ODS
    if "xl/workbook.xml" in names or any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    raise _no_table(_packed_name(names))


def _packed_name(names: set[str]) -> str:
    for part, name in (("word/", "документ Word"), ("ppt/", "презентация")):
        if any(one.startswith(part) for one in names):
            return name
    return "архив"


def _compound(content: bytes) -> Kind:
    """An OLE container: an old .xls, or an encrypted book of any year, or something else."""
    if _utf16("EncryptedPackage") in content:
        raise encrypted()
    if any(_utf16(name) in content for name in ("Workbook", "Book")):
        return Kind.XLS
    raise _no_table("документ Word" if _utf16("WordDocument") in content else "")


def encrypted() -> UnreadableFile:
    """A book under a password."""
    what = "файл защищён паролем, прочитать его нельзя"
    return UnreadableFile("file.encrypted", what, "снимите пароль и сохраните файл заново")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _textual(content: bytes) -> Kind:
    head = content[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, as «Текст Юникод» of Excel
        return Kind.HTML if _MARKUP.search(head.replace(b"\0", b"")) else Kind.TEXT
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        what = "это таблица в формате XML 2003, она не читается"
        raise UnreadableFile("file.xml2003", what, SAVE_AGAIN)
    if _WEB_ARCHIVE.match(head):
        what = "это веб-архив (MHTML), а не книга Excel; файл не прочитан"
        raise UnreadableFile("file.web_archive", what, SAVE_AGAIN)
    if _MARKUP.search(head):
        return Kind.HTML
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise _no_table()
    if _BINARY.search(head.replace(b"\0", b"") if utf16_without_mark(content) else head):
        raise _no_table()
    return Kind.TEXT
