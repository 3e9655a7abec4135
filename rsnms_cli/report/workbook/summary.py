"""«Сводка»: what, for when, with what left out, how the region stands, who leads."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.problems import Severity, left_out_words
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.text import counted
from rsnms_cli.model.units import LevelName, where_words
from rsnms_cli.office.xlsx_book import height, print_setup
from rsnms_cli.office.xlsx_lists import Head, write_block
from rsnms_cli.office.xlsx_rows import Cell, Formula, RowSheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.charts import Series, Shares
from rsnms_cli.report.workbook.list_cells import ENDLESS
from rsnms_cli.report.workbook.styles import METHOD, PROBLEMS, TURNOUT
from rsnms_cli.report.workbook.sums import Spots
from rsnms_cli.words.causes import causes_of
from rsnms_cli.words.numbers import WORDS_MEAN, plain
from rsnms_cli.words.score_table import TOTAL_TITLES, reading_words, target_words

WIDTHS = (24.0, 74.0, 13.0, 13.0, 13.0, 13.0)
MOST_ERRORS = 5
ENDS = 5
"""How many of the best and of the last are named."""
LEGEND = (
    *WORDS_MEAN,
    ("«Возможно до»", "сколько было бы, если бы все недостающие ответы были наилучшими"),
    ("«без границы»", "среди недостающих есть баллы за каждый документ или мероприятие"),
    ("Формулы", "значения, баллы, итоги и места считаются по листу «Данные» и пересчитываются"),
)

UNCAPPED = ("Максимум", "без баллов «за каждый»: у них нет границы, итог может быть и больше")


def write_summary(report: Report, spots: Mapping[LevelName, Spots], sheet: RowSheet) -> Shares:
    """Write the sheet but for its charts; returns the table of targets or shares, for a chart."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.add([sheet.text("Показатели эффективности научно-методической работы", "title")])
    _pairs(sheet, _about(report))
    _errors(report, sheet)
    units = [one for level in ("region", "municipality") for one in report.units.get(level, ())]
    sheet.skip()
    if rows := [_total(report, one, spots) for one in _shown(report, units)]:
        write_block(sheet, _heads("Итог", "Единица", "Итого", "Максимум", "Возможно до", ""), rows)
        sheet.skip()
    shown = _targets(report, spots, sheet) or _shares(report, spots, sheet)
    _ends(report, spots, sheet)
    sheet.skip()
    uncapped = [UNCAPPED] if report.methodology.has_points else []
    _pairs(sheet, [*LEGEND, *uncapped, *_picked(report)])
    print_setup(sheet, heads=0)
    return shown


def _heads(*names: str) -> tuple[Head, ...]:
    return tuple(zip(names, WIDTHS, strict=True))


def _pairs(sheet: RowSheet, pairs: Sequence[tuple[str, str]]) -> None:
    for name, text in pairs:
        bodies = [sheet.text(name, "plain"), sheet.text(text, "plain")]
        sheet.add(bodies, height([name, text], WIDTHS[:2]))


def _about(report: Report) -> list[tuple[str, str]]:
    period, schools = report.period, len(report.units.get("school", ()))
    towns = len(report.units.get("municipality", ()))
    units = [one for level in report.units.values() for one in level]
    asked, answered = sum(one.asked for one in units), sum(one.answered for one in units)
    scope = ", ".join((
        counted(towns, "муниципалитет", "муниципалитета", "муниципалитетов"),
        counted(schools, "организация", "организации", "организаций"),
    ))  # fmt: skip
    answers = f"ответов {answered} из {asked}; подробно – лист «{TURNOUT}»" if asked else ""
    rows = (
        ("Документ", report.methodology.source),
        ("Методика", f"{report.methodology.id}: {report.methodology.title}"),
        ("Период", f"{period.label}: {period.first:%d.%m.%Y} – {period.last:%d.%m.%Y}"),
        ("Охват", scope if report.whole else f"{report.region_name}: {scope}"),
        ("Полнота форм", answers),
    )
    return [row for row in rows if row[1]]


def _errors(report: Report, sheet: RowSheet) -> None:
    """What is left out is said here, on the first sheet."""
    errors = [one for one in report.problems if one.severity is Severity.ERROR]
    warned = len(report.problems) - len(errors)
    style = "alarm" if errors else "plain"
    text = f"ошибок {len(errors)}, предупреждений {warned}; все – лист «{PROBLEMS}»"
    if said := left_out_words(report.problems):
        bodies = [sheet.text(text, "left_out") for text in said.split(": ", 1)]
        sheet.add(bodies, height([said], WIDTHS[1:2]))
    sheet.add([sheet.text("Замечания", style), sheet.text(text, style)])
    causes = causes_of(report.problems)[:MOST_ERRORS]
    _pairs(sheet, [("", f"{cause.where}: {cause.what}") for cause in causes])


def _shown(report: Report, units: Sequence[UnitReport]) -> Iterator[UnitReport]:
    """The region; of a municipality's own report the municipality."""
    for one in units[:1]:
        if kind_of(report.methodology, one.scores.unit.level) != "places":
            yield one


def _total(report: Report, one: UnitReport, spots: Mapping[LevelName, Spots]) -> list[Cell]:
    level, code, total = one.scores.unit.level, one.scores.unit.code, one.scores.total
    high: Cell = ENDLESS if one.span.open else (plain(one.span.high), "number")
    title = TOTAL_TITLES[kind_of(report.methodology, level)]
    at = spots[level]
    return [
        title, one.scores.unit.name, Formula(at.totals[code], plain(total.points)),
        Formula(at.most[code], plain(total.max_points)), high, None,
    ]  # fmt: skip


