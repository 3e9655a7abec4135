"""The score tables of the Dagestan regulation, read by a parser that knows nothing of the TOML.

In the text every cell of a table starts with a line break and a tab.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from tests.methodology.source_text import source, squeeze

HEADING = r"ПОКАЗАТЕЛИ ЭФФЕКТИВНОСТИ НАУЧНО-МЕТОДИЧЕСКОЙ РАБОТЫ\n"
LEVELS = {
    "region": "РЕГИОНАЛЬНЫЙ УРОВЕНЬ",
    "municipality": "МУНИЦИПАЛЬНЫЙ УРОВЕНЬ",
    "school": "УРОВЕНЬ ОБРАЗОВАТЕЛЬНОЙ ОРГАНИЗАЦИИ",
}
AFTER_THE_TABLES = r"\nКОМПОНЕНТЫ САМОДИАГНОСТИКИ"
YEARS = ("2022", "2023", "2024")


@dataclass(frozen=True)
class Row:
    """One row of a score table, as the source has it; `code` of a target row is empty."""

    code: str
    title: str
    criterion: str
    targets: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[Decimal]:
        """Every number of points in the criterion, in its order, without «отсутствие – 0»."""
        found = re.findall(r"(\d+(?:,\d+)?) балл", self.criterion)
        return [points for text in found if (points := Decimal(text.replace(",", ".")))]

    @property
    def kind(self) -> str:
        """The kind of rule the criterion's own words ask for."""
        if self.criterion.startswith("Достижение показателя"):
            return "target"
        if re.search(r"за кажд", self.criterion, re.IGNORECASE):
            return "per_item"
        return "bands" if "%" in self.criterion else "presence"

    @property
    def adds_up(self) -> bool:
        """Whether the numbers are of parts that add up and not of steps of which one counts."""
        return self.kind in ("presence", "per_item")


@dataclass(frozen=True)
class Part:
    """One level's part of the source."""

    text: str
    sections: dict[str, str]
    numbered: list[Row]
    with_targets: list[Row]

    @property
    def rows(self) -> list[Row]:
        return [*self.numbered, *self.with_targets]


def read_part(level: str) -> Part:
    """The score table of a level."""
    found = re.search(
        rf"{HEADING}\({LEVELS[level]}\)(.*?)(?={HEADING}|{AFTER_THE_TABLES})",
        source("dagestan-2022"),
        re.DOTALL,
    )
    assert found, f"no table of the level {level} in the source"
    cells = [squeeze(cell) for cell in found[1].split("\n\t")]
    end = cells.index("Наименование показателя")
    years = cells.index(YEARS[-1], end)
    sections = {
        cell.rstrip("."): cells[at + 1]
        for at, cell in enumerate(cells[:end])
        if re.fullmatch(r"\d\.?", cell)
    }
    numbered = [
        Row(code=match[1], title=match[2], criterion=cells[at + 1])
        for at, cell in enumerate(cells[:end])
        if (match := re.fullmatch(r"(\d+\.\d+)\. (.+)", cell))
    ]
    body = [cell for cell in cells[years + 1 :] if cell]
    with_targets = [
        Row(code="", title=body[at], criterion=body[at + 1], targets=tuple(body[at + 2 : at + 5]))
        for at in range(0, len(body), 5)
    ]
    return Part(squeeze(found[1]), sections, numbered, with_targets)
