"""The cells of a workbook as people see them: percents, joined cells, formulas not worked out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from rsnms_cli.office.formats import damaged
from rsnms_cli.office.ooxml import Package
from rsnms_cli.office.sheets import Area, Sheet
from rsnms_cli.office.unseen import merged, uncalculated

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
        areas = merged(package.sheet(part.path))
        yield with_merged(in_percent(found, percents), areas)


def with_merged(sheet: Sheet, areas: Iterable[Area]) -> Sheet:
    """The sheet with its joined cells, cut at its end; raises UnreadableFile when they overlap."""
    last, columns = len(sheet.columns[0]) if sheet.columns else 0, len(sheet.columns)
    own = tuple(area._replace(bottom=min(area.bottom, last)) for area in areas if area.top <= last)
    if sum(area.bottom - area.top + 1 for area in own) > last * columns:
        raise damaged()
    return replace(sheet, merged=own)


def in_percent(sheet: Sheet, cells: Iterable[tuple[int, int]]) -> Sheet:
    """The cells at these rows and columns are shown in percent: «75%», not 0.75."""
    return sheet.changed((*cell, _percent) for cell in cells)


def _percent(text: str) -> str:
    return f"{(Decimal(text) * 100).normalize():f}%" if _NUMBER.fullmatch(text) else text


def _nothing(_: str) -> str:
    return ""
