"""«свод.xlsx»: who has answered, every answer with its sender's cell, what was not taken."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.collected import (
    ANSWERS_HEADER,
    ANSWERS_KEY,
    ANSWERS_SHEET,
    COLLECTED,
    DISPUTED,
    FAULTY,
    FULL,
    LEFT_OUT_HEADER,
    LEFT_OUT_KEY,
    LEFT_OUT_SHEET,
    MARKS,
    NO_ANSWER,
    NO_PROBLEM,
    PARTIAL,
    TURNOUT_HEADER,
    TURNOUT_SHEET,
    UNCONFIRMED,
    USES,
    Collected,
    Said,
    Turnout,
    fingerprint,
)
from rsnms_cli.model.forms import FORM_VERSION, META_KEYS, META_SHEET
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import SEVERITY_WORDS, Problem
from rsnms_cli.model.units import LEVEL_NAMES, REGION
from rsnms_cli.office.xlsx_book import EDGE, HEAD, workbook
from rsnms_cli.office.xlsx_lists import write_list
from rsnms_cli.office.xlsx_rows import Number, RowSheet, row_sheet

_TURNOUT_WIDTHS = (15, 20, 44, 24, 13, 10, 10, 7, 36, 50)
_ANSWERS_WIDTHS = (15, 20, 34, 8, 50, 12, 17, 40, 40, 34, 30, 10, 8, 22, 23)
_LEFT_OUT_WIDTHS = (44, 12, 9, 17, 60, 50, 24)

_NUMBER = EDGE | {"align": "right", "indent": 1}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 12},
    "head": HEAD,
    "text": EDGE | {"text_wrap": True},
    "number": _NUMBER,
    "percent": _NUMBER | {"num_format": "0"},
    NO_ANSWER: {"bg_color": "#FCE4D6"},
    PARTIAL: {"bg_color": "#FFF9DB"},
    FULL: {"bg_color": "#E2EFDA"},
}
Cells = list[str | Number]


def write_collected(
    collected: Collected, methodology: Methodology, period: Period, path: Path
) -> None:
    """Write the workbook; the same content gives the same bytes."""
    title = f"Свод форм: {methodology.id}, {period.label}"
    answers = [_said_cells(one) for one in collected.said]
    left_out = [_problem_cells(p, SEVERITY_WORDS[p.severity]) for p in collected.left_out]
    left_out += [_problem_cells(one, NO_PROBLEM) for one in collected.aside]
    with workbook(path, title, period.year, _STYLES) as (book, styles):
        _turnout(title, collected.turnout, row_sheet(book, TURNOUT_SHEET, styles))
        _answers(answers, row_sheet(book, ANSWERS_SHEET, styles))
        heads = list(zip(LEFT_OUT_HEADER, _LEFT_OUT_WIDTHS, strict=True))
        write_list(heads, left_out, row_sheet(book, LEFT_OUT_SHEET, styles))
        values = (FORM_VERSION, methodology.id, COLLECTED, REGION.code, "Свод", period.label)
        columns = [ANSWERS_HEADER.index(name) for name in MARKS]
        marks = {
            **dict(zip(META_KEYS, values, strict=True)),
            ANSWERS_KEY: fingerprint([_text(row[at]) for at in columns] for row in answers),
            LEFT_OUT_KEY: fingerprint([_text(cell) for cell in row] for row in left_out),
        }
        _meta(marks, book.add_worksheet(META_SHEET))


def _turnout(title: str, units: Iterable[Turnout], sheet: RowSheet) -> None:
    heads = list(zip(TURNOUT_HEADER, _TURNOUT_WIDTHS, strict=True))
    write_list(heads, map(_turnout_cells, units), sheet, title)
    status = TURNOUT_HEADER.index("Статус")
    for word in (NO_ANSWER, PARTIAL, FULL):
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{word}"',
            "format": sheet.styles[word],
        }
        sheet.conditional_format(2, status, max(sheet.row - 1, 2), status, rule)


def _turnout_cells(one: Turnout) -> Cells:
    unit = one.unit
    share = (100 * one.answered / one.asked, "percent")
    numbers: Cells = [(one.answered, "number"), (one.asked, "number"), share]
    sources = "; ".join(one.sources)
    place: Cells = [LEVEL_NAMES[unit.level], unit.code, unit.name, unit.municipality, one.status]
    return [*place, *numbers, "; ".join((*one.unread, *one.left)), sources]


def _answers(rows: Sequence[Cells], sheet: RowSheet) -> None:
    heads = list(zip(ANSWERS_HEADER, _ANSWERS_WIDTHS, strict=True))
    write_list(heads, rows, sheet)
    last = max(sheet.row - 1, 1)
    use = ANSWERS_HEADER.index("Учтено")
    sheet.data_validation(1, use, last, use, {"validate": "list", "source": list(USES)})
    for word, style in ((DISPUTED, NO_ANSWER), (FAULTY, PARTIAL), (UNCONFIRMED, PARTIAL)):
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{word}"',
            "format": sheet.styles[style],
        }
        sheet.conditional_format(1, use, last, use, rule)


def _said_cells(one: Said) -> Cells:
    unit, place = one.unit, one.place
    who: Cells = [LEVEL_NAMES[unit.level], unit.code, unit.name]
    what: Cells = [one.code, one.title, _value(one.text), one.use, one.remark]
    beside = [spot.cell if spot else "" for spot in (one.proof, one.unconfirmed)]
    where = (place.file, place.sheet, place.cell, *beside)
    return [*who, *what, one.evidence, one.comment, *where]


def _value(text: str) -> str | Number:
    """A whole number stands as a number, so that it can be sorted and added up."""
    plain = text.isascii() and text.isdigit() and len(text) <= 9 and text == str(int(text))
    return (int(text), "number") if plain else text


def _problem_cells(one: Problem, level: str) -> Cells:
    place = one.place
    return [place.file, place.sheet, place.cell, level, one.what, one.todo, one.code]


def _text(cell: str | Number) -> str:
    return cell if isinstance(cell, str) else str(cell[0])


def _meta(values: dict[str, str], sheet: Any) -> None:
    for row, pair in enumerate(values.items()):
        for column, text in enumerate(pair):
            sheet.write_string(row, column, text)
    sheet.hide()
