"""What a cell of an .xlsx says besides its text: errors, formulas, formats, hiding."""

import re
from typing import Any

from tests.helpers.files import hostile
from tests.helpers.messy.region import Lines
from tests.silence.damage import column_of, content, grid
from tests.silence.ooxml import edited, part, sheet
from tests.silence.writers import BOOKS, ZIPPED

X = ("xlsx",)
KUZBASS = "kuzbass-2022"


def _cell(content: bytes, where: str, inner: str, kind: str = "") -> bytes:
    """One cell replaced by hand: its attributes of type, and what stands in it."""
    to = rf'<c r="{where}"\g<1>{kind}>{inner}</c>'
    found = rf'<c r="{where}"((?: s="\d+")?)[^>]*>.*?</c>'
    return sheet(content, found, to)


@content("diagnostics.route 3")
def error_in_a_cell(content: bytes) -> bytes:
    """#ССЫЛКА! where the answer was."""
    return _cell(content, "G3", "<v>#REF!</v>", ' t="e"')


@content("diagnostics.date 3")
def error_for_a_day(content: bytes) -> bytes:
    """#ЗНАЧ! where the day was."""
    return _cell(content, "B3", "<v>#VALUE!</v>", ' t="e"')


@content("teachers.mentor 2")
def error_for_a_no(content: bytes) -> bytes:
    """#Н/Д of a search that found no mentor."""
    return _cell(content, "H2", "<v>#N/A</v>", ' t="e"')


@content("diagnostics.route 3")
def formula_without_a_value(content: bytes) -> bytes:
    """Nobody has calculated the book since a program wrote it."""
    return _cell(content, "G3", "<f>IF(1,&quot;да&quot;)</f>")


@content("diagnostics.route 3")
def formula_of_an_error(content: bytes) -> bytes:
    """A formula whose last value is an error."""
    return _cell(content, "G3", "<f>A99</f><v>#REF!</v>", ' t="e"')


@content("diagnostics.route, diagnostics.route 3, diagnostics")
def formulas_never_calculated(content: bytes) -> bytes:
    """Every formula keeps 0, the book asks to be calculated when it is opened."""
    for row in range(2, 7):
        content = _cell(content, f"G{row}", "<f>IF(1,&quot;да&quot;)</f><v>0</v>")
    return content


@content("teachers.mentor, teachers.mentor 3, teachers", formats=X)
def formula_of_one_answer_never_calculated(content: bytes) -> bytes:
    """The same in one cell of a book that keeps no other formula."""
    return _cell(content, "H3", "<f>IF(1,&quot;да&quot;)</f><v>0</v>")


@content("diagnostics")
def cells_without_references(content: bytes) -> bytes:
    """Power BI leaves out r="B2"."""
    return sheet(content, r'<c r="[A-Z]+\d+"', "<c")


@content("diagnostics")
def rows_without_numbers(content: bytes) -> bytes:
    """And r="2" of rows."""
    return sheet(sheet(content, r'<c r="[A-Z]+\d+"', "<c"), r'<row r="\d+"', "<row")


@content("diagnostics")
def other_prefixes(content: bytes) -> bytes:
    """x:row instead of row, as .NET writes."""

    def prefixed(xml: str) -> str:
        xml = re.sub(r"<(/?)(?!\?)([a-zA-Z])", r"<\1x:\2", xml)
        return xml.replace(' xmlns="', ' xmlns:x="', 1)

    return part(content, hostile.SHEET, prefixed)


@content("diagnostics", formats=X)
def strict_office_xml(content: bytes) -> bytes:
    """Saved as «Строгая книга Open XML»."""
    return hostile.packed(hostile.to_strict(hostile.parts(content)))


@content("diagnostics", formats=X)
def spaces_around_indexes(content: bytes) -> bytes:
    """White space inside <v> of shared texts."""
    return sheet(content, r"<v>(\d+)</v>", r"<v>\n \1 </v>")


@content("diagnostics", formats=X)
def indexes_of_no_text(content: bytes) -> bytes:
    """Shared texts were lost: indexes lead nowhere."""
    return part(
        content, hostile.TEXTS, lambda xml: re.sub(r"<si>.*</si>", "<si><t>а</t></si>", xml)
    )


