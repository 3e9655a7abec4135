"""Rows of a csv whose cells do not stand under their headers, or hold bytes that are no letters."""

from dataclasses import replace

import numpy as np
import pyarrow.compute as pc

from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.tables import Ints, Mask
from rsnms_cli.model.text import counted
from rsnms_cli.office.encodings import SPOILT
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.assemble import Part

_CELLS = ("ячейка", "ячейки", "ячеек")
_TRIMMED = 0.2
"""So many rows are shorter where a program leaves out the blanks at a row's end."""
_FEW = 2
"""A title or a signature fills no more cells."""


def without_faulty(part: Part, sheet: Sheet) -> tuple[Part, list[Problem]]:
    """The rows that stand under their headers, and an error for each of the others."""
    if not sheet.widths:
        return part, []
    width = sheet.widths[part.source.header_row - 1]
    widths = np.array(sheet.widths, dtype=np.int32)[part.row - 1]
    shifted = (widths > width) | _too_short(part, sheet, width, widths)
    spoilt = _spoilt(sheet)[part.row - 1]
    found = [_shifted(part, row, width, sheet) for row in part.row[shifted].tolist()]
    found += [_unreadable(part, row) for row in part.row[spoilt & ~shifted].tolist()]
    return part.only(~(shifted | spoilt)), found


def _too_short(part: Part, sheet: Sheet, width: int, widths: Ints) -> Mask:
    """Rows that lost cells, unless the program that wrote them leaves out blanks at the end."""
    filled = np.sum([~column.blank for column in part.columns.values()], axis=0)
    short: Mask = (widths < width) & (filled > _FEW)
    if not short.any():
        return short
    last = sheet.columns[width - 1].take(part.row - 1)
    ends_blank = np.asarray(pc.is_null(last))[widths == width].any()
    trims = not ends_blank and short.sum() >= _TRIMMED * len(widths)
    return short & False if trims else short


def _spoilt(sheet: Sheet) -> Mask:
    rows: Mask = np.zeros(len(sheet.widths), dtype=bool)
    for column in sheet.columns:
        found = pc.match_substring(column, SPOILT).fill_null(False)
        rows |= found.to_numpy(zero_copy_only=False)
    return rows


def _shifted(part: Part, row: int, width: int, sheet: Sheet) -> Problem:
    number = sheet.widths[row - 1]
    what = (
        f"в строке {counted(number, *_CELLS)}, а в заголовке {width}: значения стоят не под своими "
        "заголовками, строка не использована"
    )
    todo = "число с запятой и текст с разделителем возьмите в кавычки или пришлите таблицу в .xlsx"
    return Problem("row.width", Severity.ERROR, _place(part, row), what, todo)


def _unreadable(part: Part, row: int) -> Problem:
    what = "в строке испорченные знаки: файл пострадал при пересылке; строка не использована"
    todo = "сохраните таблицу заново, лучше в .xlsx"
    return Problem("row.encoding", Severity.ERROR, _place(part, row), what, todo)


def _place(part: Part, row: int) -> Place:
    return replace(part.source.place(row), column=-1)