def _targets(report: Report, spots: Mapping[LevelName, Spots], sheet: RowSheet) -> Shares | None:
    """How many municipalities reach each target; None where the document sets them none."""
    year, units = report.period.year, report.units.get("municipality", ())
    items = [
        item
        for item in report.methodology.table("municipality").indicators
        if item.target(year) is not None and not item.scored_parts
    ]
    if len(units) < 2 or not items:
        return None
    heads = ("№", "Муниципалитеты, достигшие цели", "Цель", "Достигли", "Всего", "Доля")
    start = sheet.row + 2
    at = spots["municipality"]
    rows = [_reached(item, units, at, year, start + n) for n, item in enumerate(items)]
    write_block(sheet, _heads(*heads), rows)
    sheet.skip()
    title = "Муниципалитеты, достигшие цели, % от тех, к кому она относится"
    return Shares(title, start, [item.code for item in items], [_series("Доля", "F", rows)])


def _reached(
    item: Indicator, units: Sequence[UnitReport], spots: Spots, year: int, row: int
) -> list[Cell]:
    scores = [one.scores.scores[item.code] for one in units]
    reached = sum(score.achieved is True for score in scores)
    of = sum(score.status != "not_applicable" for score in scores)
    cells = spots.outcomes[item.code]
    count = f'COUNTIF({cells},">0")' if item.rule else f'COUNTIF({cells},"да")'
    applies = f'ROWS({cells})-COUNTIF({cells},"")'
    return [
        item.code, item.title, target_words(item, item.target(year)), Formula(count, reached),
        Formula(applies, of),
        Formula(f'IF(E{row}=0,"",100*D{row}/E{row})', 100 * reached / of if of else "", "percent"),
    ]  # fmt: skip


def _shares(report: Report, spots: Mapping[LevelName, Spots], sheet: RowSheet) -> Shares:
    """The shares of the unit that the report is of, with their targets; of many units nobody's."""
    level, one = report.top, report.top_unit
    if one is None:
        return Shares("", 0, (), ())
    year, at = report.period.year, spots[level]
    items = [item for item in report.methodology.table(level).indicators if item.is_share]
    start = sheet.row + 2
    title = f"Доли: {one.scores.unit.name}"
    rows = [_share(item, one, at, item.target(year)) for item in items]
    write_block(sheet, _heads("№", title, "Цель", "Цель, %", "Значение", ""), rows)
    sheet.skip()
    goals, values = _series("Цель", "D", rows), _series("Значение", "E", rows)
    series = [goals, values] if any(goals[2]) else [values]
    return Shares(f"{title}, %", start, [item.code for item in items], series)


def _series(name: str, column: str, rows: Sequence[Sequence[Cell]]) -> Series:
    cells = [row["ABCDEF".index(column)] for row in rows]
    numbers = [cell.value if isinstance(cell, Formula) else cell and cell[0] for cell in cells]
    return name, column, [n if isinstance(n, int | float) else None for n in numbers]


def _share(
    item: Indicator, one: UnitReport, at: Spots, target: Decimal | bool | None
) -> list[Cell]:
    value = one.scores.scores[item.code].value
    cell = at.values[one.scores.unit.code, item.code]
    goal: Cell = None if target is None else (plain(Decimal(target)), "percent")
    return [
        item.code, item.title, target_words(item, target),
        goal, Formula(cell, "н/п" if value is None else plain(value), "percent"), None,
    ]  # fmt: skip


def _ends(report: Report, spots: Mapping[LevelName, Spots], sheet: RowSheet) -> None:
    """The first and the last of the rating of municipalities."""
    units = report.units.get("municipality", ())
    if len(units) < 2 or kind_of(report.methodology, "municipality") == "places":
        return
    ordered = sorted(units, key=lambda one: (one.scores.rank, one.scores.unit.code))
    few = len(ordered) <= 2 * ENDS
    shown = ordered if few else ordered[:ENDS] + ordered[-ENDS:]
    title = "Муниципалитеты" if few else f"Муниципалитеты: первые и последние {ENDS}"
    heads = _heads("Место", title, "Итого", "Максимум", "Возможно до", "Место надёжно")
    write_block(sheet, heads, (_end(one, spots["municipality"]) for one in shown))


def _end(one: UnitReport, spots: Spots) -> list[Cell]:
    code, scores = one.scores.unit.code, one.scores
    high: Cell = ENDLESS if one.span.open else (plain(one.span.high), "number")
    return [
        Formula(spots.ranks[code], scores.rank, "place"), scores.unit.name,
        Formula(spots.totals[code], plain(scores.total.points)),
        Formula(spots.most[code], plain(scores.total.max_points)), high,
        "да" if one.span.certain else "нет",
    ]  # fmt: skip


def _picked(report: Report) -> list[tuple[str, str]]:
    """What is not as the methodology has it: own targets, other readings; the rest is counted."""
    of, readings = report.methodology, len(report.methodology.readings)
    own = [("Своя цель региона", where_words(where)) for where in of.own_targets]
    mine = [words for one, words in zip(of.readings, reading_words(of), strict=True) if one.picked]
    many = counted(readings, "место", "места", "мест")
    text = f"{many} документа можно понять по-разному, выбор и почему – лист «{METHOD}»"
    return [*own, *mine, *([("Прочтения", text)] if readings else [])]
