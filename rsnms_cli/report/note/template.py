"""Filling of a Word template with texts, tables and charts; the same values, the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, Undefined
from lxml import etree

from rsnms_cli.methodology.small_files import Unfit, plain_bytes
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.text import legal
from rsnms_cli.office.formats import ZIP_FAULTS, UnreadableFile
from rsnms_cli.office.guard import inspect_package
from rsnms_cli.office.ooxml import Package
from rsnms_cli.report.note.faults import explained, misplaced, spoilt, unclosed
from rsnms_cli.report.sandbox import Bounded, rendered

_NO_DOCX = (PackageNotFoundError, KeyError, *ZIP_FAULTS)
_WRONG = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, LookupError),
    *(RecursionError, MemoryError),
)
MOST_BYTES = 64 << 20
_STARTS = re.compile(r"(<w:p[ >]|(?<=>){%)")
NARROW, WIDEST = 4, 14
"""Letters that a column of a table with a loop of columns is given at least and at most."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def _finalize(value: Any) -> Any:
    """No sign that XML forbids, nothing that breaks a line; a drawing stays as it is."""
    if isinstance(value, Undefined) or hasattr(value, "__html__"):
        return value
    return re.sub(r"[\t\r\n]+", " ", legal(str(value)))


class Template(DocxTemplate):  # type: ignore[misc]
    """A Word file with tags; what it is filled with is never read as a tag or as markup.

    Tags run in a sandbox: the file may have come by mail.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            content = plain_bytes(path, MOST_BYTES)
            inspect_package(Package(content))
            super().__init__(io.BytesIO(content))
            self.init_docx()
            self.docx.part  # noqa: B018  # raises where it is another kind of package
        except (*_NO_DOCX, etree.XMLSyntaxError, UnreadableFile, Unfit, OSError) as error:
            what = f"шаблон templates/{path.name} не открывается: файла нет или это не .docx"
            raise UsageError(what, "возьмите шаблон, который пришёл с программой") from error

    def fill(self, context: Mapping[str, Any], title: str, day: date) -> bytes:
        """The filled document, its properties without a person's name. Raises UsageError."""
        if text := unclosed(self.docx.element.body):
            raise spoilt(self.name, "тег открыт и не закрыт", text)
        self.render(
            dict(context),
            Bounded(autoescape=True, undefined=StrictUndefined, finalize=_finalize),
        )
        about = self.docx.core_properties
        about.title = title[:255]
        about.author = about.last_modified_by = about.comments = about.keywords = ""
        about.created = about.modified = datetime(day.year, day.month, day.day)
        about.revision = 1
        content = io.BytesIO()
        self.docx.save(content)
        return _steady(content)

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None
    ) -> str:
        """Fill a part; a line per paragraph and block, so that a fault tells where it stands.

        Raises UsageError for a tag that is wrong.
        """
        source = _STARTS.sub(r"\n\1", src_xml)
        try:
            return rendered(jinja_env.from_string(source), context).replace("\n", "")
        except _WRONG as error:
            raise spoilt(self.name, *explained(error, source)) from error

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Properties have no tags: `fill` writes them."""

    def fix_tables(self, xml: str) -> Any:
        """The tree of the document; a table with a loop of columns gets a grid that fits them.

        Raises UsageError for tags of rows, columns or paragraphs in the wrong place.
        """
        try:
            tree = etree.fromstring(xml.encode())
        except etree.XMLSyntaxError as error:
            why = "теги {%p %}, {%tr %} или {%tc %} стоят не на своих местах"
            raise spoilt(self.name, why) from error
        if why := misplaced(tree):
            raise spoilt(self.name, why)
        for table in tree.iter(qn("w:tbl")):
            grid, rows = table.find(qn("w:tblGrid")), list(table.iter(qn("w:tr")))
            number = max((sum(map(_span, row.findall(qn("w:tc")))) for row in rows), default=0)
            if number and grid is not None and number != len(grid):
                _regrid(grid, rows, number)
        return tree


def _span(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else int(span.get(qn("w:val")))


def _regrid(grid: Any, rows: list[Any], number: int) -> None:
    """The first column keeps its width, the others share the rest by their longest text."""
    widths = [int(column.get(qn("w:w")) or 0) for column in grid]
    texts = [["".join(cell.itertext()) for cell in row.iter(qn("w:tc"))] for row in rows]
    longest = [
        min(max([NARROW, *(len(row[at]) + 1 for row in texts if at < len(row))]), WIDEST)
        for at in range(1, number)
    ]
    share = [sum(widths[1:]) * length // sum(longest) for length in longest]
    grid[:] = [grid.makeelement(qn("w:gridCol"), {qn("w:w"): str(w)}) for w in (widths[0], *share)]
    for row in rows:
        for cell in list(row.iter(qn("w:tcW"))):
            cell.getparent().remove(cell)


def _steady(content: io.BytesIO) -> bytes:
    """The same package without the time of its making."""
    result = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return result.getvalue()
