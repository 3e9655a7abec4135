"""The one view of a score table: its lines in the document's order, its words and formats."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rsnms_cli.methodology.types import Indicator, LevelName, Methodology, Target
from rsnms_cli.model.results import Score, Total, UnitScores
from rsnms_cli.render.numbers import human, unfinished

LEVEL_TITLES: dict[str, str] = {
    "region": "Региональный уровень",
    "municipality": "Муниципальный уровень",
    "school": "Уровень образовательной организации",
}
LEVEL_NAMES: dict[str, str] = {
    "region": "регион",
    "municipality": "муниципалитет",
    "school": "организация",
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


def lines(methodology: Methodology, level: LevelName) -> list[Line]:
    """All lines of a level's table."""
    table, found = methodology.table(level), []
    for section in table.sections:
        items = [item for item in table.indicators if item.section == section.code]
        found.append(Line("section", section.code, section.title))
        found += [Line("indicator", item.code, item.title, item) for item in items]
        found.append(Line("subtotal", section.code, f"Итого по разделу {section.code}"))
    return [*found, Line("total", "", "Всего баллов")]


def target_words(item: Indicator, target: Target | None) -> str:
    """A target as the reader expects it: «не менее 30 %»."""
    if target is None:
        return ""
    if target is True:
        return "да"
    bound = "не более" if item.bound == "at_most" else "не менее"
    return f"{bound} {human(Decimal(target))}" + (" %" if item.is_share else "")


def is_yes_no(item: Indicator) -> bool:
    """Whether the value reads «да» or «нет»."""
    return item.ask == "yes_no" or item.exists is not None


def value_words(item: Indicator, score: Score) -> str:
    """A value in words: «33,3 %», «4», «да», «нет данных», «н/п»."""
    if score.value is None:
        return unfinished(score)
    if is_yes_no(item):
        return "да" if score.value else "нет"
    return f"{human(score.value, 1)} %" if item.is_share else human(score.value)
