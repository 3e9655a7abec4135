"""A sheet drawn in a test: a line is a column."""

from collections.abc import Iterable
from typing import Any

from rsnms_cli.sample.model import Row
from tests.intake.offices.document import NUMBER, Own, Page

GROUP = "="


def drawn(table: str, text: str, **around: Any) -> Page:
    """The sheet of this table with its rows of data.

    A line is «field | header | cell | cell …», the field empty where the column means nothing, `?`
    before it where nobody can know without asking; «over > below» is a header of two rows; the
    cells of «№ п/п» are its numbers. A line without a header, `=`, has the subheadings.
    """
    lines = [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]
    columns = [_own(*line[:2]) for line in lines if line[0] != GROUP]
    rows: list[Row] = [{} for _ in lines[0][2:]]
    for field, header, *cells in lines:
        for row, cell in zip(rows, cells, strict=True):
            row[GROUP if field == GROUP else header] = cell or None
    group = GROUP if GROUP in rows[0] else ""
    return Page("Лист1", table, columns, rows, group=group, **around)


def _own(field: str, header: str) -> Own:
    two = header.replace(" > ", " | ")
    if header.startswith("№"):
        return Own(two, lambda row, _: NUMBER, field)
    return Own(two, lambda row, _: row[header], field)


def certain(fields: Iterable[str]) -> set[str]:
    """Those that have to be known."""
    return {field for field in fields if not field.startswith("?")}
