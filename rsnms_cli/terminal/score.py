"""The terminal: the region's table, the top and bottom of the ratings."""

from rich.console import Console
from rich.table import Table

from rsnms_cli.methodology.kinds import Kind, kind_of
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.period import Period
from rsnms_cli.model.results import Results, UnitScores
from rsnms_cli.model.units import LEVELS, LevelName
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import (
    LEVEL_TITLES,
    OUTCOME_TITLES,
    lines,
    outcome_of,
    target_words,
    value_words,
)

EDGE = 5
"""How many units the top and the bottom of a rating show."""
MOST_SHARES = 8
MOST_UNITS = 20


def print_results(
    screen: Console,
    methodology: Methodology,
    period: Period,
    results: Results,
    left_out: str = "",
) -> None:
    """What is left out, the region's score table and the edges of the ratings."""
    if left_out:
        screen.print(left_out, style="bold red")
    screen.print(methodology.title, style="bold")
    screen.print(f"Методика {methodology.id}, период {period.label}")
    for one in methodology.readings:
        if one.current.id != one.chosen:
            screen.print(f"Прочтение {one.id}: {one.current.title}")
    screen.print()
    for level in LEVELS:
        units, kind = results.levels.get(level, []), kind_of(methodology, level)
        if len(units) == 1:
            _print_unit(screen, methodology, level, units[0])
        elif units and kind == "places":
            _print_places(screen, methodology, level, units)
        elif units:
            _print_rating(screen, f"{LEVEL_TITLES[level]}: рейтинг", kind, units)


def _print_unit(
    screen: Console, methodology: Methodology, level: LevelName, unit: UnitScores
) -> None:
    kind = kind_of(methodology, level)
    table = Table(title=f"{unit.unit.name}: показатели", title_justify="left", expand=True)
    for name, width in (("№", 5), ("Показатель", None), ("Значение", 10), ("Цель", 14)):
        table.add_column(name, width=width, justify="left" if width in (5, None) else "right")
    table.add_column(OUTCOME_TITLES[kind], justify="right", width=7)
    table.add_column("Макс.", justify="right", width=6)
    for line in lines(methodology, level):
        if line.item is None:
            total = None if line.kind == "section" else line.total(unit)
            points = (human(total.points), human(total.max_points)) if total else ("", "")
            table.add_row(line.code, line.title, "", "", *points, style="bold")
            continue
        score = unit.scores[line.code]
        table.add_row(
            line.code,
            line.title,
            value_words(line.item, score),
            target_words(line.item, score.target if score.target is not False else None),
            _outcome(kind, unit, line.code),
            "" if score.max_points is None else human(score.max_points),
            style="red" if score.achieved is False else "",
        )
    screen.print(table)
    if kind == "points":
        screen.print("Макс. пусто: баллы за каждый документ или мероприятие, без верхней границы.")
    screen.print()


def _outcome(kind: Kind, unit: UnitScores, code: str) -> str:
    outcome = outcome_of(kind, unit, code)
    if outcome is None:
        return ""
    return outcome if isinstance(outcome, str) else human(outcome)


def _print_places(
    screen: Console, methodology: Methodology, level: LevelName, units: list[UnitScores]
) -> None:
    """Units down, shares across, each with the unit's place; nothing is added up."""
    items = methodology.table(level).indicators
    title = f"{LEVEL_TITLES[level]}: доли, %, и место по каждой"
    if len(items) > MOST_SHARES or len(units) > MOST_UNITS:
        screen.print(f"{title}: показателей {len(items)}, единиц {len(units)}, см. scores.xlsx")
        return
    table = Table(title=title, title_justify="left", expand=True)
    table.add_column("Единица")
    for item in items:
        table.add_column(item.code, justify="right")
    for unit in units:
        cells = [
            f"{value_words(item, unit.scores[item.code]).removesuffix(' %')}"
            + (f" ({unit.places[item.code]})" if item.code in unit.places else "")
            for item in items
        ]
        table.add_row(unit.unit.name, *cells)
    screen.print(table)


def _print_rating(screen: Console, title: str, kind: Kind, units: list[UnitScores]) -> None:
    ordered = sorted(units, key=lambda unit: (unit.rank, unit.unit.code))
    table = Table(title=title, title_justify="left", expand=True)
    table.add_column("Место", justify="right", width=6)
    table.add_column("Единица", ratio=1)
    table.add_column(OUTCOME_TITLES[kind], justify="right", width=8)
    table.add_column("Макс.", justify="right", width=8)
    for index, unit in enumerate(ordered):
        if len(ordered) > 2 * EDGE and index == EDGE:
            table.add_row("…", f"ещё {len(ordered) - 2 * EDGE}", "", "")
        if EDGE <= index < len(ordered) - EDGE:
            continue
        of = unit.unit
        name = of.name if of.level != "school" else f"{of.code} {of.name}, {of.municipality}"
        total = unit.total
        table.add_row(str(unit.rank), name, human(total.points), human(total.max_points))
    screen.print(table)
