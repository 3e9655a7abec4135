"""What the page's first view shows without a script: region, map of indicators, ratings, method."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from rsnms_cli.methodology.kinds import kind_of
from rsnms_cli.model.problems import Severity, left_out_words
from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import LevelName, where_words
from rsnms_cli.report.page.cells import Cell, Pool
from rsnms_cli.report.page.context import (
    Answered,
    Defined,
    Glance,
    Line,
    Listed,
    Map,
    Method,
    Part,
    Rated,
    Rating,
    View,
)
from rsnms_cli.report.page.data import Rows, common_clause, counted_items
from rsnms_cli.report.view import Report
from rsnms_cli.words.causes import Cause, causes_of
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import LEVEL_TITLES, rule_words, target_words
from rsnms_cli.words.units import (
    around_words,
    attained_words,
    hundred_words,
    open_words,
    signed,
)

ROUTES: Mapping[LevelName, str] = {"region": "r", "municipality": "m", "school": "s"}
MOST_BARS = 200
"""Units whose rating shows bars: more would only make the file large."""
MOST_PROBLEMS = 200
"""Problems that the page lists; the table of problems has all."""


def route(level: LevelName, code: str) -> str:
    """The address of a unit's page inside the file."""
    return f"#{ROUTES[level]}/{quote(code, safe='')}"


def page_view(report: Report, pool: Pool, cells: Mapping[LevelName, Rows]) -> View:
    """Everything that the templates name."""
    compared: LevelName = (
        "municipality" if len(report.units.get("municipality", ())) > 1 else "school"
    )
    return View(
        report=report,
        region_name=report.region_name,
        left_out=left_out_words(report.problems),
        errors=_listed(causes_of(report.problems)),
        warnings=_listed(causes_of(report.problems, Severity.WARNING)),
        glance=_glance(report, pool, cells),
        map=_map(report, compared, pool, cells),
        ratings=[_rating(report, level) for level in _rated(report)],
        answers=[_answered(one) for one in report.units.get("municipality", ())],
        methods=[_method(report, level) for level in report.units],
        readings=report.methodology.readings,
        where_words=where_words,
    )


def _listed(causes: Sequence[Cause]) -> Listed:
    """The first of them, and how many there are."""
    return Listed(causes[:MOST_PROBLEMS], len(causes))


def _rated(report: Report) -> list[LevelName]:
    """Levels with more than one unit."""
    return [level for level, units in report.units.items() if len(units) > 1]


def _glance(report: Report, pool: Pool, cells: Mapping[LevelName, Rows]) -> Glance:
    """The region, or the only municipality of the report: totals, sections, shares."""
    level = next(iter(report.units))
    one, table = report.units[level][0], report.methodology.table(level)
    own = cells[level][0]
    below = report.units.get("municipality", ()) if level == "region" else ()
    return Glance(
        unit=one,
        level=level,
        kind=kind_of(report.methodology, level),
        href=route(level, one.scores.unit.code),
        points=human(one.scores.total.points),
        most=human(one.scores.total.max_points),
        span=open_words(one.span),
        around=around_words(one.span),
        attained=attained_words(one),
        reached=one.goals[0],
        goals=one.goals[1],
        sections=_sections(one, {part.code: part.title for part in table.sections}),
        shares=_shares(report, level, [pool.cells[number] for number in own]),
        forms=sum(bool(of.source) for of in below),
        asked=sum(bool(of.asked) for of in below),
    )


def _sections(one: UnitReport, titles: Mapping[str, str]) -> list[Part]:
    """Points of the sections and their bars, in percent of the longest."""
    totals = one.scores.sections
    longest = max((max(part.points, part.max_points) for part in totals.values()), default=0)
    wide = float(100 / longest) if longest else 0.0
    return [
        Part(
            code=code,
            title=titles[code],
            points=human(total.points),
            most=human(total.max_points),
            wide=round(float(total.points) * wide, 1),
            limit=round(float(total.max_points) * wide, 1),
        )
        for code, total in totals.items()
    ]


