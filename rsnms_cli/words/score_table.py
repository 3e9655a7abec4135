"""The one view of a score table: its lines in the document's order, its words and formats."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rsnms_cli.methodology.kinds import Kind, is_yes_no, kind_of
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.results import Score, Total, UnitScores
from rsnms_cli.model.units import LevelName, where_words
from rsnms_cli.words.numbers import human, unfinished

LEVEL_TITLES: dict[str, str] = {
    "region": "Региональный уровень",
    "municipality": "Муниципальный уровень",
    "school": "Уровень образовательной организации",
}


@dataclass(frozen=True)
class Line:
    """A line of a score table: a section's heading, an indicator, a subtotal or the total."""

    kind: Literal["section", "indicator", "subtotal", "total"]
    code: str
    title: str
    item: Indicator | None = None

    def total(self, unit: UnitScores) -> Total:
        """The points of a subtotal or total line."""
        return unit.total if self.kind == "total" else unit.sections[self.code]


OUTCOME_TITLES: dict[Kind, str] = {"points": "Баллы", "targets": "Цель", "places": "Место"}
TOTAL_TITLES: dict[Kind, str] = {"points": "Всего баллов", "targets": "Достигнуто целей"}


def lines(methodology: Methodology, level: LevelName) -> list[Line]:
    """All lines of a level's table; nothing is added up where only places are compared."""
    table, kind = methodology.table(level), kind_of(methodology, level)
    found: list[Line] = []
    for section in table.sections:
        items = [item for item in table.indicators if item.section == section.code]
        found.append(Line("section", section.code, section.title))
        found += [Line("indicator", item.code, item.title, item) for item in items]
        if kind != "places":
            found.append(Line("subtotal", section.code, f"Итого по разделу {section.code}"))
    return found if kind == "places" else [*found, Line("total", "", TOTAL_TITLES[kind])]


def outcome_of(kind: Kind, unit: UnitScores, code: str) -> Decimal | int | str | None:
    """What stands beside a value: points, whether the target is reached, or the place."""
    score = unit.scores[code]
    if kind == "points":
        return score.points
    if kind == "places":
        return unit.places.get(code)
    return None if score.achieved is None else ("да" if score.achieved else "нет")


def rule_words(methodology: Methodology, level: LevelName, item: Indicator) -> str:
    """The document's own words on the calculation, or that it has none; readings are named."""
    where = f"{level} {item.code}"
    ids = [one.id for one in methodology.readings if where in one.affects]
    readings = f"прочтение: {', '.join(ids)}" if ids else ""
    areas = f"направления {', '.join(item.areas)}" if item.areas else ""
    return "; ".join(text for text in (item.criterion, item.note, areas, readings) if text)


def reading_words(methodology: Methodology) -> list[tuple[str, str]]:
    """Every reading in force; one that the user picked says so."""
    found = []
    for one in methodology.readings:
        mark = " (выбрано вместо принятого)" if one.picked and one.picked != one.chosen else ""
        words = f"{one.question} {one.current.title}. ({', '.join(map(where_words, one.affects))})"
        found.append((f"Прочтение {one.id}{mark}", words))
    return found


def target_words(item: Indicator, target: Decimal | bool | None) -> str:
    """A target as the reader expects it: «не менее 30 %»."""
    if target is None:
        return ""
    if target is True:
        return "да"
    bound = "не более" if item.bound == "at_most" else "не менее"
    return f"{bound} {human(Decimal(target))}" + (" %" if item.is_share else "")


def value_words(item: Indicator, score: Score) -> str:
    """A value in words: «33,3 %», «4», «да», «нет данных», «н/п»."""
    beside = beside_words(score)
    more = f" ({beside})" if beside else ""
    if score.value is None:
        return unfinished(score) + more
    if is_yes_no(item):
        return "да" if score.value else "нет"
    return f"{human(score.value, 1)} %" if item.is_share else human(score.value) + more


def beside_words(score: Score) -> str:
    """What is said beside the largest of groups: the average, and how many are in none."""
    return "; ".join(
        [
            *([f"в среднем {human(score.average, 1)}"] if score.average is not None else []),
            *([f"не закреплено ни за кем: {score.apart}"] if score.apart else []),
        ]
    )
