"""Charts of the note: native ones, which Word lets edit, with their numbers in a small workbook."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import escape

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

CM = 360_000
"""English metric units of a centimetre."""
MOST_BARS = 55
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHEET, _NUMBERS_ID = "Sheet1", "rId1"
_AFTER = "<c:printSettings>"
"""What stands after the link to the numbers in a chart's XML."""
_NOT_SHOWN = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
_UNSAID = (
    ('<c:ser><c:idx val="0"/>', '<c:varyColors val="0"/><c:ser><c:idx val="0"/>'),
    (
        '<c:showVal val="1"/>',
        '<c:showLegendKey val="0"/><c:showVal val="1"/>'
        + "".join(f'<c:{name} val="0"/>' for name in _NOT_SHOWN),
    ),
    ("</c:scaling>", '</c:scaling><c:delete val="0"/>'),
    ('<c:legendPos val="b"/><c:layout/>', '<c:legendPos val="b"/><c:overlay val="0"/>'),
    ('<c:plotVisOnly val="1"/>', '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'),
)
"""What Excel takes for granted, and other programs the other way round in a document."""
COLOURS = ("#8FAADC", "#D9D9D9")
_FONT = {"name": "Liberation Serif", "size": 9}
_LABELS = {"value": True, "num_format": "0.##", "font": _FONT}
_NAMES = {
    "num_font": _FONT,
    "major_gridlines": {"visible": False},
    "label_position": "low",
    "major_tick_mark": "none",
    "minor_tick_mark": "none",
    "interval_unit": 1,
}
_NUMBERS = {
    "num_font": _FONT,
    "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}},
    "min": 0,
    "num_format": "General",
    "major_tick_mark": "outside",
    "minor_tick_mark": "none",
}
Number = float | int | None


@dataclass(frozen=True)
class Series:
    """A row of bars with its name; None draws nothing."""

    name: str
    values: Sequence[Number]


@dataclass(frozen=True)
class Chart:
    """Bars by category: lying and stacked, or standing side by side."""

    title: str
    categories: Sequence[str]
    series: Sequence[Series]
    lying: bool = False

    @property
    def height(self) -> float:
        """In centimetres: a lying chart grows with its bars up to a page."""
        return min(2.5 + 0.5 * len(self.categories), 22.5) if self.lying else 7.5


class Drawing:
    """What a tag `{{r … }}` of the template becomes; the chart is put in when it is reached."""

    def __init__(self, chart: Chart, document: "DocumentPart", number: int) -> None:
        self.chart = chart
        self.document = document
        self.number = number
        self.relation = ""

    def __html__(self) -> str:
        self.relation = self.relation or _put(self.chart, self.document, self.number)
        size = f'cx="{17 * CM}" cy="{round(self.chart.height * CM)}"'
        name = (
            f'id="{self.number}" name="Диаграмма {self.number}" descr="{escape(self.chart.title)}"'
        )
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}" distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent {size}/><wp:docPr {name}/><a:graphic xmlns:a="{_MAIN}">'
            f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATIONS}" '
            f'r:id="{self.relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        )


def _put(chart: Chart, document: "DocumentPart", number: int) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package, numbers = document.package, _workbook(chart, drawn=False)
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _XLSX, numbers, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _TYPE, _xml(chart), package)
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, _NUMBERS_ID)
    return document.relate_to(part, RELATIONSHIP_TYPE.CHART)


def _xml(chart: Chart) -> bytes:
    """The chart as a workbook holds it, with its numbers in the workbook beside it."""
    with zipfile.ZipFile(io.BytesIO(_workbook(chart, drawn=True))) as package:
        drawn = package.read("xl/charts/chart1.xml").decode()
    data = f'<c:externalData r:id="{_NUMBERS_ID}"><c:autoUpdate val="0"/></c:externalData>'
    for before, after in (*_UNSAID, (_AFTER, data + _AFTER)):
        drawn = drawn.replace(before, after)
    return drawn.encode()


def _workbook(chart: Chart, *, drawn: bool) -> bytes:
    """The numbers of a chart; `drawn`: with the chart itself, which Word needs apart."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(_SHEET)
        sheet.write_row(0, 1, [one.name for one in chart.series])
        sheet.write_column(1, 0, chart.categories)
        for column, one in enumerate(chart.series):
            sheet.write_column(1, column + 1, one.values)
        if drawn:
            sheet.insert_chart(0, 0, _drawn(chart, book))
    return content.getvalue()


def _drawn(chart: Chart, book: Any) -> Any:
    kind = {"type": "bar", "subtype": "stacked"} if chart.lying else {"type": "column"}
    drawn, last = book.add_chart(kind), len(chart.categories)
    for number in range(len(chart.series)):
        labelled = number == 0 or not chart.lying
        drawn.add_series(
            {
                "name": [_SHEET, 0, number + 1],
                "categories": [_SHEET, 1, 0, last, 0],
                "values": [_SHEET, 1, number + 1, last, number + 1],
                "fill": {"color": COLOURS[number]},
                "gap": 40,
                **({"data_labels": _LABELS} if labelled else {}),
            }
        )
    if chart.lying:  # the first bar on top, the numbers below all of them
        drawn.set_y_axis(_NAMES | {"reverse": True, "crossing": "max"})
        drawn.set_x_axis(_NUMBERS)
    else:
        drawn.set_x_axis(_NAMES)
        drawn.set_y_axis(_NUMBERS)
    drawn.set_title({"none": True})
    drawn.set_legend({"position": "bottom", "font": _FONT})
    drawn.set_chartarea({"border": {"none": True}})
    return drawn
