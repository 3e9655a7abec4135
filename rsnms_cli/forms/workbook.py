"""Form workbooks for people to fill in (contract, section 2)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from rsnms_cli.forms.cells import LISTS, STYLES, Book
from rsnms_cli.forms.guide import guide_sheet, known_sheet
from rsnms_cli.forms.sheets import Answered, OwnSheet, SchoolsSheet
from rsnms_cli.methodology.questions import Question, questions
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.answers import Evidence, Filled
from rsnms_cli.model.forms import (
    FORM_SHEET,
    FORM_VERSION,
    GUIDE_SHEET,
    KNOWN_SHEET,
    LISTS_SHEET,
    META_KEYS,
    META_SHEET,
    PREVIOUS_KEY,
    QUESTIONS_KEYS,
    SCHOOLS_SHEET,
    as_property,
)
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import letters
from rsnms_cli.model.results import Results, Score
from rsnms_cli.model.units import LEVELS, LevelName, Unit
from rsnms_cli.office.names import file_name
from rsnms_cli.office.output import Write
from rsnms_cli.office.xlsx_book import workbook

WIDELY = ("region", "municipality")
"""The levels that get a form unless others are asked for."""


@dataclass(frozen=True)
class Extra:
    """What a form may come with beside answers.

    `previous` is the earlier period that the answers are of: they wait for a confirmation.
    `known` are the scores of what the exports tell.
    """

    evidence: Evidence = field(default_factory=dict)
    previous: str = ""
    known: Results | None = None
    levels: Collection[str] = WIDELY


@dataclass(frozen=True)
class Form:
    """One workbook: a unit's own questions, and for a municipality those of its schools."""

    methodology: Methodology
    period: Period
    unit: Unit
    level: LevelName
    schools: list[Unit]
    answered: Answered
    scores: Mapping[str, Score] = field(default_factory=dict)

    @property
    def own(self) -> list[Question]:
        """The unit's own questions."""
        return questions(self.methodology, self.level)

    @property
    def of_schools(self) -> list[Question]:
        """The questions to its organisations."""
        return questions(self.methodology, "school") if self.schools else []

    @property
    def known(self) -> list[tuple[Indicator, Score]]:
        """What the exports already tell of the unit."""
        items = self.methodology.table(self.level).indicators
        return [(item, self.scores[item.code]) for item in items if item.measure and self.scores]

    @property
    def traits(self) -> set[str]:
        """What chooses the paragraphs of the instruction."""
        has = {
            "schools": self.of_schools,
            "known": self.known,
            "previous": self.answered.previous,
        }
        return {self.level, *(name for name, found in has.items() if found)}

    @property
    def asked(self) -> dict[str, str]:
        """The codes asked about on each sheet, by the keys of `_meta`."""
        sheets = {FORM_SHEET: self.own, SCHOOLS_SHEET: self.of_schools}
        return {
            QUESTIONS_KEYS[sheet]: " ".join(one.code for one in of)
            for sheet, of in sheets.items()
            if of
        }

    @property
    def meta(self) -> dict[str, str]:
        """What the form is of, by the keys of `_meta`."""
        unit = self.unit
        period = self.period.label
        values = (FORM_VERSION, self.methodology.id, self.level, unit.code, unit.name, period)
        known = dict(zip(META_KEYS, values, strict=True))
        return known | ({PREVIOUS_KEY: previous} if (previous := self.answered.previous) else {})


def form_files(
    methodology: Methodology,
    period: Period,
    units: Mapping[LevelName, list[Unit]],
    filled: Filled,
    extra: Extra | None = None,
) -> dict[str, Write]:
    """A workbook per unit of the levels asked for, by file name."""
    extra = extra or Extra()
    answered = Answered(filled, extra.evidence, extra.previous)
    scored = extra.known.levels if extra.known else {}
    scores = {level: {one.unit.code: one.scores for one in of} for level, of in scored.items()}
    schools: dict[str, list[Unit]] = {}
    for school in units["school"]:
        schools.setdefault(school.municipality, []).append(school)
    files: dict[str, Write] = {}
    taken: set[str] = set()
    for level in (level for level in LEVELS if level in extra.levels):
        for number, unit in enumerate(units[level], start=1):
            below = schools.get(unit.code, []) if level == "municipality" else []
            known = scores.get(level, {}).get(unit.code, {})
            form = Form(methodology, period, unit, level, below, answered, known)
            if form.own or form.of_schools:
                files[_free(_name(level, number, unit), taken)] = partial(write_form, form)
    return files


def _name(level: str, number: int, unit: Unit) -> str:
    """By code where there is one; a municipality has only its name."""
    if level == "region":
        return "00 регион"
    return file_name(unit.code) if level == "school" else f"{number:02d} {file_name(unit.code)}"


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered when another form has it; Windows does not tell capitals apart."""
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(free.casefold())
    return f"{free}.xlsx"


def write_form(form: Form, path: Path) -> None:
    """Write a form workbook; the same form gives the same bytes."""
    title = f"{form.unit.name}, {form.period.label}, {form.methodology.id}"
    with workbook(path, title, form.period.year, STYLES) as (raw, styles):
        book = Book(raw, styles, form.unit.name, form.period)
        guide = book.sheet(GUIDE_SHEET)
        guide_sheet(book, guide, form.methodology, form.traits, form.answered.previous)
        OwnSheet(book, book.sheet(FORM_SHEET), form.unit, form.answered).write(form.own)
        if asked := form.of_schools:
            sheet = book.sheet(SCHOOLS_SHEET)
            SchoolsSheet(book, sheet, asked, form.answered).write(form.schools)
        if form.known:
            known_sheet(book, book.sheet(KNOWN_SHEET), form.known)
        _hidden(raw.add_worksheet(LISTS_SHEET), LISTS.values())
        for row, (name, words) in enumerate(LISTS.items(), start=1):
            cells = f"$A${row}:${letters(len(words) - 1)}${row}"
            raw.define_name(name, f"='{LISTS_SHEET}'!{cells}")
        _hidden(raw.add_worksheet(META_SHEET), {**form.meta, **form.asked}.items())
        for name, text in form.meta.items():
            raw.set_custom_property(name, as_property(text), "text")


def _hidden(sheet: Any, rows: Iterable[Sequence[str]]) -> None:
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text)
    sheet.hide()
