"""The units of a report: the region, its municipalities, their organisations."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
from typing import Literal


@dataclass(frozen=True)
class Unit:
    """A unit of a level; organisations also say what kind they are (contract, section 3)."""

    level: str
    code: str
    name: str
    municipality: str = ""
    org_type: str = ""
    stages: tuple[str, ...] = ()


ALL_STAGES = ("НОО", "ООО", "СОО")


def stages_of(org_type: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Blank stages of an общеобразовательная organisation mean all three (contract, section 3)."""
    return given or (ALL_STAGES if org_type == "общеобразовательная" else ())


REGION = Unit("region", "region", "Регион")


SERVICES = ("методическая служба", "ЦНППМ")
"""The types of organisation that are not educational ones."""


LEVEL_NAMES: dict[str, str] = {
    "region": "регион",
    "municipality": "муниципалитет",
    "school": "организация",
}


def where_words(where: str) -> str:
    """«region 9.1» as people say it: «регион 9.1»."""
    level, _, code = where.partition(" ")
    return f"{LEVEL_NAMES[level]} {code}"


Units = dict[str, list[Unit]]


LevelName = Literal["region", "municipality", "school"]


LEVELS: tuple[LevelName, ...] = ("region", "municipality", "school")
