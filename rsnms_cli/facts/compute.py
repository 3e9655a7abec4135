"""Every computed indicator of a methodology for all units of its levels."""

from dataclasses import dataclass, field
from functools import reduce
from operator import mul
from typing import Any

import narwhals as nw

from rsnms_cli.facts.engines import Engine, Lazy, engine_of, rows
from rsnms_cli.facts.frames import Frames, frames_of
from rsnms_cli.facts.people import Asked, people_frame, per_person
from rsnms_cli.methodology.types import Indicator, LevelName, Methodology, Window
from rsnms_cli.methodology.vocabulary import (
    PEOPLE,
    Grouped,
    OrganisationCondition,
    PersonCondition,
    Selection,
)
from rsnms_cli.model.facts import REGION, Count, Facts
from rsnms_cli.model.period import Period
from rsnms_cli.model.tables import Tables

UNIT_KEYS: dict[LevelName, str] = {
    "region": "region",
    "municipality": "municipality",
    "school": "org",
}


@dataclass
class Plan:
    """What is asked of people's rows: each condition gets a column, once."""

    window: Window
    names: dict[Asked, str] = field(default_factory=dict)

    def column(self, condition: PersonCondition, window: Window) -> str:
        """The column of a condition, named when first asked for."""
        return self.names.setdefault((condition, window), f"c{len(self.names)}")

    def columns(self, selection: Selection, window: Window) -> tuple[list[str], list[str]]:
        """Columns of the denominator and of the numerator of a selection of people."""
        words = PEOPLE[selection.of]
        population = [PersonCondition(category=words)] if words else []
        of = [self.column(item, window) for item in (*population, *_people(selection.who))]
        return of, of + [self.column(item, window) for item in _people(selection.having)]


def _people(conditions: tuple[Any, ...]) -> tuple[PersonCondition, ...]:
    return tuple(item for item in conditions if isinstance(item, PersonCondition))


def compute_facts(
    tables: Tables, methodology: Methodology, period: Period, engine: str = "pandas"
) -> Facts:
    """Numerators and denominators by level, indicator and unit (contract, section 3)."""
    job = _Job(frames_of(tables), engine_of(engine), period, Plan(methodology.window))
    computed = [(level, item) for level, item in methodology.indicators() if item.measure]
    job.ask(computed)
    facts: Facts = {}
    for level in UNIT_KEYS:
        items = [item for at, item in computed if at == level]
        facts |= {(level, code): counts for code, counts in job.level(level, items).items()}
    return facts


