"""«Рейтинги», «Рекомендации», «Полнота»: lists of units with what is said of them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rsnms_cli.methodology.types import LEVELS, Indicator, LevelName
from rsnms_cli.model.facts import LEVEL_NAMES
from rsnms_cli.model.problems import Level
from rsnms_cli.model.report import Span, Step, UnitReport
from rsnms_cli.model.text import counted
from rsnms_cli.office.xlsx_lists import Head, write_list
from rsnms_cli.office.xlsx_rows import Cell, Formula, RowSheet
from rsnms_cli.render.audit_sums import Spots
from rsnms_cli.render.report import Report
from rsnms_cli.words.numbers import plain
from rsnms_cli.words.points import step_words
from rsnms_cli.words.score_table import Kind, kind_of, value_words

UNIT_HEADS: tuple[Head, ...] = (
    *(("Уровень", 15), ("Код", 18), ("Наименование", 40), ("Муниципалитет", 22)),
)
RATING_HEADS: tuple[Head, ...] = (
    *(("Место", 8), *UNIT_HEADS, ("Баллы или цели", 10), ("Максимум", 10), ("Доля, %", 10)),
    *(("Возможно до", 11), ("Место от", 8), ("Место до", 8), ("Надёжность места", 34)),
)
PLACE_HEADS: tuple[Head, ...] = (
    *(("Место", 8), *UNIT_HEADS, ("№", 8), ("Показатель", 60), ("Доля", 10)),
)
ADVICE_HEADS: tuple[Head, ...] = (
    *(*UNIT_HEADS, ("№", 8), ("Показатель", 50), ("Пункт документа", 36), ("Сейчас", 12)),
    *(("Сколько ещё", 34), ("Баллы или цели", 10)),
)
MEASURE_HEADS: tuple[Head, ...] = (*(("Что сделать", 40), ("Кто", 22), ("Признак успеха", 30)),)
TURNOUT_HEADS: tuple[Head, ...] = (
    *(
        *UNIT_HEADS,
        ("Форма получена из", 26),
        ("Спрошено", 10),
        ("Отвечено", 10),
        ("Отвечено, %", 10),
    ),
    *(("Показатели без данных", 40), ("Известно", 10), ("Возможно до", 11), ("Место от", 8)),
    *(("Место до", 8), ("Надёжность места", 34)),
)
UNSURE, SURE = "зависит от недостающих ответов", "недостающие ответы не изменят"
ENDLESS = "без границы"


def ratings(report: Report, spots: Mapping[LevelName, Spots], sheet: RowSheet) -> None:
    """Units by place; the places and points are those of the tables, the order is the engine's."""
    levels = [level for level in report.units if level != "region"]
    ranked = [level for level in levels if kind_of(report.methodology, level) != "places"]
    if ranked:
        rows = [row for level in ranked for row in _ranked(report, level, spots[level])]
        write_list(RATING_HEADS, rows, sheet, "Рейтинги; порядок строк – на день отчёта")
    else:
        title = "Места муниципалитетов по каждой доле; места организаций – на их листе"
        write_list(PLACE_HEADS, list(_places(report, spots)), sheet, title)


def _ranked(report: Report, level: LevelName, spots: Spots) -> Iterator[list[Cell]]:
    ordered = sorted(report.units[level], key=lambda one: (one.scores.rank, one.scores.unit.code))
    for one in ordered:
        scores, code = one.scores, one.scores.unit.code
        total, most = scores.total
        share = float(100 * total / most) if most else ""
        points, limit = spots.totals[code], spots.most[code]
        yield [
            Formula(spots.ranks[code], scores.rank, "place"), *_unit(one),
            Formula(points, plain(total)), Formula(limit, plain(most)),
            Formula(f'IF({limit}=0,"",100*{points}/{limit})', share, "percent"),
            *_span(one.span),
        ]  # fmt: skip


def _places(report: Report, spots: Mapping[LevelName, Spots]) -> Iterator[list[Cell]]:
    units = report.units.get("municipality", ())
    for item in report.methodology.table("municipality").indicators:
        placed = [one for one in units if item.code in one.scores.places]
        for one in sorted(placed, key=lambda one: one.scores.places[item.code]):
            key = (one.scores.unit.code, item.code)
            value = one.scores.scores[item.code].value
            at = spots["municipality"]
            yield [
                Formula(at.places[key], one.scores.places[item.code], "place"), *_unit(one),
                item.code, item.title, Formula(at.values[key], float(value or 0), "percent"),
            ]  # fmt: skip


def _unit(one: UnitReport) -> list[Cell]:
    unit = one.scores.unit
    return [LEVEL_NAMES[unit.level], unit.code, unit.name, unit.municipality]


def _span(span: Span) -> list[Cell]:
    """What could be, the places that allows, and whether the place is sure."""
    high: Cell = ENDLESS if span.open else (plain(span.high), "number")
    best, worst = span.ranks
    return [high, (best, "place"), (worst, "place"), SURE if span.certain else UNSURE]


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
    level = next(level for level in LEVELS if level == one.scores.unit.level)
    return {item.code: item for item in report.methodology.table(level).indicators}


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


def turnout(report: Report, sheet: RowSheet) -> None:
    """Who answered how much, and what depends on the rest."""
    errors = sum(problem.level is Level.ERROR for problem in report.problems)
    title = "Полнота: кто ответил и что зависит от недостающих ответов"
    if errors:
        title += f". Не учтено (лист «Замечания»): ошибок – {errors}"
    rows = (
        _answered(one, kind_of(report.methodology, level))
        for level, units in report.units.items()
        for one in units
    )
    write_list(TURNOUT_HEADS, rows, sheet, title)


def _answered(one: UnitReport, kind: Kind) -> list[Cell]:
    share: Cell = (100 * one.answered / one.asked, "percent") if one.asked else None
    source = one.source or ("форма муниципалитета" if one.answered else "формы нет")
    span: list[Cell] = [(plain(one.span.low), "number"), *_span(one.span)]
    if kind == "places":
        span = [None] * len(span)
    elif one.scores.unit.level == "region":
        span[-3:] = [None] * 3  # there is one region
    return [
        *_unit(one), source if one.asked else "форма не нужна", (one.asked, "number"),
        (one.answered, "number"), share, ", ".join(one.span.missing), *span,
    ]  # fmt: skip
