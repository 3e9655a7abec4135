"""The sheets of a form that people only read: «Инструкция» and «Известно»."""

from collections.abc import Iterable, Mapping
from typing import Any

from rsnms_cli.forms.cells import COLOURS, Book
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.results import Score
from rsnms_cli.office.xlsx_book import LINE, height
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import target_words, value_words
from rsnms_cli.words.wording import fill

_GUIDE_WIDTHS = (20, 110)
_KNOWN = ("Код", "Показатель", "Значение", "Числитель", "Знаменатель", "Цель")
_KNOWN_WIDTHS = (8, 84, 18, 14, 14, 18)


def guide_sheet(
    book: Book, sheet: Any, methodology: Methodology, traits: set[str], previous: str
) -> None:
    """Who fills in what, what the colours mean, what counts as evidence, what happens next.

    `traits` choose the paragraphs; `previous` is the period of earlier answers, if there are any.
    """
    values = {
        "unit": book.unit,
        "period": _period_words(book),
        "methodology": f"{methodology.title} ({methodology.id})",
        "source": methodology.source,
        "previous": previous,
    }
    guide = book.words.instruction
    page = _Page(book, sheet, values)
    page.title(guide.title)
    for pair in guide.facts:
        page.fact(*pair)
    for section in guide.sections:
        if traits.issuperset(section.only):
            page.heading(section.heading)
            for line in section.lines:
                page.line(line)
    page.heading(guide.colours_heading)
    for name in COLOURS:
        if name != "previous" or previous:
            page.colour(name)
    book.printed(sheet, heads=0)
    sheet.fit_to_pages(1, 1)


def _period_words(book: Book) -> str:
    period = book.period
    return f"{period.label}: {period.first:%d.%m.%Y} – {period.last:%d.%m.%Y}"


class _Page:
    """Lines of text, one under another; rows are written in order."""

    def __init__(self, book: Book, sheet: Any, values: Mapping[str, str]) -> None:
        self.book, self.sheet, self.values, self.row = book, sheet, values, -1
        sheet.hide_gridlines(2)
        for column, width in enumerate(_GUIDE_WIDTHS):
            sheet.set_column(column, column, width)

    def title(self, text: str) -> None:
        self._write(0, fill(text, self.values), "title", 2 * LINE)

    def fact(self, name: str, text: str) -> None:
        said = fill(text, self.values)
        self._write(0, name, "bold", height([said], _GUIDE_WIDTHS[1:]))
        self.sheet.write_string(self.row, 1, said, self.book.styles["text"])

    def heading(self, text: str) -> None:
        self._write(0, text, "heading", 2 * LINE)

    def line(self, text: str) -> None:
        said = fill(text, self.values)
        self.row += 1
        self.sheet.set_row(self.row, height([said], [sum(_GUIDE_WIDTHS)]))
        self.sheet.merge_range(self.row, 0, self.row, 1, "", self.book.styles["plain"])
        self.sheet.write_string(self.row, 0, said, self.book.styles["plain"])

    def colour(self, name: str) -> None:
        said = fill(str(getattr(self.book.words.colours, name)), self.values)
        self._write(0, "", f"swatch_{name}", LINE + 3)
        self.sheet.write_string(self.row, 1, said, self.book.styles["plain"])

    def _write(self, column: int, text: str, style: str, tall: float) -> None:
        self.row += 1
        self.sheet.set_row(self.row, tall)
        self.sheet.write_string(self.row, column, text, self.book.styles[style])


def known_sheet(book: Book, sheet: Any, known: Iterable[tuple[Indicator, Score]]) -> None:
    """What the exports already tell of the unit: nothing here is asked or read back."""
    styles = book.styles
    for column, width in enumerate(_KNOWN_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 2 * LINE)
    sheet.merge_range(0, 0, 0, len(_KNOWN) - 1, "", styles["plain"])
    sheet.write_string(0, 0, book.words.known_title, styles["plain"])
    sheet.write_row(1, 0, _KNOWN, styles["head"])
    for row, (item, score) in enumerate(known, start=2):
        sheet.set_row(row, height([item.title], _KNOWN_WIDTHS[1:2]))
        parts = [score.numerator, score.denominator]
        numbers = ["" if number is None else human(number) for number in parts]
        target = target_words(item, score.target)
        line = (item.code, item.title, value_words(item, score), *numbers, target)
        for column, text in enumerate(line):
            sheet.write_string(row, column, text, styles["text"])
    book.printed(sheet, heads=2)
