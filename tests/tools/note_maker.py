"""The styles and the pieces that templates/note.docx is made of."""

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt, RGBColor

FONT = "Liberation Serif"
LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
Column = tuple[str, str, float]
"""Heading, tag of the cell, width in mm; together 180 mm."""


def _style(document: Any, name: str, size: float, **more: Any) -> Any:
    styles = document.styles
    style = styles[name] if name in [one.name for one in styles] else styles.add_style(name, 1)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), FONT)
    style.font.size, style.font.bold = Pt(size), more.get("bold", False)
    style.font.italic = more.get("italic", False)
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment = more.get("align", LEFT)
    form.first_line_indent = Cm(more.get("indent", 0))
    form.space_before, form.space_after = Pt(more.get("before", 0)), Pt(more.get("after", 0))
    form.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    form.line_spacing = more.get("spacing", 1.0)
    form.keep_with_next = more.get("keep", False)
    return style


def _styles(document: Any) -> None:
    justify = WD_ALIGN_PARAGRAPH.JUSTIFY
    _style(document, "Normal", 13, align=justify, indent=1.25, spacing=1.15, after=2)
    _style(document, "Title", 14, bold=True, align=CENTRE, spacing=1.15)
    borders = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    heading = {"bold": True, "keep": True, "before": 12, "after": 6, "indent": 1.25}
    _style(document, "Heading 1", 14, **heading)
    _style(document, "Heading 2", 13, **{**heading, "before": 8, "after": 4})
    _style(document, "Annex", 13, align=WD_ALIGN_PARAGRAPH.RIGHT, keep=True)
    document.styles["Annex"].paragraph_format.page_break_before = True
    _style(document, "Table caption", 12, keep=True, before=8, after=3)
    _style(document, "Table text", 10)
    _style(document, "Table head", 10, bold=True, align=CENTRE, keep=True)
    _style(document, "Table section", 10, bold=True, keep=True)
    _style(document, "Table number", 10, align=CENTRE)
    _style(document, "Table note", 11, before=3, after=6)
    _style(document, "Signature", 12, before=12, keep=True)
    _style(document, "Picture", 10, align=CENTRE, before=4, after=6)
    _style(document, "Header", 12, align=CENTRE)


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("t", "2"), ("end", "")):
        run = paragraph.add_run(text if kind == "t" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _field(section.header.paragraphs[0], "PAGE")
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="ru-RU"/>')
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("fontTable.xml"):
            other = (
                f'<w:font w:name="{FONT}"><w:altName w:val="Times New Roman"/>'
                '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
            )
            part._blob = part.blob.replace(b"</w:fonts>", other.encode())


class Maker:
    """Adds paragraphs and tables with tags."""

    def __init__(self) -> None:
        self.document: Any = Document()
        self.document._body.clear_content()
        _styles(self.document)
        _page(self.document)

    def say(self, *texts: str, style: str = "Normal") -> None:
        for text in texts:
            self.document.add_paragraph(text, style)

    def annex(self, number: int, title: str) -> None:
        self.say(f"Приложение {number}", style="Annex")
        self.say(title, style="Heading 1")

    def new(self, widths: Sequence[float]) -> Any:
        table = self.document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        margins = parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="70" w:type="dxa"/>'
            '<w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        )
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        look.addprevious(margins)  # the order is fixed by the standard
        return table

    def row(self, table: Any, texts: Sequence[str], style: str, widths: Sequence[float]) -> Any:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if style == "Table head":
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            number = style == "Table text" and width < 22
            cell.paragraphs[0].style = "Table number" if number else style
            cell.paragraphs[0].add_run(text)
            cell.width = Mm(width)
            if style == "Table head":
                shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
                cell._tc.get_or_add_tcPr().append(parse_xml(shade))
        return row

    def table(self, loop: str, *columns: Column) -> Any:
        """A row per element of the loop «x in list»."""
        heads, tags, widths = zip(*columns, strict=True)
        table = self.new(widths)
        self.row(table, heads, "Table head", widths)
        self.tag_row(table, f"{{%tr for {loop} %}}", widths)
        self.row(table, tags, "Table text", widths)
        self.tag_row(table, "{%tr endfor %}", widths)
        return table

    def tag_row(self, table: Any, tag: str, widths: Sequence[float]) -> None:
        self.row(table, [tag, *[""] * (len(widths) - 1)], "Table text", widths)

    def matrix(self, each: str, first: str) -> None:
        """A table per element of `each`: names, and as many columns as it has."""
        self.say(f"{{%p for t in {each} %}}", "{%p if t.title %}")
        self.say("{{ t.title }}", style="Table caption")
        self.say("{%p endif %}")
        widths = (45.0, 45.0, 45.0, 45.0)
        table = self.new(widths)
        cells = ("{%tc for c in t.columns %}", "{{ c }}", "{%tc endfor %}")
        self.row(table, (first, *cells), "Table head", widths)
        self.tag_row(table, "{%tr for row in t.rows %}", widths)
        row = self.row(table, ("{{ row[0] }}", *cells), "Table text", widths)
        for cell in row.cells[1:]:
            cell.paragraphs[0].style = "Table number"
        row.cells[2].paragraphs[0].runs[0].text = "{{ c }}"
        row.cells[1].paragraphs[0].runs[0].text = "{%tc for c in row[1] %}"
        self.tag_row(table, "{%tr endfor %}", widths)
        self.say("{%p endfor %}")

    def when(self, condition: str, *texts: str, style: str = "Normal") -> None:
        self.say(f"{{%p if {condition} %}}")
        self.say(*texts, style=style)
        self.say("{%p endif %}")
