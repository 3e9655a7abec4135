"""Forms read back from a folder: answers with their cells, and what is wrong with them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from rsnms_cli.methodology.questions import Question, questions
from rsnms_cli.methodology.types import LEVELS, LevelName, Methodology
from rsnms_cli.model.answers import Answer, Answers, Evidence, Key, Reported, ReportedValue
from rsnms_cli.model.collected import COLLECTED
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.facts import Unit
from rsnms_cli.model.forms import (
    FORM_SHEET,
    FORM_VERSION,
    META_KEYS,
    META_SHEET,
    PREVIOUS_KEY,
    SCHOOLS_SHEET,
)
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Level, Place, Problem
from rsnms_cli.model.text import fold, shown
from rsnms_cli.read.collected import read_collected
from rsnms_cli.read.files import FileResult
from rsnms_cli.read.folder import read_files
from rsnms_cli.read.form_sheets import Cell, error_cells, form_cells, school_cells
from rsnms_cli.read.inbox import files_of
from rsnms_cli.read.properties import meta_of
from rsnms_cli.read.values import Unreadable, parse_count, parse_flag
from rsnms_cli.read.workbook import Sheet, Workbook

Units = Mapping[str, list[Unit]]


@dataclass
class Forms:
    """The answers of all forms of a folder, who sent one, every cell, and the problems."""

    answers: Answers = field(default_factory=dict)
    evidence: Evidence = field(default_factory=dict)
    reported: Reported = field(default_factory=dict)
    received: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cells: list[tuple[Unit, Cell]] = field(default_factory=list)


def list_forms(folder: Path) -> tuple[list[Workbook], list[Problem]]:
    """The forms of a folder; anything else there is a problem."""
    return forms_of(read_files(files_of(folder)))


def forms_of(results: list[FileResult]) -> tuple[list[Workbook], list[Problem]]:
    """The forms among files that were read; anything else is a problem."""
    forms, problems = [], []
    for result in results:
        if result.form:
            forms.append(result.form)
            problems += result.problems
        elif not result.readable:
            problems += result.problems
        else:
            what = "это не форма: нет листа «_meta», книга не использована"
            todo = "заполняйте книгу, созданную командой rsnms forms create"
            problems.append(Problem("form.unknown", Level.WARNING, Place(result.file), what, todo))
    return forms, problems


def periods_of(books: list[Workbook]) -> list[str]:
    """The periods that these forms say they are of."""
    said = {_period_key(meta_of(book).get("period", "")) for book in books}
    return sorted(label for label in said if re.fullmatch(r"20\d\d(-H1)?", label, re.ASCII))


def read_forms(
    books: list[Workbook], methodology: Methodology, period: Period, units: Units
) -> Forms:
    """The answers of these forms, by level, unit and code."""
    reader = _Reader(methodology, period, units)
    alone = all(map(is_collected, books))
    for book in sorted(books, key=lambda book: book.file):
        if is_collected(book) and not alone:
            what = "свод лежит вместе с формами: прочитаны формы, свод не использован"
            todo = "чтобы считать по своду, положите его в отдельную папку"
            reader.error("form.collected", Place(book.file), what, todo)
        else:
            reader.read(book)
    reader.finish()
    return reader.forms


def read_cells(
    cells: Iterable[tuple[Unit, Cell]],
    received: Mapping[tuple[str, str], str],
    methodology: Methodology,
    period: Period,
    units: Units,
) -> Forms:
    """The answers that these cells alone give, with the problems of cells."""
    reader = _Reader(methodology, period, units)
    reader.forms.received.update(received)
    for unit, cell in cells:
        reader.take(unit, [cell])
    reader.finish()
    return reader.forms


class _Reader:
    def __init__(self, methodology: Methodology, period: Period, units: Units) -> None:
        self.methodology, self.period = methodology, period
        self.units = {(u.level, u.code): u for level in LEVELS for u in units[level]}
        self.places = {fold(unit.code): unit.code for unit in units["municipality"]}
        self.questions = {
            level: {q.code: q for q in questions(methodology, level)} for level in LEVELS
        }
        self.computed = {
            level: {item.code for item in methodology.table(level).indicators if item.measure}
            for level in LEVELS
        }
        self.forms = Forms()
        self.said: dict[Key, list[Answer]] = {}

    def warn(self, code: str, place: Place, what: str, todo: str) -> None:
        self.forms.problems.append(Problem(code, Level.WARNING, place, what, todo))

    def error(self, code: str, place: Place, what: str, todo: str) -> None:
        self.forms.problems.append(Problem(code, Level.ERROR, place, what, todo))

    def read(self, book: Workbook) -> None:
        """Take a form's answers, unless it is of something else."""
        meta = self._one_spelling(meta_of(book))
        if fault := self._refusal(meta):
            place = Place(book.file, META_SHEET)
            self.error("form.refused", place, f"форма не принята: {fault[0]}", fault[1])
            return
        if meta["level"] == COLLECTED:
            self._collected(book, meta)
            return
        unit = self.units[meta["level"], meta["unit_code"]]
        self._register(unit, book.file)
        for sheet in book.sheets:
            self._sheet(unit, sheet, confirm=bool(meta.get(PREVIOUS_KEY)))
        if not {sheet.name for sheet in book.sheets} & {FORM_SHEET, SCHOOLS_SHEET}:
            what = f"нет ни листа «{FORM_SHEET}», ни листа «{SCHOOLS_SHEET}»: ответов из формы нет"
            self.error("form.no_sheet", Place(book.file), what, "верните листу прежнее название")

    def _collected(self, book: Workbook, meta: dict[str, str]) -> None:
        """A «свод»: the answers of many forms under the places where people wrote them."""
        found = read_collected(book.file, book.sheets, meta)
        self.forms.problems += found.problems
        self.forms.received.update(found.received)
        for key, cells in found.cells.items():
            if unit := self.units.get(key):
                self.take(unit, cells)
                continue
            what = f"единицы {key[0]} «{key[1]}» нет в таблице «Организации», ответы не учтены"
            todo = "исправьте таблицу или соберите свод заново"
            self.error("form.unknown_unit", cells[0].place, what, todo)

    def _one_spelling(self, meta: dict[str, str]) -> dict[str, str]:
        """The exports may by now spell a municipality otherwise than when the form was made."""
        place = self.places.get(fold(meta.get("unit_code", "")))
        return (
            {**meta, "unit_code": place} if place and meta.get("level") == "municipality" else meta
        )

    def _sheet(self, unit: Unit, sheet: Sheet, *, confirm: bool) -> None:
        if sheet.name not in (FORM_SHEET, SCHOOLS_SHEET):
            return
        cells_of = form_cells if sheet.name == FORM_SHEET else school_cells
        cells = cells_of(sheet, confirm=confirm)
        if cells is None:
            what = "на листе нет строки заголовков формы, ответов из него нет"
            place = Place(sheet.file, sheet.name)
            self.error("form.no_header", place, what, "верните строку заголовков")
            return
        for place in error_cells(sheet, cells):
            what = "в ячейке ошибка формулы, ответа нет"
            self.error("form.formula_error", place, what, "впишите значение")
        if sheet.name == FORM_SHEET:
            self.take(unit, cells)
        else:
            self._schools(unit, cells)

    def _refusal(self, meta: dict[str, str]) -> tuple[str, str] | None:
        """Why the form is not of this methodology, period or unit, and what to do."""
        todo = "возьмите форму, созданную командой rsnms forms create для этого отчёта"
        missing = [key for key in META_KEYS if key != "unit_name" and not meta.get(key)]
        if missing:
            return f"на листе «_meta» нет {', '.join(missing)}", todo
        if meta["form_version"] != FORM_VERSION:
            return f"версия формы{shown(meta['form_version'])}, а нужна «{FORM_VERSION}»", todo
        if meta["methodology"] != self.methodology.id:
            return f"она по методике «{meta['methodology']}», а не «{self.methodology.id}»", todo
        if _period_key(meta["period"]) != self.period.key:
            return f"она за период «{meta['period']}», а не «{self.period.label}»", todo
        known = meta["level"] == COLLECTED or (meta["level"], meta["unit_code"]) in self.units
        if not known:
            unit = f"{meta['level']} «{meta['unit_code']}»"
            return f"единицы {unit} нет в таблице «Организации»", "исправьте таблицу или форму"
        return None

    def _register(self, unit: Unit, file: str) -> None:
        earlier = self.forms.received.setdefault((unit.level, unit.code), file)
        if earlier != file:
            what = f"вторая форма той же единицы, первая – «{earlier}»; различия названы отдельно"
            self.warn("form.repeated", Place(file), what, "оставьте одну форму")

    def _schools(self, unit: Unit, cells: list[Cell]) -> None:
        rows: dict[tuple[int, str], list[Cell]] = {}
        for cell in cells:
            rows.setdefault((cell.place.row, cell.org_code), []).append(cell)
        for (_, code), row in rows.items():
            school = self.units.get(("school", code))
            if school is not None and school.municipality == unit.code:
                self.take(school, row)
            elif any(cell.text for cell in row):
                place = replace(row[0].place, column=-1)
                where = f"кодом{shown(code)} нет в «{unit.name}»"
                what = f"организации с {where}, строка не использована"
                self.error("form.unknown_organization", place, what, "исправьте код ОО")

    def take(self, unit: Unit, cells: list[Cell]) -> None:
        """Answers of a unit; what is no answer is a problem."""
        self.forms.cells += [(unit, cell) for cell in cells]
        asked = self.questions[_level(unit.level)]
        filled = [cell for cell in cells if cell.text]
        for place in dict.fromkeys(cell.unconfirmed for cell in filled if cell.unconfirmed):
            what = "ответы прежнего периода не подтверждены, ответов нет"
            todo = "проверьте строку и выберите «да» в столбце «Подтверждаю»"
            self.warn("form.unconfirmed", place, what, todo)
        for cell in filled:
            if cell.unconfirmed:
                continue
            question = asked.get(cell.code)
            if question is None and cell.code in self.computed[_level(unit.level)]:
                self._report(unit, cell)
            elif question is None:
                what = f"показателя с кодом{shown(cell.code)} в форме этого уровня нет"
                self.error("form.unknown_code", cell.place, what, "не меняйте коды формы")
            else:
                self._answer(unit, question, cell)

    def _report(self, unit: Unit, cell: Cell) -> None:
        """A computed indicator that somebody filled in all the same."""
        number = cell.text.replace("%", "").replace(",", ".").strip()
        if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", number, re.ASCII):
            key = (unit.level, unit.code, cell.code)
            self.forms.reported[key] = ReportedValue(Fraction(number), cell.place)
            return
        what = f"показатель {cell.code} считается по таблицам, значение из формы не читается"
        self.warn("form.not_asked", cell.place, what, "оставьте пусто или впишите число")

    def _answer(self, unit: Unit, question: Question, cell: Cell) -> None:
        if question.applies and not question.applies.fits(unit.org_type, unit.stages):
            what = f"показатель {question.code} к этой организации не относится, ответ не учтён"
            self.warn("form.not_applicable", cell.place, what, "оставьте ячейку пустой")
            return
        try:
            value = parse_flag(cell.text) if question.ask == "yes_no" else parse_count(cell.text)
        except Unreadable as expected:
            what = f"показатель {question.code}: значение{shown(cell.text)} не читается, ответа нет"
            self.error("form.unreadable", cell.place, what, f"впишите: {expected}")
            return
        key = (unit.level, unit.code, question.code)
        self.said.setdefault(key, []).append(Answer(value, cell.place))
        if cell.evidence and cell.evidence.text:
            self.forms.evidence[key] = cell.evidence.text
        elif cell.evidence and value is True:
            what = f"показатель {question.code}: сказано «да», а подтверждения нет"
            todo = "впишите документ или ссылку в столбец «Подтверждение»"
            self.warn("form.evidence", cell.evidence.place, what, todo)

    def finish(self) -> None:
        """Keep what is said once or alike; what contradicts itself is no answer."""
        for key, said in self.said.items():
            if len({answer.value for answer in said}) == 1:
                self.forms.answers[key] = min(said, key=lambda answer: answer.place)
                continue
            for answer in said:
                what = f"показатель {key[2]}: в другом месте указано иное, ответ не учтён"
                self.error("form.conflict", answer.place, what, "оставьте один ответ")
        self._disagreeing_parts()
        self._missing()

    def _disagreeing_parts(self) -> None:
        """A part larger than its whole makes no share; one without the other is said."""
        for level, item in self.methodology.indicators():
            for unit in [code for at, code in self.units if at == level]:
                if of := item.share_of_parts:
                    part, whole = ((level, unit, code) for code in (of.numerator, of.denominator))
                    self._part_of_whole(part, whole)

    def _part_of_whole(self, part: Key, whole: Key) -> None:
        found = self.forms.answers
        if part in found and whole in found:
            if found[part].value > found[whole].value:
                what = f"{part[2]} больше, чем {whole[2]}: часть больше целого, ответ не учтён"
                self.error("form.part_exceeds_whole", found[part].place, what, "исправьте числа")
                del found[part], found[whole]
        elif part in found:
            what = f"{part[2]} указано, а {whole[2]} нет: доли не будет"
            self.warn("form.part_missing", found[part].place, what, f"впишите {whole[2]}")
        elif whole in found:
            what = f"{whole[2]} указано, а {part[2]} нет: считается 0"
            self.warn("form.part_missing", found[whole].place, what, f"впишите {part[2]}")

    def _missing(self) -> None:
        for level, code in self.units:
            asked = level in ("region", "municipality") and self.questions[_level(level)]
            if asked and (level, code) not in self.forms.received:
                unit = "региона" if level == "region" else f"«{code}»"
                what = f"нет формы {unit}: показатели из неё – без данных, 0 баллов"
                self.warn("form.missing", Place(), what, "положите форму в папку форм")


def _level(name: str) -> LevelName:
    return next(level for level in LEVELS if level == name)


def _period_key(text: str) -> str:
    try:
        return parse_period(text).key
    except UsageError:
        return text


def is_collected(book: Workbook) -> bool:
    """Whether the book is a «свод» of forms, not a form."""
    return book.is_form and meta_of(book).get("level") == COLLECTED
