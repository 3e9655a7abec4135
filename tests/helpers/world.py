"""A region whose every sum is exact, and what of it is hidden."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.facts import Count, Facts
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.results import Results
from rsnms_cli.model.units import REGION, LevelName, Unit, Units
from rsnms_cli.score.run import score_units
from rsnms_cli.score.suppress import Shown, hide_small

Node = tuple[str, str]
Variable = tuple[str, str, str]
"""A quantity of a unit: whom it counts, the unit's level and code."""

DAGESTAN = load_methodology("dagestan-2022")
AKSAI = load_methodology("aksai-2021")
YEAR = parse_period("2024")
LINES: dict[str, dict[tuple[LevelName, str], tuple[str, str]]] = {
    DAGESTAN.id: {
        ("region", "9.1"): ("staff diagnosed", "staff"),
        ("region", "9.2"): ("staff with route", "staff"),
        ("region", "9.3"): ("register, any", "workers"),
        ("municipality", "8.1"): ("staff diagnosed at cnppm", "staff"),
        ("municipality", "8.2"): ("staff with route", "staff"),
        ("municipality", "8.3"): ("register, cnppm", "workers"),
        ("school", "2.2"): ("by diagnostics", "workers"),
        ("school", "3.1"): ("young with mentor", "young"),
        ("school", "7.1"): ("staff diagnosed at cnppm", "staff"),
        ("school", "7.2"): ("staff with route", "staff"),
        ("school", "7.5"): ("with role", "workers"),
    },
    AKSAI.id: {
        (level, code): (counted, of)
        for level in ("region", "municipality", "school")
        for code, counted, of in (
            ("1", "staff trained", "staff"),
            ("2", "young with support", "young"),
            ("3", "staff with contests", "staff"),
            ("6", "staff with role", "staff and methodists"),
        )
    },
}
"""By the documents, not by the program: level and code to what is counted, among whom."""
PEOPLE = {"staff", "workers", "young", "staff and methodists"}
SIZE = "workers"
"""Reports also publish the number of pedagogical workers of every unit."""


@dataclass(frozen=True)
class World:
    """A region whose every sum is exact: units, and numbers of people by quantity and unit."""

    methodology: str
    units: Units
    numbers: dict[Variable, int]

    @property
    def keys(self) -> list[str]:
        return sorted({key for key, _, _ in self.numbers})

    @property
    def sizes(self) -> dict[Node, int]:
        return {(level, unit): n for (key, level, unit), n in self.numbers.items() if key == SIZE}

    @cached_property
    def results(self) -> Results:
        """The scores with nothing hidden."""
        n, lines = self.numbers, LINES[self.methodology].items()
        facts: Facts = {
            (level, code): {
                unit.code: Count(n[counted, level, unit.code], n[base, level, unit.code])
                for unit in self.units[level]
            }
            for (level, code), (counted, base) in lines
        }
        return score_units(self.units, facts, {}, load_methodology(self.methodology), YEAR)


def world(methodology: str, schools: Mapping[str, Sequence[Mapping[str, int]]]) -> World:
    """Municipalities with the numbers of each of their schools, added up."""
    units: Units = {"region": [REGION], "municipality": [], "school": []}
    numbers: dict[Variable, int] = {}
    for name, of_schools in schools.items():
        units["municipality"].append(Unit("municipality", name, name, name))
        for index, people in enumerate(of_schools):
            code = f"{name}{index}"
            units["school"].append(Unit("school", code, code, name, "общеобразовательная"))
            for key, number in people.items():
                for node in (("school", code), ("municipality", name), ("region", "region")):
                    numbers[key, *node] = numbers.get((key, *node), 0) + number
    return World(methodology, units, numbers)


def random_world(dice: random.Random, methodology: str) -> World:
    """A few municipalities of a few schools, many tiny or empty."""

    def school() -> dict[str, int]:
        staff = dice.randint(0, dice.choice((2, 6, 12, 40)))
        workers = dice.randint(0, staff)
        people = {"staff": staff, "workers": workers, "young": dice.randint(0, workers)}
        people["staff and methodists"] = staff + dice.randint(0, 3)
        for counted, of in sorted(set(LINES[methodology].values())):
            people[counted] = dice.randint(0, people[of])
        return people

    names = "АБВГД"[: dice.randint(1, 5)]
    return world(methodology, {m: [school() for _ in range(dice.randint(1, 6))] for m in names})


def staffed(**schools: Sequence[int]) -> World:
    """Municipalities by the staff of their schools; all of them are teachers with a route."""
    keys = {name for pair in LINES[DAGESTAN.id].values() for name in pair}
    return world(
        DAGESTAN.id, {m: [dict.fromkeys(keys, n) for n in of] for m, of in schools.items()}
    )


def hidden(of: World, least: int) -> Shown:
    return hide_small(load_methodology(of.methodology), of.results, of.sizes, least)
