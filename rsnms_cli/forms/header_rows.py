"""Where the rows of a sheet of forms begin: people write above a header, and move its columns."""

from collections.abc import Collection
from typing import NamedTuple

from rsnms_cli.model.text import clean, header_key
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.sheet.merged_cells import spread


class Headed(NamedTuple):
    """The header's texts with their keys, and the rows below it by number, as they stand."""

    header: list[str]
    keys: list[str]
    rows: list[tuple[int, list[str]]]


def below_header(sheet: Sheet, needed: Collection[str]) -> Headed | None:
    """The rows below the first row that holds the headers of these keys, if there is one."""
    lines = sheet.head(len(sheet.columns[0])) if sheet.columns else []
    for top, line in enumerate(lines, start=1):
        header = list(map(clean, line))
        keys = list(map(header_key, header))
        if set(needed) <= set(keys):
            if sheet.merged:
                lines = spread(sheet, top).head(len(lines))
            return Headed(header, keys, list(enumerate(lines[top:], start=top + 1)))
    return None
