"""Rows of a table's sheet that are no data: sums, subheadings, signatures below the table."""

import re

import numpy as np
import pyarrow.compute as pc

from rsnms_cli.model.columns import Field
from rsnms_cli.model.problems import Problem, Severity
from rsnms_cli.model.tables import Column, Ints, Mask
from rsnms_cli.model.text import counted
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.assemble import Part

_SUMS = ("итого", "всего", "сумма")
_SUM_FOR_A_NAME = r"(?i)^\s*(итого|всего|общий итог)(\P{L}|$)"
"""People are called «Всеволодов» and «Итогов», so the whole word is asked for."""
_SUM_WORDS = ("итоговая строка", "итоговые строки", "итоговых строк")
_STRAY_WORDS = (
    "строка без обязательных ячеек",
    "строки без обязательных ячеек",
    "строк без обязательных ячеек",
)
_NO_WORDS = ("person", "code", "date")
_WORDS = re.compile(r"^\D*[^\W\d_]{3}\D*$|[^\W\d_]{3}.*\s|\s.*[^\W\d_]{3}")
_FEW = 2
"""A signature fills no more cells of the table; a row of data that fills more is a faulty row."""


def without_strays(part: Part, sheet: Sheet, name: int | None) -> tuple[Part, list[Problem]]:
    """The rows of data, and what was passed over: one warning per sheet and reason.

    `name` is the index of the column of people's names, if the sheet has one.
    """
    needed = {name for spec in part.spec.required for name in _says(spec)}
    required = [column for name, column in part.columns.items() if name in needed]
    empty = np.logical_and.reduce([column.blank for column in required])
    lacking = _lacking(part) & ~empty
    sums = np.logical_or.reduce([_said_sums(column.texts, column.codes) for column in required])
    sums |= _summed_people(part, sheet, name)
    for index in np.flatnonzero(empty | lacking).tolist():
        texts = _row(sheet, int(part.row[index]))
        sums[index] |= any(map(is_sum, texts if empty[index] else texts[:1]))
    signed = _signed(part, required, lacking & ~sums)
    empty |= signed
    strays = empty & ~sums & _slight(part, empty) & ~_named(part, empty, sheet, name)
    found = _problem(part, sums, "row.total", _SUM_WORDS) + _problem(
        part, strays, "row.stray", _STRAY_WORDS
    )
    return part.only(~(sums | strays)), found


def _says(spec: Field) -> tuple[str, ...]:
    """The columns that make a row one of data: a position alone is a signature's, too."""
    return (spec.field,) if spec.values else (spec.field, *spec.instead)


def _said_sums(texts: list[str], codes: "np.ndarray[tuple[int], np.dtype[np.int32]]") -> Mask:
    mask: Mask = np.array([*map(is_sum, texts), False], dtype=bool)[codes]
    return mask


def _summed_people(part: Part, sheet: Sheet, name: int | None) -> Mask:
    """Rows with «Всего» for a name, as pivot tables fill them: their numbers are no person's."""
    if name is None:
        return np.zeros(len(part.row), dtype=bool)
    said = pc.match_substring_regex(sheet.columns[name], _SUM_FOR_A_NAME).fill_null(False)
    mask: Mask = said.to_numpy(zero_copy_only=False)[part.row - 1]
    return mask


def is_sum(text: str) -> bool:
    """Whether a cell says that its row is a sum: «Итого по району»."""
    return text[:5].casefold() in _SUMS


def _row(sheet: Sheet, row: int) -> list[str]:
    cells = [column[row - 1].as_py() for column in sheet.columns]
    return [cell.strip() for cell in cells if cell]


def _slight(part: Part, empty: Mask) -> Mask:
    """Rows with hardly anything in them: one cell anywhere, two below the last row of data."""
    filled = _filled(part)
    data = np.flatnonzero(~empty)
    last = data[-1] if len(data) else -1
    slight: Mask = (filled <= 1) | ((filled <= _FEW) & (np.arange(len(empty)) > last))
    return slight


def _filled(part: Part) -> Ints:
    """How many cells of the table each row fills."""
    cells = [~column.blank for column in part.columns.values()]
    filled: Ints = np.sum(cells, axis=0, dtype=np.int32)
    return filled


def _named(part: Part, empty: Mask, sheet: Sheet, name: int | None) -> Mask:
    """A name right below a row of data is a person about whom the rest is missing."""
    named = np.zeros(len(empty), dtype=bool)
    if name is None:
        return named
    for index in (np.flatnonzero(empty[1:]) + 1).tolist():
        row = int(part.row[index])
        touches = part.row[index - 1] == row - 1 and not empty[index - 1]
        named[index] = touches and bool((sheet.columns[name][row - 1].as_py() or "").strip())
    return named


def _lacking(part: Part) -> Mask:
    """Rows without a required cell, and without what may stand instead of it."""
    lacking = np.zeros(len(part.row), dtype=bool)
    for spec in part.spec.required:
        said = [part.columns[name] for name in (spec.field, *spec.instead) if name in part.columns]
        if said:  # no row of a sheet has what its people's names stand for
            lacking |= np.logical_and.reduce([column.blank for column in said])
    return lacking


def _signed(part: Part, required: list[Column], lacking: Mask) -> Mask:
    """Words where a number belongs, below the table and apart from it: «Директор …»."""
    whole = np.flatnonzero(~_lacking(part))
    if not len(whole):
        return np.zeros(len(lacking), dtype=bool)
    below = np.arange(len(lacking)) > whole[-1]
    apart = np.logical_or.accumulate(below & (np.diff(part.row, prepend=part.row[0]) > 1))
    wordy = np.logical_and.reduce([column.blank | _worded(column) for column in required])
    found: Mask = lacking & apart & wordy & (_filled(part) <= _FEW)
    return found


def _worded(column: Column) -> Mask:
    """Cells of several words, or of one without digits, where no text is expected; any text is
    where texts are.
    """
    kind = column.spec.type
    said = [kind == "text" or (kind in _NO_WORDS and bool(_WORDS.search(t))) for t in column.texts]
    return column.lookup(said, False, np.bool_)


def _problem(part: Part, rows: Mask, code: str, words: tuple[str, str, str]) -> list[Problem]:
    numbers = part.row[rows].tolist()
    if not numbers:
        return []
    what = f"{counted(len(numbers), *words)}: это не данные, пропущено"
    todo = "проверьте, что это сумма, подпись или подзаголовок, а не строка с данными"
    return [Problem(code, Severity.WARNING, part.source.place(numbers[0]), what, todo)]
