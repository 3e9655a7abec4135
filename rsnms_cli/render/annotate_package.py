"""Whether a workbook can be marked without loss: openpyxl drops in silence what it does not know.

Looked at before openpyxl opens the file: its size, the parts of its package, and what its sheets
hold besides cells.
"""

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

MOST_BYTES = 20_000_000
"""Of XML, unpacked: some 400,000 cells, half a minute and half a gigabyte for openpyxl."""
MOST_COVERED = 1_000_000
"""Cells of merged ranges and range links, each of which openpyxl makes a cell of."""

_KEPT_PARTS = re.compile(
    r"\[Content_Types\]\.xml|(.*/)?_rels/[^/]*\.rels|docProps/(core|app|custom)\.xml"
    r"|docProps/thumbnail\.\w+|xl/(workbook|styles|sharedStrings|calcChain)\.xml"
    r"|xl/(theme|tables|persons|comments|externalLinks|worksheets)/[^/]*\.xml"
    r"|xl/comments\d*\.xml|xl/drawings/[^/]*\.vml|xl/printerSettings/[^/]*|xl/vbaProject\.bin",
    re.IGNORECASE,
)
_KEPT_TAGS = re.compile(
    "sheet(Pr|Views|FormatPr|Data|CalcPr|Protection)|dimension|cols|autoFilter|sortState|mergeCells"
    "|phoneticPr|conditionalFormatting|dataValidations|hyperlinks|printOptions|page(Margins|Setup)"
    "|headerFooter|(row|col)Breaks|scenarios|ignoredErrors|legacyDrawing|tableParts"
)
_WORDS = {
    "threadedComments": "обсуждения к ячейкам",
    "pivot": "сводные таблицы",
    "extLst": "проверки ввода или условное оформление новых версий Excel",
    "protectedRanges": "диапазоны, открытые для правки",
    "ctrlProps": "элементы управления",
    "controls": "элементы управления",
    "activeX": "элементы управления",
    "connections": "связи с внешними данными",
    "queryTables": "связи с внешними данными",
    "customXml": "вложенные данные",
    "_xmlsignatures": "электронная подпись",
    "drawing": "рисунки, фигуры или диаграммы",
    "media": "рисунки, фигуры или диаграммы",
    "charts": "рисунки, фигуры или диаграммы",
    "picture": "рисунки, фигуры или диаграммы",
}
_CELLS = re.compile(rb"<((?:\w+:)?)sheetData\b.*</\1sheetData>", re.DOTALL)
_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_PART_NAME = re.compile(rb'PartName="/([^"]+)"')


class CannotMark(Exception):
    """Marking would lose something or take too long; the words say why, in Russian."""


def examined(content: bytes) -> io.BytesIO:
    """The workbook, fit to be opened by openpyxl; raises CannotMark."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _examined(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise CannotMark("файл защищён паролем или устроен необычно") from error
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        raise CannotMark("файл устроен необычно") from error


def _examined(archive: zipfile.ZipFile) -> io.BytesIO:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise CannotMark("он слишком велик")
    if lost := [part.filename for part in parts if not _KEPT_PARTS.fullmatch(part.filename)]:
        raise _would_lose(lost[0])
    fit = io.BytesIO()
    with zipfile.ZipFile(fit, "w") as copy:
        types = _PART_NAME.findall(archive.read("[Content_Types].xml"))
        names = {name.decode().casefold(): name.decode() for name in types}
        for part in parts:
            text = archive.read(part)
            _examine(part.filename, text)
            # 1С writes SharedStrings.xml where the list of parts says sharedStrings.xml
            copy.writestr(names.get(part.filename.casefold(), part.filename), text)
    fit.seek(0)
    return fit


def _examine(name: str, text: bytes) -> None:
    if b"<!DOCTYPE" in text[:1000]:
        raise CannotMark("файл устроен необычно")
    if name.endswith(".vml") and re.search(rb'ObjectType="(?!Note")', text):
        raise _would_lose("controls")
    if "/worksheets/" in name and not name.endswith(".rels"):
        root = ElementTree.fromstring(_CELLS.sub(b"", text))
        tags = [child.tag.split("}")[-1] for child in root]
        if lost := [tag for tag in tags if not _KEPT_TAGS.fullmatch(tag)]:
            raise _would_lose(lost[0])
        areas = [node for node in root.iter() if node.tag.endswith(("}mergeCell", "}hyperlink"))]
        if sum(_covered(area.get("ref", "")) for area in areas) > MOST_COVERED:
            raise CannotMark("на листе объединено слишком много ячеек")


def _covered(area: str) -> int:
    found = _RANGE.fullmatch(area.replace("$", ""))
    if not found:
        return 1
    left, top, right, bottom = found.groups()
    return (_number(right) - _number(left) + 1) * (int(bottom) - int(top) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _would_lose(name: str) -> CannotMark:
    lost = next((words for part, words in _WORDS.items() if part in name), f"часть «{name}»")
    return CannotMark(f"при этом пропало бы то, что есть в файле: {lost}")
