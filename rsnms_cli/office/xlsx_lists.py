"""Lists in a workbook: a head, rows, widths for paper."""

from collections.abc import Iterable, Sequence

from rsnms_cli.office.xlsx_book import HIGHEST, LINE, height, print_setup, wraps
from rsnms_cli.office.xlsx_rows import Cell, RowSheet

Head = tuple[str, float]


def write_list(
    heads: Sequence[Head], rows: Iterable[Sequence[Cell]], sheet: RowSheet, title: str = ""
) -> None:
    """A header with filters, frozen, and rows as high as their texts need.

    A title takes a row above the header.
    """
    if title:
        sheet.add([sheet.text(title, "title")])
    for column, (_, width) in enumerate(heads):
        sheet.set_column(column, column, width)
    top = write_block(sheet, heads, rows)
    sheet.autofilter(top - 1, 0, max(sheet.row - 1, top), len(heads) - 1)
    sheet.freeze_panes(top, 0)
    print_setup(sheet, heads=top)


def write_block(sheet: RowSheet, heads: Sequence[Head], rows: Iterable[Sequence[Cell]]) -> int:
    """A header and rows below what the sheet has; returns the header's row."""
    names = [text for text, _ in heads]
    widths = [width for _, width in heads]
    top = sheet.add([sheet.text(text, "head") for text in names], height(names, widths))
    for cells in rows:
        lines = max(
            [1, *(wraps(c, w) for c, w in zip(cells, widths, strict=True) if type(c) is str)]
        )
        sheet.add_cells(cells, min(LINE * lines, HIGHEST) if lines > 1 else None)
    return top
