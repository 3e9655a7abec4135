"""Filling of a Word template; its faults are told with the tag and the paragraph."""

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
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from rsnms_cli.model.errors import UsageError
from rsnms_cli.render.names import legal

_TAG = re.compile(r"{[{%#].*?[}%#]}", re.DOTALL)
_NO_DOCX = (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError)
NARROW, WIDEST = 4, 14
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def _finalize(value: Any) -> Any:
    """No sign that XML forbids, nothing that breaks a line; a drawing stays as it is."""
    if isinstance(value, Undefined) or hasattr(value, "__html__"):
        return value
    return re.sub(r"[\t\r\n]+", " ", legal(str(value)))


class Template(DocxTemplate):  # type: ignore[misc]
    """A Word file with tags; what it is filled with is never read as a tag or as markup."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.name = path.name
        try:
            self.init_docx()
        except (*_NO_DOCX, etree.XMLSyntaxError) as error:
            what = f"шаблон templates/{path.name} не открывается: файла нет или это не .docx"
            raise UsageError(what, "возьмите шаблон, который пришёл с программой") from error

    def fill(self, context: Mapping[str, Any], title: str, day: date) -> bytes:
        """The filled document; the same values give the same bytes. Raises UsageError."""
        environment = ImmutableSandboxedEnvironment(
            autoescape=True, undefined=StrictUndefined, finalize=_finalize
        )
        try:
            self.render(dict(context), environment)
        except etree.XMLSyntaxError as error:
            raise self._spoilt(
                "теги {%p %}, {%tr %} или {%tc %} стоят не на своих местах", ""
            ) from error
        self._describe(title, day)
        content = io.BytesIO()
        self.docx.save(content)
        return _steady(content)

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None
    ) -> str:
        """Fill a part; a fault in it is told with its tag and paragraph."""
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        try:
            return str(jinja_env.from_string(source).render(context)).replace("\n<w:p", "<w:p")
        except TemplateError as error:
            raise self._spoilt(_russian(error), _line(source, _number(error))) from error
        except (TypeError, ValueError, ArithmeticError, LookupError) as error:
            why = f"тег не может быть вычислен ({type(error).__name__})"
            raise self._spoilt(why, _line(source, _number(error))) from error

    def fix_tables(self, xml: str) -> Any:
        """A table with a loop of columns gets a grid that fits them."""
        tree = etree.fromstring(xml.encode())
        for table in tree.iter(qn("w:tbl")):
            grid, rows = table.find(qn("w:tblGrid")), list(table.iter(qn("w:tr")))
            number = max(sum(map(_span, row.findall(qn("w:tc")))) for row in rows)
            if number != len(grid):
                _regrid(grid, rows, number)
        return tree

    def _spoilt(self, why: str, paragraph: str) -> UsageError:
        tags = " ".join(_TAG.findall(paragraph))
        where = f"; тег {tags}" if tags else ""
        inside = f"; абзац «{paragraph}»" if paragraph and paragraph != tags else ""
        what = f"шаблон templates/{self.name} не заполняется: {why}{where}{inside}"
        return UsageError(what, "исправьте тег в Word; теги перечислены в docs/admin.md")

    def _describe(self, title: str, day: date) -> None:
        about = self.docx.core_properties
        about.title = title[:255]
        about.author = about.last_modified_by = about.comments = about.keywords = ""
        about.created = about.modified = datetime(day.year, day.month, day.day)
        about.revision = 1


def _span(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else int(span.get(qn("w:val")))


def _regrid(grid: Any, rows: list[Any], number: int) -> None:
    """The first column keeps its width, the others share the rest by their longest text."""
    widths = [int(column.get(qn("w:w"))) for column in grid]
    texts = [["".join(cell.itertext()) for cell in row.iter(qn("w:tc"))] for row in rows]
    longest = [
        min(max([NARROW, *(len(row[at]) for row in texts if at < len(row))]), WIDEST)
        for at in range(1, number)
    ]
    share = [sum(widths[1:]) * length // sum(longest) for length in longest]
    grid[:] = [grid.makeelement(qn("w:gridCol"), {qn("w:w"): str(w)}) for w in (widths[0], *share)]
    for row in rows:
        for cell in row.iter(qn("w:tcW")):
            cell.getparent().remove(cell)


def _russian(error: TemplateError) -> str:
    """What jinja says, in Russian where it is usual."""
    text = error.message or ""
    if found := re.search(r"'([^']*)' is undefined", text):
        return f"имени «{found[1]}» нет"
    if found := re.search(r"has no attribute '([^']*)'", text):
        return f"имени «{found[1]}» нет"
    if isinstance(error, TemplateSyntaxError):
        return f"тег записан неверно ({text})"
    return text


def _number(error: Exception) -> int:
    """The line of the template: a wrong tag knows it, a wrong value leaves it in the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _line(source: str, number: int) -> str:
    """The words of the paragraph on this line, tags included."""
    lines = source.split("\n")
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    return re.sub(r"<[^>]+>", "", text)[:200].strip()


def _steady(content: io.BytesIO) -> bytes:
    """The same package without the time of its making."""
    result = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return result.getvalue()
