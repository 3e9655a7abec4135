"""Files that come back with our remarks in them."""

from rsnms_cli.model.forms import MARKS_SHEET, REMARKS_SHEET
from rsnms_cli.office.workbook import Sheet, Workbook


def own_sheets(book: Workbook) -> list[Sheet]:
    """The sheets of the file itself, without those that `check --annotate` has put in."""
    marks = next((sheet for sheet in book.sheets if sheet.name == MARKS_SHEET), None)
    if marks is None:
        return list(book.sheets)
    listed = {name for line in marks.head(1) for name in line if name.startswith(REMARKS_SHEET)}
    return [sheet for sheet in book.sheets if sheet.name not in {MARKS_SHEET, *listed}]
