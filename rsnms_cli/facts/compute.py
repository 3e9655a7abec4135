"""Every computed indicator of a methodology for all units of its levels."""

from dataclasses import dataclass, replace

import narwhals as nw
import numpy as np

from rsnms_cli.facts.absent import uncounted_units
from rsnms_cli.facts.engines import Engine, Lazy, engine_of
from rsnms_cli.facts.evaluated import Evaluated, evaluate
from rsnms_cli.facts.frames import Frame
from rsnms_cli.facts.people import KEYS, per_person
from rsnms_cli.facts.plan import Plan, computed, needs_people, plan_of
from rsnms_cli.facts.sums import ByNumber, groups_of, sums_of
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.methodology.vocabulary import Grouped
from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.facts import Count, Facts
from rsnms_cli.model.period import Period
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import REGION, LevelName, where_words

UNIT_KEYS: dict[LevelName, str] = {
    "region": "region",
    "municipality": "municipality",
    "school": "org",
}
ByUnit = dict[str, Count]
NOTHING = Count(0, 0)
NO_GROUP = Count(0, unknown="numerator")
NOBODY = Count(0, unknown="denominator")
"""Of people of a unit that has nobody in the tables: it has not been reported."""


def compute_facts(
    tables: Tables, methodology: Methodology, period: Period, engine: str = "pandas"
) -> Facts:
    """Numerators and denominators by level, indicator and unit (contract, section 3)."""
    questions = plan_of(methodology).people
    return facts_of(evaluate(tables, questions, period, engine), methodology, engine)


def facts_of(known: Evaluated, methodology: Methodology, engine: str = "pandas") -> Facts:
    """The same from conditions evaluated before, by this methodology or another.

    Raises Unanswered when the methodology asks what was not evaluated.
    """
    plan = plan_of(methodology)
    _refuse_unknown(known, plan, methodology)
    make = engine_of(engine)
    columns = {*KEYS, *plan.people.values()}
    people = make({name: values for name, values in known.people.items() if name in columns})
    organizations = organizations_frame(known.organizations, make, plan, people)
    job = _Job(known, plan, people, organizations)
    facts: Facts = {}
    for level in UNIT_KEYS:
        items = [item for at, item in computed(methodology) if at == level]
        facts |= {(level, code): counts for code, counts in job.level(level, items).items()}
    return facts


def _refuse_unknown(known: Evaluated, plan: Plan, methodology: Methodology) -> None:
    lacking = []
    for level, item in computed(methodology):
        own = Plan(plan.window)
        names = {*own.terms(item)[1], *own.people.values()}
        names -= {*own.has_person.values(), *own.org_types.values()}
        if not names <= {*known.people, *known.organizations}:
            lacking.append(where_words(f"{level} {item.code}"))
    if lacking:
        raise Unanswered(lacking)


class Unanswered(RsnmsError):
    """What indicators ask was never evaluated; `indicators` are named in words."""

    def __init__(self, indicators: list[str]) -> None:
        super().__init__(
            f"в хранилище нет того, что спрашивают показатели: {', '.join(indicators)}",
            "посчитайте этот период заново из исходных таблиц нынешней программой",
        )
        self.indicators = indicators


def organizations_frame(organizations: Frame, engine: Engine, plan: Plan, people: Lazy) -> Lazy:
    """Educational organisations with a column of 0/1 for every «has a person who …»."""
    educational = engine(organizations).filter(nw.col("educational") == 1)
    if plan.org_types:
        educational = educational.with_columns(*plan.own_types())
    names = list(plan.has_person.values())
    if not names:
        return educational
    flags = per_person(people, "org").select("org", *plan.of_organizations())
    found = flags.group_by("org").agg(nw.col(name).max() for name in names)
    joined = educational.join(found, on="org", how="left")
    return joined.with_columns(nw.col(*names).fill_null(0))


@dataclass(frozen=True)
class _Job:
    known: Evaluated
    plan: Plan
    people: Lazy
    organizations: Lazy

    def level(self, level: LevelName, items: list[Indicator]) -> dict[str, ByUnit]:
        """The counts of all computed indicators of a level, by code and unit."""
        key = UNIT_KEYS[level]
        wide = [item for item in items if item.share and item.share.within == "municipality"]
        found = self._counts(key, [item for item in items if item not in wide])
        if wide:
            of_municipality = self._counts("municipality", wide)
            found |= {code: self._spread(counts) for code, counts in of_municipality.items()}
        return found

    def _counts(self, key: str, items: list[Indicator]) -> dict[str, ByUnit]:
        grouped = [item for item in items if isinstance(item.measure, Grouped)]
        plain = [item for item in items if item not in grouped]
        by_people = [item for item in plain if item.measure and item.measure.of_people]
        by_orgs = [item for item in plain if item not in by_people]
        found: dict[str, ByNumber] = {}
        people = per_person(self.people, key)
        for item in grouped:
            units = range(len(self._names(key)))
            found[item.code] = dict.fromkeys(units, NO_GROUP)
            found[item.code] |= groups_of(people, self.people, key, item, self.plan)
        if by_people:
            found |= sums_of(people, key, by_people, self.plan)
        if by_orgs:
            found |= sums_of(self.organizations, key, by_orgs, self.plan)
        for item in items:
            counts = found[item.code]
            for unit, side in uncounted_units(self.known, key, item).items():
                counts[unit] = replace(counts.get(unit, NOTHING), unknown=side)
            if needs_people(item):
                counts |= dict.fromkeys(self._unreported(key), NOBODY)
        return {code: self._named(key, counts) for code, counts in found.items()}

    def _unreported(self, key: str) -> set[int]:
        """Units that nobody in the tables works in."""
        return set(range(len(self._names(key)))) - set(np.unique(self.known.people[key]).tolist())

    def _spread(self, counts: ByUnit) -> ByUnit:
        """A municipality's count for each of its organisations."""
        names = self.known.municipalities
        where = self.known.organizations["municipality"]
        pairs = zip(self.known.org_codes, where.tolist(), strict=True)
        return {code: counts[names[at]] for code, at in pairs if names[at] in counts}

    def _named(self, key: str, counts: ByNumber) -> ByUnit:
        names = self._names(key)
        return {names[number]: count for number, count in counts.items()}

    def _names(self, key: str) -> list[str]:
        names = {"region": [REGION.code], "org": self.known.org_codes}
        return names.get(key, self.known.municipalities)
