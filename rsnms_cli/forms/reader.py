"""Forms read back from a folder: each taken if it is of the report, sheet by sheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from rsnms_cli.forms.answers import Forms, Taker
from rsnms_cli.forms.digest_reader import read_collected
from rsnms_cli.forms.find_sheets import CELLS_OF, sheets_of
from rsnms_cli.forms.identity import Wanted, is_collected
from rsnms_cli.forms.lost_rows import lost_questions, rows_of_one, twice
from rsnms_cli.forms.merged_answers import settled
from rsnms_cli.forms.read_sheets import Cell, error_cells
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.collected import COLLECTED
from rsnms_cli.model.forms import FORM_SHEET, META_SHEET, PREVIOUS_KEY, QUESTIONS_KEYS
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.text import shown
from rsnms_cli.model.units import Unit, Units
from rsnms_cli.office.sheets import Sheet, Workbook
from rsnms_cli.read.files import FileResult
from rsnms_cli.read.folder import read_tree
from rsnms_cli.read.properties import meta_of
from rsnms_cli.read.sheet.stray_rows import is_sum


def list_forms(folder: Path) -> tuple[list[Workbook], list[Problem]]:
    """The forms of a folder and of all below it; anything else there is a problem."""
    results, unread = read_tree(folder)
    forms, problems = forms_of(results)
    return forms, problems + unread


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
            problems.append(Problem("form.unknown", Severity.ERROR, Place(result.file), what, todo))
    return forms, problems


def read_forms(
    books: list[Workbook], methodology: Methodology, period: Period, units: Units
) -> Forms:
    """The answers of these forms, by level, unit and code."""
    reader = _Reader(Wanted(methodology, period, units))
    alone = all(map(is_collected, books))
    for book in sorted(books, key=lambda book: book.file):
        if is_collected(book) and not alone:
            what = "свод лежит вместе с формами: прочитаны формы, свод не использован"
            todo = "чтобы считать по своду, положите его в отдельную папку"
            reader.forms.error("form.collected", Place(book.file), what, todo)
        else:
            reader.read(book)
    return reader.taker.finish()


def read_cells(
    cells: Iterable[tuple[Unit, Cell]],
    received: Mapping[tuple[str, str], str],
    methodology: Methodology,
    period: Period,
    units: Units,
) -> Forms:
    """The answers that these cells alone give, with the problems of cells."""
    taker = Taker(Wanted(methodology, period, units))
    taker.forms.received.update(received)
    for unit, cell in cells:
        taker.take(unit, [cell])
    return taker.finish()


class _Reader:
    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.taker = wanted, Taker(wanted)
        self.forms = self.taker.forms

    def read(self, book: Workbook) -> None:
        """Take a form's answers, unless it is of something else."""
        meta = meta_of(book)
        if fault := self.wanted.refusal(meta):
            place = Place(book.file, META_SHEET)
            self.forms.error("form.refused", place, f"форма не принята: {fault[0]}", fault[1])
        elif meta["level"] == COLLECTED:
            self._collected(book, meta)
        elif unit := self.wanted.unit(meta["level"], meta["unit_code"]):
            self._register(unit, book.file)
            self._sheets(unit, book, meta)

    def _collected(self, book: Workbook, meta: dict[str, str]) -> None:
        """A «свод»: the answers of many forms under the places where people wrote them."""
        found = read_collected(book.file, book.sheets, meta)
        self.forms.problems += found.problems
        for key, file in found.received.items():
            unit = self.wanted.unit(*key)
            self.forms.received[(unit.level, unit.code) if unit else key] = file
        for key, cells in found.cells.items():
            if unit := self.wanted.unit(*key):
                self.taker.take(unit, cells)
                continue
            what = f"единицы {key[0]} «{key[1]}» нет в таблице «Организации», ответы не учтены"
            todo = "исправьте таблицу или соберите свод заново"
            self.forms.error("form.unknown_unit", cells[0].place, what, todo)

    def _register(self, unit: Unit, file: str) -> None:
        earlier = self.forms.received.setdefault((unit.level, unit.code), file)
        if earlier != file:
            what = f"вторая форма той же единицы, первая – «{earlier}»; различия названы отдельно"
            self.forms.warn("form.repeated", Place(file), what, "оставьте одну форму")

    def _sheets(self, unit: Unit, book: Workbook, meta: Mapping[str, str]) -> None:
        found = sheets_of(book, self.wanted, unit)
        self.forms.problems += found.problems
        for kind, sheet in found.sheets.items():
            self._sheet(unit, kind, sheet, meta)

    def _sheet(self, unit: Unit, kind: str, sheet: Sheet, meta: Mapping[str, str]) -> None:
        cells = CELLS_OF[kind](sheet, confirm=bool(meta.get(PREVIOUS_KEY)))
        if cells is None:
            what = "на листе нет строки заголовков формы, ответов из него нет"
            place = Place(sheet.file, sheet.name)
            self.forms.error("form.no_header", place, what, "верните строку заголовков")
            return
        self.forms.problems += lost_questions(sheet, cells, meta.get(QUESTIONS_KEYS[kind], ""))
        cells, joined = settled(sheet, cells, self._is_yes_no(unit, kind))
        self.forms.problems += joined
        for place in error_cells(sheet, cells):
            what = "в ячейке ошибка формулы, ответа нет"
            self.forms.error("form.formula_error", place, what, "впишите значение")
        if kind == FORM_SHEET:
            self.taker.take(unit, cells)
        else:
            self._schools(unit, cells)

    def _is_yes_no(self, unit: Unit, kind: str) -> Callable[[Cell], bool]:
        """Whether a cell of this sheet asks for «да» or «нет»."""
        asked = self.taker.questions[unit.level if kind == FORM_SHEET else "school"]
        return lambda cell: cell.code in asked and asked[cell.code].ask == "yes_no"

    def _schools(self, unit: Unit, cells: list[Cell]) -> None:
        rows: dict[tuple[int, str], list[Cell]] = {}
        for cell in cells:
            rows.setdefault((cell.place.row, cell.org_code), []).append(cell)
        torn = rows_of_one(rows.values())
        self.forms.problems += [twice(row, torn) for row in torn]
        for (_, code), row in rows.items():
            school = self.wanted.unit("school", code)
            if row in torn:
                continue
            if school is not None and school.municipality == unit.code:
                self.taker.take(school, row)
            elif any(cell.text for cell in row):
                self._stranger(unit, code, replace(row[0].place, column=-1))

    def _stranger(self, unit: Unit, code: str, place: Place) -> None:
        """A row of «Школы» that is no organisation's of the municipality."""
        if is_sum(code):
            what, todo = "итоговая строка: это не ответы организации, пропущена", "удалите строку"
            self.forms.warn("form.total_row", place, what, todo)
            return
        whose = f"организации с кодом{shown(code)} нет в «{unit.name}»" if code else "нет кода ОО"
        what = f"{whose}, строка не использована"
        self.forms.error("form.unknown_organization", place, what, "исправьте код ОО")
