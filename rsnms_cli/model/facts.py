"""What is known of the units after people's rows are counted; nothing here grows with people."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Count:
    """A counted fact of a unit; without a denominator it is a plain number.

    `average` belongs to the largest of several groups: people in all of them, and the groups.
    """

    numerator: int
    denominator: int | None = None
    average: tuple[int, int] | None = None


Facts = dict[tuple[str, str], dict[str, Count]]
"""By level and indicator code, then by unit code; a unit that is absent has nothing to count."""


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
