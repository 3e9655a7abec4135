"""Form workbooks for people to fill in (contract, section 2)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from rsnms_cli.methodology.questions import Question, questions
from rsnms_cli.methodology.types import LevelName, Methodology
from rsnms_cli.model.answers import Filled
from rsnms_cli.model.facts import Unit
from rsnms_cli.model.forms import (
    FORM_HEADER,
    FORM_SHEET,
    FORM_VERSION,
    META_KEYS,
    META_SHEET,
    SCHOOLS_HEADER,
    SCHOOLS_SHEET,
)
from rsnms_cli.model.period import Period
from rsnms_cli.model.shared import shared_folder
from rsnms_cli.render.book import EDGE, HEAD, height, print_setup, workbook
from rsnms_cli.render.output import Write


@cache
def _texts() -> dict[str, Any]:
    """The form's own wording: `templates/forms.toml`."""
    with shared_folder("templates") as folder:
        return tomllib.loads((folder / "forms.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Form:
    """One workbook: a unit's own questions, and for a municipality those of its schools."""

    methodology: Methodology
    period: Period
    level: LevelName
    unit: Unit
    schools: list[Unit] = field(default_factory=list)
    filled: Filled = field(default_factory=dict)


def form_files(
    methodology: Methodology, period: Period, units: Mapping[str, list[Unit]], filled: Filled
) -> dict[str, Write]:
    """A workbook per municipality and one for the region, by file name."""
    files: dict[str, Write] = {}
    for level in ("region", "municipality"):
        for number, unit in enumerate(units[level], start=1):
            schools = [school for school in units["school"] if school.municipality == unit.code]
            form = Form(methodology, period, level, unit, schools, filled)
            name = "00 регион" if level == "region" else f"{number:02d} {_file_name(unit.code)}"
            asked_of_schools = schools and questions(methodology, "school")
            if questions(methodology, level) or asked_of_schools:
                files[f"{name}.xlsx"] = partial(write_form, form)
    return files


def _file_name(text: str) -> str:
    """What of a unit's name every file system takes; the number before it keeps it unique."""
    return "".join(c if c.isalnum() or c in " -" else "_" for c in text)[:80].strip()


def write_form(form: Form, path: Path) -> None:
    """Write a form workbook; the same form gives the same bytes."""
    title = f"{form.unit.name}, {form.period.label}, {form.methodology.id}"
    with workbook(path, title, form.period.year, _STYLES) as (book, styles):
        _own_sheet(form, book.add_worksheet(FORM_SHEET), styles)
        if form.schools and questions(form.methodology, "school"):
            _schools_sheet(form, book.add_worksheet(SCHOOLS_SHEET), styles)
        _meta_sheet(form, book.add_worksheet(META_SHEET))


_TEXT = EDGE | {"text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "head": HEAD,
    "text": _TEXT,
    "answer": _TEXT | {"bg_color": "#FFF9DB", "align": "center"},
    "closed": _TEXT | {"bg_color": "#E7E6E6"},
}


def _own_sheet(form: Form, sheet: Any, styles: dict[str, Any]) -> None:
    sheet.write_row(0, 0, FORM_HEADER, styles["head"])
    widths = (8, 70, 34, 14, 36, 30)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for row, question in enumerate(questions(form.methodology, form.level), start=1):
        about = (question.code, question.title, _what(question))
        sheet.set_row(row, height(about, widths[:3]))
        for column, text in enumerate(about):
            sheet.write_string(row, column, text, styles["text"])
        _answer(sheet, row, 3, _given(form, form.level, form.unit.code, question), styles["answer"])
        for column in (4, 5):
            sheet.write_blank(row, column, None, styles["text"])
        _limit(sheet, question, row, row, 3)
    _ready(sheet, 1, 3)


def _schools_sheet(form: Form, sheet: Any, styles: dict[str, Any]) -> None:
    asked = questions(form.methodology, "school")
    sheet.write_row(0, 0, [*SCHOOLS_HEADER, *(q.code for q in asked)], styles["head"])
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 1 + len(asked), 9)
    for column, question in enumerate(asked, start=2):
        note = f"{question.title}\n{_what(question)}"
        sheet.write_comment(0, column, note, {"x_scale": 3, "y_scale": 1.6, "author": ""})
        _limit(sheet, question, 1, len(form.schools), column)
    for row, school in enumerate(form.schools, start=1):
        sheet.set_row(row, height([school.name], [44]))
        sheet.write_string(row, 0, school.code, styles["text"])
        sheet.write_string(row, 1, school.name, styles["text"])
        for column, question in enumerate(asked, start=2):
            rule = question.applies
            is_asked = not rule or rule.fits(school.org_type, school.stages)
            given = _given(form, "school", school.code, question) if is_asked else None
            _answer(sheet, row, column, given, styles["answer" if is_asked else "closed"])
    _ready(sheet, 1, 2)


def _what(question: Question) -> str:
    return f"{_texts()['ask'][question.ask]}. {question.criterion}"


def _given(form: Form, level: LevelName, unit: str, question: Question) -> bool | int | None:
    return form.filled.get((level, unit, question.code))


def _answer(sheet: Any, row: int, column: int, given: bool | int | None, style: Any) -> None:
    if given is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(given, bool):
        sheet.write_string(row, column, "да" if given else "нет", style)
    else:
        sheet.write_number(row, column, given, style)


def _limit(sheet: Any, question: Question, first: int, last: int, column: int) -> None:
    """What the cell accepts; the question is shown when the cell is entered."""
    texts = _texts()
    rule: dict[str, Any] = {
        "input_title": texts["input_title"].format(code=question.code),
        "input_message": _short(f"{texts['ask'][question.ask]}. {question.title}", 250),
        "error_title": texts["error_title"],
        "error_message": texts["error_message"].format(ask=texts["ask"][question.ask]),
    }
    if question.ask == "yes_no":
        rule |= {"validate": "list", "source": ["да", "нет"]}
    else:
        rule |= {"validate": "integer", "criteria": ">=", "value": 0}
    sheet.data_validation(first, column, last, column, rule)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _ready(sheet: Any, rows: int, columns: int) -> None:
    """Frozen headers, and pages that fit the paper's width."""
    sheet.freeze_panes(rows, columns)
    print_setup(sheet, heads=rows)


def _meta_sheet(form: Form, sheet: Any) -> None:
    values = (
        FORM_VERSION,
        form.methodology.id,
        form.level,
        form.unit.code,
        form.unit.name,
        form.period.label,
    )
    for row, pair in enumerate(zip(META_KEYS, values, strict=True)):
        for column, text in enumerate(pair):
            sheet.write_string(row, column, text)
    sheet.hide()
