"""«Рейтинги», «Рекомендации», «Полнота»: lists of units with what is said of them."""

from collections.abc import Iterator, Mapping, Sequence

from rsnms_cli.methodology.types import Indicator, LevelName
from rsnms_cli.model.facts import LEVEL_NAMES
from rsnms_cli.model.problems import Level
from rsnms_cli.model.report import Span, Step, UnitReport
from rsnms_cli.render.audit_sums import Spots
from rsnms_cli.render.list_sheets import Head, write_list
from rsnms_cli.render.report import Report
from rsnms_cli.render.rows import Cell, Formula, RowSheet
from rsnms_cli.render.view import kind_of, value_words
from rsnms_cli.render.words_steps import step_words

UNIT_HEADS: tuple[Head, ...] = (
    *(("Уровень", 15), ("Код", 22), ("Наименование", 44), ("Муниципалитет", 24)),
)
RATING_HEADS: tuple[Head, ...] = (
    *(("Место", 8), *UNIT_HEADS, ("Баллы или цели", 10), ("Максимум", 10), ("Доля, %", 10)),
    *(("Возможно до", 11), ("Место от", 8), ("Место до", 8), ("Надёжность места", 26)),
)
PLACE_HEADS: tuple[Head, ...] = (
    *(("Место", 8), *UNIT_HEADS, ("№", 8), ("Показатель", 60), ("Доля", 10)),
)
ADVICE_HEADS: tuple[Head, ...] = (
    *(*UNIT_HEADS, ("№", 8), ("Показатель", 50), ("Пункт документа", 30), ("Сейчас", 12)),
    *(("Сколько ещё", 34), ("Баллы или цели", 10), ("Что сделать", 40), ("Кто", 22)),
    ("Признак успеха", 30),
)
TURNOUT_HEADS: tuple[Head, ...] = (
    *(
        *UNIT_HEADS,
        ("Форма получена из", 26),
        ("Спрошено", 10),
        ("Отвечено", 10),
        ("Отвечено, %", 10),
    ),
    *(("Показатели без данных", 40), ("Известно", 10), ("Возможно до", 11), ("Место от", 8)),
    *(("Место до", 8), ("Надёжность места", 26)),
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
            Formula(spots.ranks[code], scores.rank), *_unit(one),
            Formula(points, float(total)), Formula(limit, float(most)),
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
                Formula(at.places[key], one.scores.places[item.code]), *_unit(one), item.code,
                item.title, Formula(at.values[key], float(value or 0), "percent"),
            ]  # fmt: skip


def _unit(one: UnitReport) -> list[Cell]:
    unit = one.scores.unit
    return [LEVEL_NAMES[unit.level], unit.code, unit.name, unit.municipality]


def _span(span: Span) -> list[Cell]:
    """What could be, the places that allows, and whether the place is sure."""
    high: Cell = ENDLESS if span.open else (float(span.high), "number")
    best, worst = span.ranks
    return [high, (best, "number"), (worst, "number"), SURE if span.certain else UNSURE]


def advice(report: Report, sheet: RowSheet) -> None:
    """What to do next: a row per step, best first within a unit; blank answers in one row."""
    rows = [row for units in report.units.values() for one in units for row in _steps(report, one)]
    write_list(ADVICE_HEADS, rows, sheet, "Рекомендации: ближайшие шаги, выгодные – первыми")


def _steps(report: Report, one: UnitReport) -> Iterator[list[Cell]]:
    level: LevelName = one.scores.unit.level  # type: ignore[assignment]
    items = {item.code: item for item in report.methodology.table(level).indicators}
    known = [step for step in one.steps if step.answered]
    for step in known:
        yield [*_unit(one), *_step(one, step, items[step.code])]
    if blank := [step for step in one.steps if not step.answered]:
        yield [*_unit(one), *_blank(blank)]


def _step(one: UnitReport, step: Step, item: Indicator) -> list[Cell]:
    score, words = one.scores.scores[step.code], item.advice
    what = (words.what, words.who, words.sign) if words else ("", "", "")
    gain: Cell = (float(step.gain), "number") if step.needed is not None else None
    return [
        item.code, item.title, item.clause, value_words(item, score), step_words(step, item),
        gain, *what,
    ]  # fmt: skip


def _blank(steps: Sequence[Step]) -> list[Cell]:
    codes = ", ".join(step.part or step.code for step in steps)
    gain = float(sum(step.gain for step in steps))
    return [
        "", f"Ответить в форме: {codes}", "", "нет данных", f"ответов: {len(steps)}",
        (gain, "number"), "Проверить, что из этого уже есть, и прислать форму", "", "",
    ]  # fmt: skip


def turnout(report: Report, sheet: RowSheet) -> None:
    """Who answered how much, and what depends on the rest."""
    errors = sum(problem.level is Level.ERROR for problem in report.problems)
    title = "Полнота: кто ответил и что зависит от недостающих ответов"
    if errors:
        title += f". Не учтено (лист «Замечания»): ошибок – {errors}"
    rows = [_answered(one) for units in report.units.values() for one in units]
    write_list(TURNOUT_HEADS, rows, sheet, title)


def _answered(one: UnitReport) -> list[Cell]:
    share: Cell = (100 * one.answered / one.asked, "percent") if one.asked else None
    return [
        *_unit(one), one.source or "формы нет" if one.asked else "",
        (one.asked, "number"), (one.answered, "number"), share, ", ".join(one.span.missing),
        (float(one.span.low), "number"), *_span(one.span),
    ]  # fmt: skip
