"""A packed workbook as a container: sheets' names and state, dates, percent styles of an xlsx.

Only small parts are parsed here, after `guard` has refused declarations; local names only, since
a strict OOXML file has other namespaces. External links are never looked at.
"""

import copy
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from rsnms_cli.model.problems import number_of
from rsnms_cli.office.formats import ZIP_FAULTS, damaged
from rsnms_cli.office.reading.sheet_xml import plain

_PERCENT_IDS = frozenset({"9", "10"})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a format of numbers only shows, or says of colours and widths."""
_CELL = re.compile(rb"<c\b[^<>]*>")
_ADDRESS = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d{1,6})"')


@dataclass(frozen=True)
class Part:
    """A sheet of the package, in the order of the tabs."""

    name: str
    state: str
    path: str


@dataclass(frozen=True)
class Package:
    """A packed file, opened once for all that is asked of it; raises UnreadableFile."""

    content: bytes

    @cached_property
    def archive(self) -> zipfile.ZipFile:
        """The container, opened once; raises UnreadableFile."""
        try:
            return zipfile.ZipFile(io.BytesIO(self.content))
        except ZIP_FAULTS as error:
            raise damaged() from error

    @cached_property
    def _book(self) -> ElementTree.Element:
        return self._parsed("xl/workbook.xml")

    @cached_property
    def sheets(self) -> list[Part]:
        """All sheets that the workbook lists."""
        targets = {
            link.get("Id", ""): link.get("Target", "")
            for link in self._parsed("xl/_rels/workbook.xml.rels").iter()
        }
        return [
            Part(
                sheet.get("name", ""),
                sheet.get("state", "visible"),
                posixpath.normpath(posixpath.join("xl", targets.get(_relation(sheet), ""))).lstrip(
                    "/"
                ),
            )
            for sheet in _all(self._book, "sheet")
        ]

    @cached_property
    def dates_of_1904(self) -> bool:
        """Whether days are counted from 1904, as old Macs did."""
        flags = [item.get("date1904", "0") for item in _all(self._book, "workbookPr")]
        return any(flag in ("1", "true") for flag in flags)

    @cached_property
    def asks_to_calculate(self) -> bool:
        """Whether the book is to be calculated when it is opened: its results may be none."""
        flags = [item.get("fullCalcOnLoad", "0") for item in _all(self._book, "calcPr")]
        return any(flag in ("1", "true") for flag in flags)

    @cached_property
    def percent_styles(self) -> dict[int, int]:
        """Cell styles under which a number is shown with «%», and how many times larger: 100, or 1
        where the sign is only written after it.
        """
        root = self._parsed("xl/styles.xml")
        formats = {f.get("numFmtId", ""): f.get("formatCode", "") for f in _all(root, "numFmt")}
        times = {key: percent_times(code) for key, code in formats.items() if "%" in code}
        times |= dict.fromkeys(_PERCENT_IDS - formats.keys(), 100)
        lists = [item for item in root.iter() if _local(item) == "cellXfs"]
        return {
            number: times[style.get("numFmtId", "")]
            for styles in lists
            for number, style in enumerate(styles)
            if style.get("numFmtId") in times
        }

    def percent_cells(self, part: Part) -> list[tuple[int, int, int]]:
        """Row (from 1) and column (from 0) of the cells of a sheet that are shown in percent, and
        how many times larger than they are.
        """
        found = []
        for cell in _CELL.finditer(self.sheet(part.path)):
            style, address = _STYLE.search(cell[0]), _ADDRESS.search(cell[0])
            times = self.percent_styles.get(int(style[1])) if style else None
            if times and address:
                found.append((int(address[2]), number_of(address[1].decode()), times))
        return found

    def sheet(self, path: str) -> bytes:
        """The plain XML of a sheet by its path, worked out once; raises UnreadableFile."""
        key = path.lower().replace("\\", "/")
        if key not in self._plain:
            raw = self.read(path)
            self._plain[key] = plain(raw)
            if self._plain[key] is not raw:
                self._rewritten.add(key)
        return self._plain[key]

    @cached_property
    def _plain(self) -> dict[str, bytes]:
        return {}

    @cached_property
    def _rewritten(self) -> set[str]:
        return set()

    @cached_property
    def _names(self) -> dict[str, str]:
        return {name.lower().replace("\\", "/"): name for name in self.archive.namelist()}

    def read(self, path: str, most: int = -1) -> bytes:
        """The bytes of a part, `most` of them at most, none when there is none.

        Raises UnreadableFile.
        """
        name = self._names.get(path.lower().replace("\\", "/"))
        if not name:
            return b""
        try:
            with self.archive.open(name) as part:
                return part.read(most)
        except ZIP_FAULTS as error:
            raise damaged() from error

    def _parsed(self, path: str) -> ElementTree.Element:
        content = self.read(path)
        try:
            return ElementTree.fromstring(content) if content else ElementTree.Element("none")
        except (ElementTree.ParseError, LookupError, ValueError) as error:  # or an unknown encoding
            raise damaged() from error

    def with_unique_names(self) -> "Package":
        """The same file with sheets of one name told apart; a reader would give the first twice."""
        names = [part.name for part in self.sheets]
        if len(set(names)) == len(names):
            return self
        book = copy.deepcopy(self._book)
        for number, sheet in enumerate(_all(book, "sheet")):
            if names.count(names[number]) > 1:
                sheet.set("name", f"{names[number]} ({number + 1})")
        return self._replaced({"xl/workbook.xml": ElementTree.tostring(book)})

    def with_plain_sheets(self) -> "Package":
        """The same file with plain sheets: blanks around values, a reader would take for a 0."""
        for part in self.sheets:
            self.sheet(part.path)
        changed = {path: self._plain[path] for path in self._rewritten}
        return self._replaced(changed) if changed else self

    def _replaced(self, parts: dict[str, bytes]) -> "Package":
        names = self._names.items()
        return Package.of({own: parts.get(name) or self.archive.read(own) for name, own in names})

    @staticmethod
    def of(parts: dict[str, bytes]) -> "Package":
        """A package of these parts."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as target:
            for name, content in parts.items():
                target.writestr(name, content)
        return Package(packed.getvalue())


def percent_times(code: str) -> int:
    """How many times larger a format with «%» shows a number."""
    return 100 if "%" in _LITERAL.sub("", code) else 1


def _all(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [item for item in root.iter() if _local(item) == name]


def _local(item: ElementTree.Element) -> str:
    return item.tag.rpartition("}")[2]


def _relation(sheet: ElementTree.Element) -> str:
    return next((v for k, v in sheet.attrib.items() if k.rpartition("}")[2] == "id"), "")
