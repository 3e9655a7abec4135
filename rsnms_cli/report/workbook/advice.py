"""«Рекомендации»: a row per step, with the measures of the methodology."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import Step, UnitReport
from rsnms_cli.model.text import counted
from rsnms_cli.office.xlsx_lists import Head, write_list
from rsnms_cli.office.xlsx_rows import Cell, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.list_cells import UNIT_HEADS, _unit
from rsnms_cli.words.numbers import plain
from rsnms_cli.words.points import step_words
from rsnms_cli.words.score_table import value_words

ADVICE_HEADS: tuple[Head, ...] = (
    *(*UNIT_HEADS, ("№", 8), ("Показатель", 50), ("Пункт документа", 36), ("Сейчас", 12)),
    *(("Сколько ещё", 34), ("Баллы или цели", 10)),
)


MEASURE_HEADS: tuple[Head, ...] = (*(("Что сделать", 40), ("Кто", 22), ("Признак успеха", 30)),)


def advice(report: Report, sheet: RowSheet) -> None:
    """What to do next: a row per step, best first within a unit; blank answers in one row.

    The measures of the methodology stand beside the steps, if it has any.
    """
    measures = any(item.advice for _, item in report.methodology.indicators())
    heads = ADVICE_HEADS + (MEASURE_HEADS if measures else ())
    rows = (row for units in report.units.values() for one in units for row in _steps(report, one))
    shown = (row[: len(heads)] for row in rows)
    write_list(heads, shown, sheet, "Рекомендации: ближайшие шаги, выгодные – первыми")


def _steps(report: Report, one: UnitReport) -> Iterator[list[Cell]]:
    items = _items(report, one)
    for step in one.steps:
        if step.answered:
            yield [*_unit(one), *_step(one, step, items[step.code])]
    if blank := [step for step in one.steps if not step.answered]:
        yield [*_unit(one), *_blank(blank)]


def _items(report: Report, one: UnitReport) -> dict[str, Indicator]:
    table = report.methodology.table(one.scores.unit.level)
    return {item.code: item for item in table.indicators}


def _step(one: UnitReport, step: Step, item: Indicator) -> list[Cell]:
    words = item.advice
    what = (words.what, words.who, words.sign) if words else ("", "", "")
    gain: Cell = (plain(step.gain), "number") if step.needed is not None else None
    return [
        item.code, item.title, item.clause, value_words(item, one.scores.scores[step.code]),
        step_words(step, item), gain, *what,
    ]  # fmt: skip


def _blank(steps: Sequence[Step]) -> list[Cell]:
    codes = ", ".join(step.part or step.code for step in steps)
    gain = (plain(sum((step.gain for step in steps), Decimal(0))), "number")
    todo = "Проверить, что из этого уже есть, и прислать форму"
    many = counted(len(steps), "ответ", "ответа", "ответов")
    return ["", f"{todo}: {codes}", "", "нет данных", f"в форме нет: {many}", gain, "", "", ""]
