"""Rows, columns and sheets that a person does not see and a program reads."""

from collections.abc import Callable
from typing import Any

from tests.helpers.messy.region import snils
from tests.silence.damage import content
from tests.silence.ooxml import edited, sheet
from tests.silence.region import sheets

USED = "contract §4: what is hidden is used, which is said"


def _with_others(content: bytes, change: Callable[[Any], None]) -> bytes:
    """Two more people of row 3's school, and something done to their rows."""

    def more(opened: Any) -> None:
        page = opened.worksheets[0]
        for number in (51, 52):
            page.append([snils(number), *(cell.value for cell in page[3][1:])])
        change(page)

    return edited(content, more)


@content("teachers 10, teachers 11, teachers", allowed=USED)
def hidden_rows(content: bytes) -> bytes:
    """Two people who left are hidden, not deleted."""

    def hide(page: Any) -> None:
        page.row_dimensions[10].hidden = page.row_dimensions[11].hidden = True

    return _with_others(content, hide)


@content("teachers 10, teachers 11, teachers", allowed=USED)
def filtered_rows(content: bytes) -> bytes:
    """A filter that was left on hides two people."""

    def hide(page: Any) -> None:
        page.auto_filter.ref = "A1:N11"
        page.auto_filter.add_filter_column(8, ["нет"])
        page.row_dimensions[10].hidden = page.row_dimensions[11].hidden = True

    return _with_others(content, hide)


@content("teachers 10, teachers 11, teachers", allowed=USED)
def folded_rows(content: bytes) -> bytes:
    """Two people within a folded group."""

    def hide(page: Any) -> None:
        page.row_dimensions.group(10, 11, hidden=True)

    return _with_others(content, hide)


@content("teachers 10, teachers 11, teachers", allowed=USED)
def rows_of_no_height(content: bytes) -> bytes:
    """Two people whose rows were drawn to nothing."""
    more = _with_others(content, lambda _: None)
    return sheet(more, r'<row r="(10|11)"', r'<row r="\1" ht="0" customHeight="1"')


@content("teachers.mentor, teachers", allowed=USED)
def hidden_column(content: bytes) -> bytes:
    """The true «Наставник» stands beside a hidden one of last year that says «да»."""

    def hide(opened: Any) -> None:
        page = opened.worksheets[0]
        for row in page.iter_rows(min_row=2, min_col=8, max_col=8):
            row[0].value = "да"
        page.column_dimensions["H"].hidden = True

    return edited(content, hide)


def _old_sheet(content: bytes, state: str) -> bytes:
    def add(opened: Any) -> None:
        old = opened.create_sheet("Черновик")
        for line in sheets()["Педагоги северные"]:
            old.append(["да" if cell == "нет" else cell for cell in line])
        old.sheet_state = state

    return edited(content, add)


@content("Педагоги северные|Черновик, teachers", allowed=USED)
def hidden_sheet(content: bytes) -> bytes:
    """A draft with other answers on a hidden sheet."""
    return _old_sheet(content, "hidden")


@content("Педагоги северные|Черновик, teachers", allowed=USED)
def very_hidden_sheet(content: bytes) -> bytes:
    """The same where the menu does not show it."""
    return _old_sheet(content, "veryHidden")


@content("Педагоги северные|Черновик, teachers", allowed="contract §4: rows that disagree are said")
def second_sheet_of_last_year(content: bytes) -> bytes:
    """Last year's list on a second sheet, in plain view."""
    return _old_sheet(content, "visible")
