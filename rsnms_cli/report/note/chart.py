"""Charts of the note: native ones, which Word lets edit, with their numbers in a small workbook."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

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
COLOURS = ("8FAADC", "D9D9D9")
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

    package = document.package
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _XLSX, _workbook(chart), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _TYPE, b"", package)
    part._blob = _xml(chart, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)).encode()
    return document.relate_to(part, RELATIONSHIP_TYPE.CHART)


def _workbook(chart: Chart) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 1, [one.name for one in chart.series])
        sheet.write_column(1, 0, chart.categories)
        for column, one in enumerate(chart.series):
            sheet.write_column(1, column + 1, one.values)
    return content.getvalue()


def _xml(chart: Chart, workbook: str) -> str:
    series = "".join(_series(chart, number) for number in range(len(chart.series)))
    direction, grouping = ("bar", "stacked") if chart.lying else ("col", "clustered")
    overlap = '<c:overlap val="100"/>' if chart.lying else ""
    order, place = ("maxMin", ("l", "t")) if chart.lying else ("minMax", ("b", "l"))
    cross = "max" if chart.lying else "autoZero"  # the numbers stand below all bars
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}" xmlns:r="{_RELATIONS}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="40"/>{overlap}'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place[0]}"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/>'
        '<c:tickLblSkip val="1"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place[1]}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>'
        '<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="1"/><c:crosses val="{cross}"/>'
        '<c:crossBetween val="between"/></c:valAx></c:plotArea>'
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="Liberation Serif"/>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="ru-RU"/></a:p></c:txPr>'
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _series(chart: Chart, number: int) -> str:
    one, last = chart.series[number], len(chart.categories) + 1
    column = "BCDE"[number]
    labelled = number == 0 or not chart.lying
    texts = "".join(_point(i, str(escape(text))) for i, text in enumerate(chart.categories))
    values = "".join(_point(i, str(v)) for i, v in enumerate(one.values) if v is not None)
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f"{_point(0, str(escape(one.name)))}</c:strCache></c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{COLOURS[number]}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="0.##" sourceLinked="0"/>'
        f'<c:showLegendKey val="0"/><c:showVal val="{int(labelled)}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{texts}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}"
        f"</c:f><c:numCache><c:formatCode>General</c:formatCode>{count}{values}</c:numCache>"
        "</c:numRef></c:val></c:ser>"
    )


def _point(index: int, text: str) -> str:
    return f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>'
