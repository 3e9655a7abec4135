"""Whether a workbook can be marked without loss: openpyxl drops in silence what it does not know.

Looked at before openpyxl opens the file: its size, the parts of its package, and what its sheets
hold besides cells.
"""

import io
import re
import zipfile
from xml.etree import ElementTree

from openpyxl.utils import range_boundaries

from rsnms_cli.office.formats import ZIP_FAULTS

MOST_BYTES = 40_000_000
"""Unpacked: a million cells, for which openpyxl takes twenty seconds and 0.7 GB."""
MOST_COVERED = 1_000_000
"""Cells of merged ranges and range links, each of which openpyxl makes a cell of."""

_KEPT_PARTS = re.compile(
    r"\[Content_Types\]\.xml|(.*/)?_rels/[^/]*\.rels|docProps/(core|app|custom)\.xml"
    r"|docProps/thumbnail\.\w+|xl/(workbook|styles|sharedStrings|calcChain)\.xml"
    r"|xl/(theme|tables|persons|comments|externalLinks|worksheets)/[^/]*\.xml"
    r"|xl/comments\d*\.xml|xl/drawings/[^/]*\.(vml|xml)|xl/printerSettings/[^/]*|xl/vbaProject\.bin",
    re.IGNORECASE,
)
_KEPT_TAGS = re.compile(
    "sheet(Pr|Views|FormatPr|Data|CalcPr|Protection)|dimension|cols|autoFilter|sortState|mergeCells"
    "|phoneticPr|conditionalFormatting|dataValidations|hyperlinks|printOptions|page(Margins|Setup)"
    "|headerFooter|(row|col)Breaks|scenarios|ignoredErrors|legacyDrawing|drawing|tableParts"
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
_PART_NAME = re.compile(rb'PartName="/([^"]+)"')


class CannotMark(Exception):
    """Marking would lose something or take too long; the words say why, in Russian."""


def examined(content: bytes) -> io.BytesIO:
    """The workbook, fit to be opened by openpyxl; raises CannotMark."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _examined(archive)
    except (ElementTree.ParseError, ValueError) as error:
        raise CannotMark("файл устроен необычно") from error
    except ZIP_FAULTS as error:
        raise CannotMark("файл защищён паролем или устроен необычно") from error


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
    folder, _, suffix = name.casefold().rpartition(".")
    folder = folder.rpartition("/")[0]
    hollow = folder == "xl/tables" and b"tableColumn" not in text
    ranged = "/comments" in name and re.search(rb'ref="[^"]*[^A-Z0-9"]', text)
    if b"<!DOCTYPE" in text[:1000] or hollow or ranged:  # openpyxl would make all their cells
        raise CannotMark("файл устроен необычно")
    if suffix == "vml" and re.search(rb'ObjectType="(?!Note")', text):
        raise _would_lose("controls")
    if folder == "xl/drawings" and suffix == "xml" and len(ElementTree.fromstring(text)):
        raise _would_lose(name)  # LibreOffice writes empty ones
    if folder == "xl/worksheets":
        _examine_sheet(ElementTree.fromstring(_CELLS.sub(b"", text)))


def _examine_sheet(sheet: ElementTree.Element) -> None:
    tags = [child.tag.split("}")[-1] for child in sheet]
    if lost := [tag for tag in tags if not _KEPT_TAGS.fullmatch(tag)]:
        raise _would_lose(lost[0])
    areas = [node for node in sheet.iter() if node.tag.endswith(("}mergeCell", "}hyperlink"))]
    if sum(_covered(area.get("ref", "")) for area in areas) > MOST_COVERED:
        raise CannotMark("на листе объединено слишком много ячеек")


def _covered(area: str) -> int:
    left, top, right, bottom = range_boundaries(area)
    if not (left and top and right and bottom):
        return MOST_COVERED + 1  # whole columns or rows
    return (right - left + 1) * (bottom - top + 1)


def _would_lose(name: str) -> CannotMark:
    lost = next((words for part, words in _WORDS.items() if part in name), f"часть «{name}»")
    return CannotMark(f"при этом пропало бы то, что есть в файле: {lost}")
