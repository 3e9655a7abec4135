"""What the columns of the exports are for: the indicators that read them (contract, section 3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from rsnms_cli.methodology.cells import Cell, cells_of, needed
from rsnms_cli.methodology.selections import other_selections
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.methodology.vocabulary import OF_ORGANISATIONS, Condition, Selection
from rsnms_cli.model.units import LevelName

Code = tuple[LevelName, str]
"""An indicator: its level and its code."""
How = Literal["needed", "refined", "otherwise"]
"""Not to be counted without the column, only counted more finely with it, or asking for it in
another reading alone.
"""


@dataclass(frozen=True)
class Uses:
    """The indicators of a methodology that read a column, in the document's order."""

    methodology: str
    indicators: list[tuple[Code, How]] = field(default_factory=list)

    def codes(self, *how: How) -> list[Code]:
        """Those that read it in these ways."""
        return [code for code, reads in self.indicators if reads in how]


def uses(methodologies: Iterable[Methodology]) -> dict[Cell, list[Uses]]:
    """By table and field: who reads it, in the order of the documents."""
    found: dict[Cell, list[Uses]] = {}
    for one in methodologies:
        for cell, of in _uses_of(one).items():
            found.setdefault(cell, []).append(of)
    return found


def _uses_of(methodology: Methodology) -> dict[Cell, Uses]:
    found: dict[Cell, Uses] = {}
    others = _others(methodology)
    for level, item in methodology.indicators():
        asked = _needed(item.measure) if item.measure else set()
        refined = _refined(item) - asked
        other = others.get(f"{level} {item.code}", set()) - asked - refined
        ways: dict[How, set[Cell]] = {"needed": asked, "refined": refined, "otherwise": other}
        for how, cells in ways.items():
            for cell in cells:
                of = found.setdefault(cell, Uses(methodology.id))
                of.indicators.append(((level, item.code), how))
    return found


def _others(methodology: Methodology) -> dict[str, set[Cell]]:
    """What other readings would need, by «level code»."""
    found: dict[str, set[Cell]] = {}
    for indicator, selection in other_selections(methodology):
        found.setdefault(indicator, set()).update(_needed(selection))
    for reading in methodology.readings:
        for choice in reading.choices:
            for indicator, change in choice.narrow.items():
                found.setdefault(indicator, set()).update(_read(change.who, "organizations"))
    return found


def _needed(selection: Selection) -> set[Cell]:
    """All columns without which the number is unknown, those of every row among them."""
    people = selection.of_people
    read = _read(selection.conditions, "teachers" if people else "organizations")
    kind = () if people else (("organizations", "org_type"),)
    return {*frozenset().union(*needed(selection)), *read, *kind}


def _read(conditions: Iterable[Condition], table: str) -> Iterator[Cell]:
    """What conditions read; those on organisations have the field in this table."""
    for one in conditions:
        if one.works_in:
            yield "organizations", "org_type"
        if one.diagnosed or one.route:
            yield "diagnostics", "date"
        if one.trained:
            yield "trainings", "end_date"
        yield from cells_of(one, table if one.term[0] in OF_ORGANISATIONS else "teachers")
        yield from _read(one.has_person or (), "teachers")


def _refined(item: Indicator) -> set[Cell]:
    """Columns that change the number where they are there, and are missed by nobody else."""
    found: set[Cell] = set()
    if any(part.applies and part.applies.stage for part in item.parts):
        found.add(("organizations", "stages"))
    own = item.measure
    for one in (*own.conditions, *own.inner) if own else ():
        if one.route:
            found.add(("diagnostics", "route_date"))
        if one.trained and (by := one.trained.by_diagnostics):
            found |= {("trainings", name) for name in ("start_date", "by_diagnostics")}
            found |= {("diagnostics", name) for name in ("date", *(["provider"] * (by != "any")))}
    return found
