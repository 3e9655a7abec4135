"""The cells of a workbook as people see them: percents, joined cells, formulas not worked out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from rsnms_cli.model.problems import number_of
from rsnms_cli.office.formats import damaged
from rsnms_cli.office.ooxml import Package
from rsnms_cli.office.reading.unseen import merged, said_in_cells, uncalculated
from rsnms_cli.office.sheets import Area, Change, Sheet

_WORD = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"(?=[^>]* t="b")[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?'
    rb"<v>([^<01][^<]*)</v>"
)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)


def as_shown(package: Package, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The sheets of an xlsx with percents as percents, joined cells known, and nothing where a
    formula has not been worked out; raises UnreadableFile.
    """
    parts = {part.name: part for part in package.sheets}
    unfinished = uncalculated(package)
    for sheet in sheets:
        part = parts.get(sheet.name)
        if part is None:
            yield sheet
            continue
        found = sheet.changed((*cell, _nothing) for cell in unfinished.get(part.path, ()))
        percents = package.percent_cells(part) if package.percent_styles else ()
        data = package.sheet(part.path)
        found = found.changed(_yes_or_no(data))
        yield with_merged(in_percent(found, percents), merged(data))


def with_merged(sheet: Sheet, areas: Iterable[Area]) -> Sheet:
    """The sheet with its joined cells, cut at its end; raises UnreadableFile when they overlap."""
    last, columns = len(sheet.columns[0]) if sheet.columns else 0, len(sheet.columns)
    own = tuple(area._replace(bottom=min(area.bottom, last)) for area in areas if area.top <= last)
    if sum(area.bottom - area.top + 1 for area in own) > last * columns:
        raise damaged()
    return replace(sheet, merged=own)


def in_percent(sheet: Sheet, cells: Iterable[tuple[int, int, int]]) -> Sheet:
    """The cells at these rows and columns are shown in percent: «75%», be it 0.75 or, where the
    format only writes the sign after the number, 75.
    """
    return sheet.changed((row, column, partial(_percent, times)) for row, column, times in cells)


def _percent(times: int, text: str) -> str:
    return f"{(Decimal(text) * times).normalize():f}%" if _NUMBER.fullmatch(text) else text


def _yes_or_no(data: bytes) -> Iterator[Change]:
    """Cells of yes or no that say it in a word: a reader takes every value but 0 for a yes."""
    for cell in _WORD.finditer(data) if said_in_cells(data, b' t="b"', b"b") else ():
        said = cell[3].strip().lower().decode("utf-8", "replace")
        yield int(cell[2]), number_of(cell[1].decode()), partial(_said, said)


def _said(word: str, _: str) -> str:
    return word


def _nothing(_: str) -> str:
    return ""