def _shares(report: Report, level: LevelName, cells: Sequence[Cell]) -> list[Line]:
    """The unit's shares with their targets and, if known, those of the earlier period."""
    one, found = report.units[level][0], []
    changes = {
        change.code: change
        for change in report.dynamics
        if (change.unit.level, change.unit.code) == (level, one.scores.unit.code)
    }
    for item, cell in zip(report.methodology.table(level).indicators, cells, strict=True):
        score = one.scores.scores[item.code]
        if item.is_share:
            target = score.target if score.target is not True else None
            change = changes.get(item.code)
            found.append(
                Line(
                    item,
                    cell,
                    target_words(item, target),
                    round(float(score.value or 0), 1),
                    None if target is None else float(target),
                    human(change.before, 1) if change else "",
                    signed(change) if change else "",
                )
            )
    return found


def _map(report: Report, level: LevelName, pool: Pool, cells: Mapping[LevelName, Rows]) -> Map:
    """A row per unit, a column per indicator."""
    table = report.methodology.table(level)
    widths = {part.code: 0 for part in table.sections}
    for item in table.indicators:
        widths[item.section] += 1
    units = report.units.get(level, ())
    return Map(
        level=level,
        kind=kind_of(report.methodology, level),
        sections=[(part.code, part.title, widths[part.code]) for part in table.sections],
        items=table.indicators,
        rows=[
            (one.scores.unit.name, route(level, one.scores.unit.code), [pool.cells[n] for n in own])
            for one, own in zip(units, cells.get(level, ()), strict=True)
        ],
    )


def _rating(report: Report, level: LevelName) -> Rating:
    """All units of a level by their official place, and what is beside it."""
    units = sorted(report.units[level], key=lambda one: one.scores.rank)
    counted = counted_items(report.methodology.table(level).indicators)
    tops = [max(one.span.high, one.scores.total.points) for one in units]
    longest = float(max(tops)) or 1.0
    bars = len(units) <= MOST_BARS
    return Rating(
        level=level,
        title=LEVEL_TITLES[level],
        kind=kind_of(report.methodology, level),
        items=report.methodology.table(level).indicators,
        counted=counted if bars else [],
        bars=bars,
        rows=[
            _rated_unit(level, one, longest, [item.code for item in counted] if bars else [])
            for one in units
        ],
    )


def _rated_unit(level: LevelName, one: UnitReport, longest: float, counted: Sequence[str]) -> Rated:
    scores = one.scores
    return Rated(
        name=scores.unit.name,
        parent=scores.unit.municipality,
        href=route(level, scores.unit.code),
        rank=scores.rank,
        around=around_words(one.span),
        points=human(scores.total.points),
        most=human(scores.total.max_points),
        span=open_words(one.span),
        wide=round(100 * float(scores.total.points) / longest, 1),
        high=round(100 * float(one.span.high) / longest, 1),
        attained=attained_words(one),
        fair_rank=one.fair.rank,
        teachers=one.size.teachers,
        places=scores.places,
        hundred=[hundred_words(one, code) for code in counted],
    )


def _answered(one: UnitReport) -> Answered:
    """Whether a municipality has sent its form, and how full it is."""
    of = one.scores.unit
    return Answered(
        name=of.name,
        href=route("municipality", of.code),
        source=one.source,
        asked=one.asked,
        answered=one.answered,
        missing=", ".join(one.span.missing),
    )


def _method(report: Report, level: LevelName) -> Method:
    """Every indicator with its clause, rule and target."""
    table = report.methodology.table(level)
    year, clause = report.period.year, common_clause(table.indicators)
    return Method(
        level=level,
        clause=clause,
        title=LEVEL_TITLES[level],
        rows=[
            Defined(
                item=item,
                target=target_words(item, item.target(year)),
                clause=item.clause.removeprefix(clause).lstrip(" ,"),
                rule=rule_words(report.methodology, level, item),
            )
            for item in table.indicators
        ],
    )
