"""A «свод» read back: the cells of many forms under the places where people wrote them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rsnms_cli.forms.header_rows import below_header
from rsnms_cli.forms.read_sheets import Cell
from rsnms_cli.model.collected import (
    ANSWERS_KEY,
    ANSWERS_SHEET,
    LEFT_OUT_HEADER,
    LEFT_OUT_KEY,
    LEFT_OUT_SHEET,
    MARKS,
    TURNOUT_MARKS,
    TURNOUT_SHEET,
    UNCONFIRMED,
    UNREAD,
    fingerprint,
)
from rsnms_cli.model.problems import SEVERITY_WORDS, Place, Problem, Severity, number_of
from rsnms_cli.model.text import clean, fold, header_key
from rsnms_cli.model.units import LEVEL_NAMES
from rsnms_cli.office.sheets import Sheet

UnitKey = tuple[str, str]
Row = dict[str, str]
_LEVEL_OF = {word: level for level, word in LEVEL_NAMES.items()}
_SEVERITY_OF = {word: severity for severity, word in SEVERITY_WORDS.items()}
BESIDE = ("Ячейка подтверждения", "Ячейка «Подтверждаю»")
_WHY = f"при сборе не принято; почему и что делать – лист «{LEFT_OUT_SHEET}» свода"


@dataclass
class Read:
    """Cells by level and unit code, who sent a form, what was left out when it was collected.

    `edited`: somebody has changed the answers or the list of what was left out since.
    """

    cells: dict[UnitKey, list[Cell]] = field(default_factory=dict)
    received: dict[UnitKey, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    edited: bool = False


def read_collected(file: str, sheets: Iterable[Sheet], meta: dict[str, str]) -> Read:
    """What the sheets of a «свод» say; a sheet that is not there is a problem."""
    by_name = {sheet.name: sheet for sheet in sheets}
    found = Read()
    if (answers := _rows(by_name, ANSWERS_SHEET, MARKS, file, found)) is None:
        return found
    for number, row in answers:
        if fold(row["Учтено"]) not in UNREAD:
            found.cells.setdefault(_unit(row), []).append(_cell(row, file, number))
    for _, row in _rows(by_name, TURNOUT_SHEET, TURNOUT_MARKS, file, found) or ():
        if row["Получено из"]:
            found.received[_unit(row)] = row["Получено из"]
    left_out = _rows(by_name, LEFT_OUT_SHEET, LEFT_OUT_HEADER, file, found) or []
    intact = _intact(left_out, LEFT_OUT_HEADER, meta.get(LEFT_OUT_KEY))
    found.problems += _problems(left_out, in_full=intact)
    if not _intact(answers, MARKS, meta.get(ANSWERS_KEY)):
        what = "свод правили после сбора: ответы в нём не те, что в формах"
        todo = "если правки ваши, ничего делать не нужно; если нет, соберите свод заново"
        place = Place(file, ANSWERS_SHEET)
        found.problems.append(Problem("form.edited", Severity.WARNING, place, what, todo))
    found.edited = not intact or any(one.code == "form.edited" for one in found.problems)
    return found


def _rows(
    by_name: dict[str, Sheet], name: str, needed: Sequence[str], file: str, found: Read
) -> list[tuple[int, Row]] | None:
    """Rows below the header by number, cells by column; a lost sheet is a problem, and an edit."""
    keys = {header_key(column): column for column in needed}
    if name in by_name and (headed := below_header(by_name[name], keys)):
        heads = [keys.get(key, "") for key in headed.keys]
        return [(number, _row(heads, cells)) for number, cells in headed.rows if any(cells)]
    what = f"в своде нет листа «{name}» с его заголовками, он не прочитан"
    todo = "верните листу название и заголовки или соберите свод заново"
    found.problems.append(Problem("form.no_sheet", Severity.ERROR, Place(file), what, todo))
    found.edited = True
    return None


def _row(heads: list[str], cells: list[str]) -> Row:
    """Names of files and sheets stay as they are, for they are looked up."""
    return {
        head: text if head in ("Файл", "Лист") else clean(text)
        for head, text in zip(heads, cells, strict=True)
    }


def _unit(row: Row) -> UnitKey:
    return _LEVEL_OF.get(fold(row["Уровень"]), row["Уровень"]), row["Код единицы"]


def _cell(row: Row, file: str, number: int) -> Cell:
    """A row that names no form was added by hand: its place is in the «свод» itself."""
    place = _place(row) if row["Файл"] else Place(file, ANSWERS_SHEET, number)
    proof, confirm = (_place(row, name) if row[name] else None for name in BESIDE)
    evidence = Cell("", row["Подтверждение"], proof) if proof else None
    waits = fold(row["Учтено"]) == UNCONFIRMED
    unconfirmed = (confirm or place) if waits else None
    return Cell(row["Код"], row["Значение"], place, evidence=evidence, unconfirmed=unconfirmed)


def _place(row: Row, where: str = "Ячейка") -> Place:
    """The place that `Place.cell` shows as C5 or 5:5."""
    found = re.fullmatch(r"([A-Z]{0,3})(\d{1,7})(:\d+)?", row[where], re.ASCII)
    column = number_of(found[1]) if found else -1
    return Place(row["Файл"], row["Лист"], int(found[2]) if found else 0, column)


def _problems(rows: list[tuple[int, Row]], *, in_full: bool) -> Iterator[Problem]:
    """What was left out; words that a person may have typed there are not repeated."""
    for _, row in rows:
        if level := _SEVERITY_OF.get(fold(row["Уровень"])):
            words = (row["Что не так"], row["Что сделать"]) if in_full else (_WHY, "см. свод")
            code = row["Код"] if in_full else "form.left_out"
            yield Problem(code, level, _place(row), *words)


def _intact(rows: list[tuple[int, Row]], columns: Sequence[str], written: str | None) -> bool:
    return fingerprint([row[column] for column in columns] for _, row in rows) == written
