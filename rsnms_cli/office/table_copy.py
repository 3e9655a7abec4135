"""A table's copy as a workbook: canonical headers, cells as they are given."""

from collections.abc import Sequence
from pathlib import Path

from rsnms_cli.office.output import Write
from rsnms_cli.office.xlsx_book import HEAD, workbook

_YEAR = 2000
"""The workbook's date of creation says nothing: the same table gives the same bytes."""


def table_copy(
    title: str, headers: Sequence[str], columns: Sequence[Sequence[str | float]]
) -> Write:
    """A writer of a workbook with one sheet; an empty text is an empty cell."""

    def write(path: Path) -> None:
        with workbook(path, title, _YEAR, {"head": HEAD}) as (book, styles):
            sheet = book.add_worksheet(title)
            sheet.set_column(0, len(headers) - 1, 22)
            for column, header in enumerate(headers):
                sheet.write_string(0, column, header, styles["head"])
            for row, cells in enumerate(zip(*columns, strict=True), start=1):
                for column, cell in enumerate(cells):
                    if isinstance(cell, float):
                        sheet.write_number(row, column, cell)
                    elif cell:
                        sheet.write_string(row, column, cell)
            sheet.freeze_panes(1, 0)

    return write