@content("diagnostics", formats=X)
def texts_of_many_colours(content: bytes) -> bytes:
    """A text in runs: да is two letters in two colours."""
    runs = r"<si><r><t>д</t></r><r><rPr><b/></rPr><t>а</t></r></si>"
    return part(content, hostile.TEXTS, lambda xml: xml.replace("<si><t>да</t></si>", runs))


@content("diagnostics", formats=X)
def escaped_line_ends(content: bytes) -> bytes:
    """_x000D_ at the end of a text."""
    return part(content, hostile.TEXTS, lambda xml: xml.replace(">да<", ">да_x000D_<"))


@content("diagnostics", by=KUZBASS)
def results_shown_in_percent(content: bytes) -> bytes:
    """0.75 under the format 0%: seventy-five."""
    return _results(content, "0%", 0.01)


@content("diagnostics", by=KUZBASS)
def results_with_a_sign_only_shown(content: bytes) -> bytes:
    """75 under the format 0"%": the sign is only shown."""
    return _results(content, '0"%"', 1)


@content("diagnostics", by=KUZBASS)
def results_with_an_escaped_sign(content: bytes) -> bytes:
    r"""75 under the format 0\%."""
    return _results(content, "0\\%", 1)


@content("diagnostics.result_percent, diagnostics.result_percent 5", by=KUZBASS)
def results_shown_in_percent_too_much(content: bytes) -> bytes:
    """75 under the format 0%: the cell shows 7500%."""
    return _results(content, "0%", 1)


@content("diagnostics.result_percent 5", by=KUZBASS)
def one_result_shown_in_percent(content: bytes) -> bytes:
    """One of them is 0.75 under 0%, the others are plain: all are right."""
    return _results(content, "0%", 0.01, {5})


def _results(content: bytes, shown: str, by: float, rows: "set[int] | None" = None) -> bytes:
    def show(opened: Any) -> None:
        for row in opened.worksheets[0].iter_rows(min_row=2, min_col=5, max_col=5):
            if not rows or row[0].row in rows:
                row[0].value, row[0].number_format = row[0].value * by, shown

    return edited(content, show)


@content("teachers.org_code, teachers", formats=ZIPPED)
def codes_that_only_show_zeros(content: bytes) -> bytes:
    """1001 under the format 000000."""

    def show(opened: Any) -> None:
        for row in opened.worksheets[0].iter_rows(min_row=2, min_col=3, max_col=3):
            row[0].value, row[0].number_format = int(row[0].value), "000000"

    return edited(content, show)


@content("teachers.org_code 3, teachers.org_code, teachers")
def cells_merged_down(content: bytes) -> bytes:
    """«Код ОО» of a school merged over its people."""
    return _merged(content, "C2:C6")


@content("diagnostics.route, diagnostics.route 6")
def answers_merged_down(content: bytes) -> bytes:
    """«да» of two people in one cell."""
    return _merged(content, "G5:G6")


def _merged(content: bytes, cells: str) -> bytes:
    return edited(content, lambda opened: opened.worksheets[0].merge_cells(cells))


@content("diagnostics.route 3")
def text_in_front_of_a_formula(content: bytes) -> bytes:
    """The formula itself was typed as text."""
    return _cell(content, "G3", '<is><t>=ЕСЛИ(1;"да")</t></is>', ' t="inlineStr"')


@grid("diagnostics.route 3", formats=BOOKS)
def typed_as_a_number(lines: Lines) -> None:
    """A yes as the number 1.0."""
    lines[2][column_of("diagnostics.route")] = 1.0


@content("diagnostics", formats=("openpyxl",))
def dimension_of_one_cell(content: bytes) -> bytes:
    """The sheet says that it is A1 alone."""
    return sheet(content, r'<dimension ref="[^"]*"', '<dimension ref="A1"')


@content("diagnostics 6, diagnostics", formats=X)
def last_row_stands_twice(content: bytes) -> bytes:
    """A row's number stands twice: which one is meant?"""
    return sheet(content, r'<row r="6"', '<row r="5"')
