"""The sheets of a form that people fill in: «Форма» and «Школы»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from rsnms_cli.forms.cells import Area, Book, accept, colour, empty, larger, prompt, wrong
from rsnms_cli.methodology.questions import Question
from rsnms_cli.model.answers import Evidence, Filled
from rsnms_cli.model.forms import (
    CONFIRM_HEADER,
    FORM_HEADER,
    NO_CONFIRM,
    SCHOOLS_ABOUT,
    SCHOOLS_HEADER,
)
from rsnms_cli.model.units import Unit
from rsnms_cli.office.xlsx_book import LINE, height
from rsnms_cli.words.wording import fill

VALUE, EVIDENCE, COMMENT, CONFIRM = 3, 4, 5, 6
FIRST = len(SCHOOLS_HEADER)
_WIDTHS = (8, 58, 46, 12, 36, 26, 14)
_NAME, _KIND = 36, 21
_ABOUT = ("Тип ОО", "Уровни образования")


@dataclass(frozen=True)
class Answered:
    """Answers to write into the cells; those of an earlier period wait for a confirmation."""

    filled: Filled
    evidence: Evidence
    previous: str = ""

    def of(self, unit: Unit, question: Question) -> bool | int | None:
        """The answer, unless the question is not asked of this unit."""
        known = self.filled.get((unit.level, unit.code, question.code))
        return known if question.asked_of(unit) else None

    def proof(self, unit: Unit, question: Question) -> str:
        """What is named as evidence."""
        return self.evidence.get((unit.level, unit.code, question.code), "")


@dataclass(frozen=True)
class OwnSheet:
    """«Форма»: a row per question to the unit."""

    book: Book
    sheet: Any
    unit: Unit
    answered: Answered

    def write(self, asked: Sequence[Question]) -> None:
        """Write the sheet."""
        header = (*FORM_HEADER, CONFIRM_HEADER) if self.answered.previous else FORM_HEADER
        self.sheet.write_row(0, 0, header, self.book.styles["head"])
        for column, width in enumerate(_WIDTHS[: len(header)]):
            self.sheet.set_column(column, column, width)
        rows = {question.code: row for row, question in enumerate(asked, start=1)}
        for question in asked:
            row, is_asked = rows[question.code], question.asked_of(self.unit)
            self._about(row, question, "text" if is_asked else "closed")
            if is_asked:
                self._answer(row, question)
                self._colours(row, question, rows.get(question.whole))
            else:
                closed = ["" for _ in header[VALUE:]]
                self.sheet.write_row(row, VALUE, closed, self.book.styles["closed"])
        self.book.printed(self.sheet, heads=1, columns=VALUE)

    def _about(self, row: int, question: Question, style: str) -> None:
        what = self._what(question) if style == "text" else self.book.words.closed
        self.sheet.set_row(
            row,
            max(
                height([question.title], _WIDTHS[1:2]),
                sum(height([line], _WIDTHS[2:3]) for line in what.split("\n")),
            ),
        )
        for column, text in enumerate((question.code, question.title, what)):
            self.sheet.write_string(row, column, text, self.book.styles[style])

    def _what(self, question: Question) -> str:
        words = self.book.words
        ask = f"{words.asked(question).capitalize()}. {question.criterion}".strip()
        return f"{ask}\n{words.evidence_label}: {words.proof(question)}"

    def _answer(self, row: int, question: Question) -> None:
        sheet, styles, words = self.sheet, self.book.styles, self.book.words
        given = self.answered.of(self.unit, question)
        _answer(sheet, row, VALUE, given, styles["answer"])
        _note(sheet, row, EVIDENCE, self.answered.proof(self.unit, question), styles["note"])
        sheet.write_blank(row, COMMENT, None, styles["note"])
        accept(self.book, sheet, Area(row, row, VALUE), question)
        title = fill(words.evidence_title, {"code": question.code})
        prompt(sheet, Area(row, row, EVIDENCE), title, words.proof(question))
        if self.answered.previous:
            confirm = Area(row, row, CONFIRM)
            _confirm(self.book, sheet, confirm, self.answered, needed=given is not None)

    def _colours(self, row: int, question: Question, whole_row: int | None) -> None:
        area, evidence = Area(row, row, VALUE), Area(row, row, EVIDENCE)
        rules = [("wrong", wrong(question, area.cell))]
        if whole_row is not None:
            whole = Area(whole_row, whole_row, VALUE)
            exceeds = larger(area.fixed, whole.fixed)
            rules.append(("wrong", exceeds))
            colour(self.book, self.sheet, whole, [("wrong", exceeds)])
        if self.answered.previous:
            rules.append(("previous", _unconfirmed(area, Area(row, row, CONFIRM))))
        colour(self.book, self.sheet, area, [*rules, ("empty", empty(area.cell))])
        if question.ask == "yes_no":
            said = f'=AND(TRIM({area.cell})="да",LEN(TRIM({evidence.cell}))=0)'
            colour(self.book, self.sheet, evidence, [("unproved", said)])


@dataclass(frozen=True)
class SchoolsSheet:
    """«Школы»: a row per organisation, a column per code; the second row says what is asked."""

    book: Book
    sheet: Any
    asked: Sequence[Question]
    answered: Answered

    def write(self, schools: Sequence[Unit]) -> None:
        """Write the sheet."""
        self._head()
        for column, question in enumerate(self.asked, start=FIRST):
            flags = [question.asked_of(school) for school in schools]
            for first, last in _runs(flags):
                self._area(Area(first + 2, last + 2, column), question)
        for row, school in enumerate(schools, start=2):
            self._school(row, school)
        self.book.printed(self.sheet, heads=2, columns=FIRST)

    @property
    def _after(self) -> int:
        return FIRST + len(self.asked)

    def _head(self) -> None:
        sheet, styles = self.sheet, self.book.styles
        tail = [*_ABOUT, *([CONFIRM_HEADER] if self.answered.previous else [])]
        codes = [question.code for question in self.asked]
        sheet.write_row(0, 0, [*SCHOOLS_HEADER, *codes, *tail], styles["head"])
        sheet.set_row(0, 2 * LINE)
        sheet.set_row(1, 240)
        sheet.write_row(1, 0, [SCHOOLS_ABOUT, self.book.words.schools_hint], styles["head"])
        for column, question in enumerate(self.asked, start=FIRST):
            title = f"{question.title} – {self.book.words.asked(question)}"
            sheet.write_string(1, column, title, styles["tilted"])
        sheet.write_row(1, self._after, ["" for _ in tail], styles["head"])
        after = self._after
        for first, last, width in (
            (0, 0, 12),
            (1, 1, _NAME),
            (FIRST, after - 1, 9),
            (after, after + 1, _KIND),
            (after + 2, after + 2, 14),
        ):
            sheet.set_column(first, last, width)

    def _area(self, area: Area, question: Question) -> None:
        """Cells of one question, those of organisations that are not asked left out."""
        accept(self.book, self.sheet, area, question)
        rules = [("wrong", wrong(question, area.cell))]
        columns = {one.code: column for column, one in enumerate(self.asked, start=FIRST)}
        if question.whole in columns:
            whole = replace(area, column=columns[question.whole])
            rules.append(("wrong", larger(area.cell, whole.cell)))
        if self.answered.previous:
            confirm = replace(area, column=self._after + len(_ABOUT))
            rules.append(("previous", _unconfirmed(area, confirm)))
        colour(self.book, self.sheet, area, [*rules, ("empty", empty(area.cell))])

    def _school(self, row: int, school: Unit) -> None:
        sheet, styles = self.sheet, self.book.styles
        kind = (school.org_type, ", ".join(school.stages))
        sheet.set_row(row, height([school.name, *kind], [_NAME, _KIND, _KIND]))
        for column, text in enumerate((school.code, school.name)):
            sheet.write_string(row, column, text, styles["text"])
        given = [self.answered.of(school, question) for question in self.asked]
        for column, (question, value) in enumerate(
            zip(self.asked, given, strict=True), start=FIRST
        ):
            style = styles["answer" if question.asked_of(school) else "closed"]
            _answer(sheet, row, column, value, style)
        for column, text in enumerate(kind, start=self._after):
            sheet.write_string(row, column, text, styles["text"])
        if self.answered.previous:
            area = Area(row, row, self._after + len(_ABOUT))
            has_answers = any(value is not None for value in given)
            _confirm(self.book, sheet, area, self.answered, needed=has_answers)


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last index of every unbroken run of yes."""
    for is_asked, run in groupby(enumerate(flags), key=lambda one: one[1]):
        indexes = [index for index, _ in run]
        if is_asked:
            yield indexes[0], indexes[-1]


def _unconfirmed(answer: Area, confirm: Area) -> str:
    return f"=AND(LEN(TRIM({answer.cell}))>0,LEN(TRIM(${confirm.cell}))=0)"


def _confirm(book: Book, sheet: Any, area: Area, answered: Answered, *, needed: bool) -> None:
    """Where people say that an earlier answer holds; a row without one needs nothing."""
    if not needed:
        sheet.write_string(area.first, area.column, NO_CONFIRM, book.styles["closed"])
        return
    sheet.write_blank(area.first, area.column, None, book.styles["answer"])
    message = fill(book.words.confirm_message, {"previous": answered.previous})
    shown = {"input_title": CONFIRM_HEADER, "input_message": message[:250]}
    rule = {"validate": "list", "source": "=confirmed", **shown}
    sheet.data_validation(*area.corners, rule)
    colour(book, sheet, area, [("empty", empty(area.cell))])


def _answer(sheet: Any, row: int, column: int, given: bool | int | None, style: Any) -> None:
    if given is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(given, bool):
        sheet.write_string(row, column, "да" if given else "нет", style)
    else:
        sheet.write_number(row, column, given, style)


def _note(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
