"""«Методика»: every indicator with its clause, criterion, targets; every reading and why."""

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.units import LEVEL_NAMES, LevelName, where_words
from rsnms_cli.office.xlsx_book import print_setup
from rsnms_cli.office.xlsx_lists import Head, write_block
from rsnms_cli.office.xlsx_rows import Cell, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import rule_words, target_words

HEADS: tuple[Head, ...] = (
    *(("Уровень", 15), ("Раздел", 8), ("Код", 8), ("Показатель (дословно)", 52)),
    *(("Как считается и оценивается", 48), ("Откуда значение", 17), ("Цели по годам", 18)),
    *(("Макс.", 8), ("Пункт документа", 40)),
)
READING_HEADS: tuple[Head, ...] = (
    *(("Прочтение", 15), ("", 8), ("", 8), ("Вопрос", 52), ("Принято", 48), ("Чем выбрано", 17)),
    *(("Показатели", 18), ("", 8), ("Почему; место в документе", 40)),
)
NOTE = (
    "Названия, правила и пункты – как в документе. Обучение, диагностика, маршруты взяты по датам; "
    "что дат не имеет (штат, наставники, роли, поддержка, конкурсы, модель) – на день выгрузки"
)
KINDS = {
    "presence": "баллы за наличие",
    "per_item": "баллы за каждый",
    "bands": "баллы по ступеням доли",
    "target": "баллы за достижение цели",
    "parts": "сумма баллов частей",
    "value": "без баллов",
}
FIRST = 4
"""The row of the first indicator."""


def clause_rows(report: Report) -> dict[tuple[LevelName, str], int]:
    """The row of «Методика» for every indicator."""
    items = report.methodology.indicators()
    return {(level, item.code): FIRST + at for at, (level, item) in enumerate(items)}


def write_method(report: Report, sheet: RowSheet) -> None:
    """Indicators row by row, then the readings."""
    sheet.add([sheet.text("Методика: показатели, правила, прочтения", "title")])
    sheet.add([sheet.text(NOTE, "note")])
    rows = [_indicator(report, level, item) for level, item in report.methodology.indicators()]
    for column, (_, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
    write_block(sheet, HEADS, rows)
    sheet.autofilter(2, 0, sheet.row - 1, len(HEADS) - 1)
    sheet.freeze_panes(FIRST - 1, 3)
    if report.methodology.readings:
        sheet.skip()
        sheet.add([sheet.text("Прочтения: где документ можно понять по-разному", "title")])
        write_block(sheet, READING_HEADS, _readings(report))
    print_setup(sheet, heads=FIRST - 1)


def _indicator(report: Report, level: LevelName, item: Indicator) -> list[Cell]:
    words = "; ".join(filter(None, (rule_words(report.methodology, level, item), KINDS[item.kind])))
    targets = "; ".join(f"{year}: {target_words(item, t)}" for year, t in item.targets.items())
    most = "" if item.max_points is None else human(item.max_points)
    source = "по таблицам" if item.measure else "из формы"
    title = "; ".join((item.title, *(f"{part.code} {part.title}" for part in item.parts)))
    return [
        LEVEL_NAMES[level], item.section, item.code, title, words, source, targets, most,
        item.clause,
    ]  # fmt: skip


def _readings(report: Report) -> list[list[Cell]]:
    return [
        [
            one.id, None, None, one.question, one.current.title,
            "пользователем" if one.picked and one.picked != one.chosen else "методикой",
            ", ".join(map(where_words, one.affects)), None, f"{one.why} {one.clause}",
        ]
        for one in report.methodology.readings
    ]  # fmt: skip
