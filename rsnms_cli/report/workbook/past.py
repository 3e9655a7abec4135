"""Sheets that look at time: what became of the last advice, and the way to the year's targets."""

from collections.abc import Iterator

from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.report import Followup, Pace
from rsnms_cli.model.units import LEVEL_NAMES, LEVELS, Unit
from rsnms_cli.office.xlsx_lists import write_list
from rsnms_cli.office.xlsx_rows import Cell, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.words.numbers import plain
from rsnms_cli.words.points import OUTCOME_WORDS, step_words, tally
from rsnms_cli.words.score_table import target_words, value_words

FOLLOWUP, PACE = "Прежние рекомендации", "Ход к целям года"
_UNIT_HEADS = (("Уровень", 16), ("Код", 12), ("Единица", 36), ("№", 8), ("Показатель", 60))
_FOLLOWUP_HEADS = (
    *_UNIT_HEADS, ("Что предлагалось", 34), ("Что вышло", 20), ("Было", 10), ("Стало", 10),
)  # fmt: skip
_PACE_HEADS = (
    *_UNIT_HEADS, ("Значение", 14), ("Цель года", 16), ("Ещё нужно", 12), ("В месяц", 10),
    ("К концу года при том же темпе", 18), ("Хватит ли", 12),
)  # fmt: skip
_ENOUGH = {True: "да", False: "нет", None: "–"}


def past_sheets(report: Report) -> list[str]:
    """The sheets there is something for."""
    return [name for name, rows in ((FOLLOWUP, report.followup), (PACE, report.pace)) if rows]


def write_followup(report: Report, sheet: RowSheet) -> None:
    """Every step of the previous report and its outcome; the title counts them."""
    items = _items(report)
    counted = ", ".join(f"{words} – {number}" for words, number in tally(report.followup))
    rows = (_followup_row(one, items) for one in report.followup)
    write_list(_FOLLOWUP_HEADS, rows, sheet, f"Рекомендации прежнего отчёта: {counted}")


def _followup_row(one: Followup, items: dict[tuple[str, str], Indicator]) -> list[Cell]:
    item = items.get((one.unit.level, one.step.code))
    words = step_words(one.step, item) if item else ""
    numbers = [None if n is None else (float(n), "number") for n in (one.before, one.now)]
    title = item.title if item else one.title
    return [*_unit(one.unit), one.step.code, title, words, OUTCOME_WORDS[one.outcome], *numbers]


def write_pace(report: Report, sheet: RowSheet) -> None:
    """Half a year is over: what is still needed for the year's targets, in all and per month."""
    items = _items(report)
    rows = _pace_rows(report, items)
    write_list(_PACE_HEADS, rows, sheet, "Полугодие: сколько ещё нужно до целей года")


def _pace_rows(report: Report, items: dict[tuple[str, str], Indicator]) -> Iterator[list[Cell]]:
    for one in report.pace:
        item = items[one.unit.level, one.code]
        target = target_words(item, one.score.target if one.score.target is not False else None)
        yield [
            *_unit(one.unit), one.code, item.title, value_words(item, one.score), target,
            *_ahead(one), _ENOUGH[one.enough],
        ]  # fmt: skip


def _ahead(one: Pace) -> list[Cell]:
    linear = None if one.linear is None else (plain(round(one.linear, 1)), "number")
    needed = [None if n is None else (float(n), "number") for n in (one.needed, one.per_month)]
    return [*needed, linear]


def _unit(unit: Unit) -> list[Cell]:
    return [LEVEL_NAMES[unit.level], unit.code, unit.name]


def _items(report: Report) -> dict[tuple[str, str], Indicator]:
    table = report.methodology.table
    return {(level, item.code): item for level in LEVELS for item in table(level).indicators}
