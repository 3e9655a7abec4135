"""«Данные»: the stored numbers that every formula refers to, a row per unit and question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rsnms_cli.methodology.kinds import is_yes_no
from rsnms_cli.methodology.rules import Part
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import LEVEL_NAMES, LevelName
from rsnms_cli.office.xlsx_book import print_setup
from rsnms_cli.office.xlsx_rows import RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.formulas import is_ratio
from rsnms_cli.report.workbook.styles import DATA
from rsnms_cli.words.numbers import WORDS

HEADS = (
    *(("Уровень", 15), ("Код единицы", 24), ("Единица", 40), ("Код", 8), ("Показатель", 70)),
    *(("Что хранится", 26), ("Числитель или ответ", 13), ("Знаменатель", 13)),
)
HEAD_ROW = 3
NOTE = (
    "Все значения, баллы и места книги считаются по столбцам G и H: измените число – пересчитается "
    "всё. Пусто – данных нет; да = 1, нет = 0."
)


@dataclass(frozen=True)
class Stored:
    """Where the numbers of every unit begin, and how far each indicator is from there."""

    first: dict[tuple[str, str], int] = field(default_factory=dict)
    offsets: dict[tuple[LevelName, str], int] = field(default_factory=dict)

    def numbers(self, unit: UnitReport, level: LevelName, item: Indicator) -> tuple[list[str], str]:
        """Addresses of the stored numbers of an indicator, and of its denominator."""
        row = self.first[level, unit.scores.unit.code] + self.offsets[level, item.code]
        count = len(item.parts) if item.scored_parts else 1
        return [f"{DATA}!$G${row + at}" for at in range(count)], f"{DATA}!$H${row}"


def write_data(report: Report, sheet: RowSheet) -> Stored:
    """Write the sheet; returns where everything stands."""
    _head(sheet)
    stored = Stored()
    for level, units in report.units.items():
        questions = list(_questions(report.methodology.table(level).indicators))
        for at, (item, _) in enumerate(questions):
            stored.offsets.setdefault((level, item.code), at)
        fixed = [_fixed(sheet, item, part) for item, part in questions]
        for unit in units:
            code, name = unit.scores.unit.code, unit.scores.unit.name
            stored.first[level, code] = sheet.row + 1
            head = [sheet.text(text, "line") for text in (LEVEL_NAMES[level], code, name)]
            for (item, part), about in zip(questions, fixed, strict=True):
                sheet.add([*head, *about, *_numbers(sheet, unit, item, part)])
    sheet.autofilter(HEAD_ROW - 1, 0, sheet.row - 1, len(HEADS) - 1)
    return stored


def _head(sheet: RowSheet) -> None:
    sheet.add([sheet.text("Данные, по которым посчитаны баллы", "title")])
    sheet.add([sheet.text(NOTE, "note")])
    sheet.add([sheet.text(text, "head") for text, _ in HEADS], 30)
    for column, (_, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEAD_ROW, 3)
    print_setup(sheet, heads=HEAD_ROW)


def _questions(items: Sequence[Indicator]) -> Iterator[tuple[Indicator, Part | None]]:
    for item in items:
        yield from ((item, part) for part in item.parts) if item.scored_parts else ((item, None),)


def _fixed(sheet: RowSheet, item: Indicator, part: Part | None) -> list[str]:
    asked = part or item
    texts = (asked.code, asked.title, _stored(item, part))
    return [sheet.text(text, "line") for text in texts]


def _stored(item: Indicator, part: Part | None) -> str:
    if part is not None:
        return "ответ: да или нет" if part.ask == "yes_no" else "ответ: число"
    if is_ratio(item):
        return "числитель и знаменатель"
    source = "ответ" if item.ask else "по таблицам"
    return f"{source}: {'да или нет' if is_yes_no(item) else 'число'}"


def _numbers(
    sheet: RowSheet, unit: UnitReport, item: Indicator, part: Part | None
) -> tuple[str, str]:
    """Numerator or answer, and the denominator; a part that cannot be had says so."""
    score = unit.scores.scores[item.code]
    if part is not None:
        if not part.asked_of(unit.scores.unit):
            return sheet.text(WORDS["not_applicable"], "number"), sheet.text("")
        return _number(sheet, unit.answers.get(part.code)), sheet.text("")
    if is_ratio(item):
        return _number(sheet, score.numerator), _number(sheet, score.denominator)
    return _number(sheet, None if score.value is None else int(score.value)), sheet.text("")


def _number(sheet: RowSheet, number: int | None) -> str:
    return sheet.text("") if number is None else sheet.number(int(number))
