"""The units of a report: the region, its municipalities, their organisations."""

from dataclasses import dataclass
from typing import Literal

LevelName = Literal["region", "municipality", "school"]
LEVELS: tuple[LevelName, ...] = ("region", "municipality", "school")
LEVEL_NAMES: dict[LevelName, str] = {
    "region": "регион",
    "municipality": "муниципалитет",
    "school": "организация",
}
ALL_STAGES = ("НОО", "ООО", "СОО")
SERVICES = ("методическая служба", "ЦНППМ")
"""The types of organisation that are not educational ones."""


@dataclass(frozen=True)
class Unit:
    """A unit of a level; organisations also say what kind they are (contract, section 3)."""

    level: LevelName
    code: str
    name: str
    municipality: str = ""
    org_type: str = ""
    stages: tuple[str, ...] = ()


Units = dict[LevelName, list[Unit]]
REGION = Unit("region", "region", "Регион")


def level_of(text: str) -> LevelName | None:
    """The level of this name, as files and commands have it."""
    return next((level for level in LEVELS if level == text), None)


def stages_of(org_type: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Blank stages of an общеобразовательная organisation mean all three (contract, section 3)."""
    return given or (ALL_STAGES if org_type == "общеобразовательная" else ())


def level_words(text: str) -> str:
    """The level of this name as people call it."""
    level = level_of(text)
    return LEVEL_NAMES[level] if level else text


def where_words(where: str) -> str:
    """«region 9.1» as people say it: «регион 9.1»."""
    level, _, code = where.partition(" ")
    return f"{level_words(level)} {code}"