@dataclass
class _Job:
    frames: Frames
    engine: Engine
    period: Period
    plan: Plan
    people: Lazy = field(init=False)
    organizations: Lazy = field(init=False)
    has_person: dict[tuple[OrganisationCondition, Window], str] = field(default_factory=dict)

    def ask(self, computed: list[tuple[LevelName, Indicator]]) -> None:
        """Name every condition, then build the frame of people and that of organisations."""
        for _, item in computed:
            self._ask_one(item)
        self.people = self.engine(self._evaluated())
        self.organizations = self._organizations()

    def _evaluated(self) -> dict[str, Any]:
        """The conditions are computed once, whatever the number of levels and measures."""
        frame = people_frame(self.frames, self.engine, self.plan.names, self.period)
        collected = frame.collect(backend="pandas")
        return {name: collected[name].to_numpy() for name in collected.columns}

    def _window(self, item: Indicator) -> Window:
        return item.window or self.plan.window

    def _ask_one(self, item: Indicator) -> None:
        selection, window = item.measure, self._window(item)
        assert selection is not None
        if selection.of_people:
            self.plan.columns(selection, window)
            return
        for condition in (*selection.who, *selection.having):
            if isinstance(condition, OrganisationCondition) and condition.has_person:
                self.has_person.setdefault((condition, window), f"p{len(self.has_person)}")
                for person in condition.has_person:
                    self.plan.column(person, window)

    def _organizations(self) -> Lazy:
        """Organisations with a column of 0/1 for every «has a person who …»."""
        orgs = self.engine(self.frames.organizations).filter(nw.col("educational") == 1)
        if not self.has_person:
            return orgs
        people = per_person(self.people, "org")
        flags = [
            _all([self.plan.column(one, window) for one in condition.has_person or ()]).alias(name)
            for (condition, window), name in self.has_person.items()
        ]
        names = list(self.has_person.values())
        found = people.select("org", *flags).group_by("org").agg(nw.col(n).max() for n in names)
        return orgs.join(found, on="org", how="left").with_columns(nw.col(*names).fill_null(0))

    def level(self, level: LevelName, items: list[Indicator]) -> dict[str, dict[str, Count]]:
        """The counts of all computed indicators of a level, by code and unit."""
        key = UNIT_KEYS[level]
        found: dict[str, dict[str, Count]] = {}
        plain = [item for item in items if not isinstance(item.measure, Grouped)]
        by_people = [item for item in plain if item.measure and item.measure.of_people]
        by_orgs = [item for item in plain if item not in by_people]
        if by_people:
            found |= self._sums(per_person(self.people, key), key, by_people)
        if by_orgs:
            found |= self._sums(self.organizations, key, by_orgs)
        for item in items:
            if isinstance(item.measure, Grouped):
                found[item.code] = self._largest(key, item)
        return found

    def _sums(self, frame: Lazy, key: str, items: list[Indicator]) -> dict[str, dict[str, Count]]:
        columns = []
        for number, item in enumerate(items):
            of, having = self._terms(item)
            columns += [_total(of, f"d{number}"), _total(having, f"n{number}")]
        sums = frame.select(key, *columns).group_by(key)
        names = [f"{side}{number}" for number in range(len(items)) for side in "dn"]
        table = rows(sums.agg(nw.col(name).sum() for name in names))
        units = [self._unit(key, number) for number in table[key]]
        return {
            item.code: _counts(item, units, table[f"n{number}"], table[f"d{number}"])
            for number, item in enumerate(items)
        }

    def _terms(self, item: Indicator) -> tuple[list[str], list[str]]:
        selection, window = item.measure, self._window(item)
        assert selection is not None
        if selection.of_people:
            return self.plan.columns(selection, window)
        of, having = (
            [self._org_column(one, window) for one in conditions]
            for conditions in (selection.who, selection.having)
        )
        return of, of + having

    def _org_column(self, condition: Any, window: Window) -> str:
        return self.has_person.get((condition, window)) or str(condition.term[0])

    def _largest(self, key: str, item: Indicator) -> dict[str, Count]:
        """Distinct people of the selection per value of `by`; the largest such number per unit."""
        assert item.largest is not None
        of, _ = self.plan.columns(item.largest, self._window(item))
        by = item.largest.by
        chosen = per_person(self.people, key).filter(_all(of) == 1).select(key, "person")
        assigned = self.people.filter(nw.col(by) >= 0).select(key, "person", by).unique()
        sizes = chosen.join(assigned, on=[key, "person"]).group_by(key, by).agg(size=nw.len())
        table = rows(sizes.group_by(key).agg(nw.col("size").max()))
        units = [self._unit(key, number) for number in table[key]]
        return {unit: Count(int(size)) for unit, size in zip(units, table["size"], strict=True)}

    def _unit(self, key: str, number: int) -> str:
        if key == "region":
            return REGION.code
        return (self.frames.org_codes if key == "org" else self.frames.municipalities)[number]


def _all(columns: list[str]) -> nw.Expr:
    """1 where every column is 1; with no condition, everybody."""
    if not columns:
        return nw.lit(1)
    return reduce(mul, (nw.col(name) for name in columns))


def _total(columns: list[str], name: str) -> nw.Expr:
    return _all(columns).cast(nw.Int64).alias(name)


def _counts(item: Indicator, units: list[str], have: list[int], of: list[int]) -> dict[str, Count]:
    pairs = zip(units, have, of, strict=True)
    if item.share:
        return {unit: Count(int(n), int(d)) for unit, n, d in pairs}
    if item.exists:
        return {unit: Count(int(n > 0)) for unit, n, _ in pairs}
    return {unit: Count(int(n)) for unit, n, _ in pairs}
