"""Every computed indicator of a methodology for all units of its levels."""

from dataclasses import dataclass

import narwhals as nw

from rsnms_cli.facts.engines import Engine, Lazy, engine_of, rows
from rsnms_cli.facts.evaluated import Evaluated, evaluate
from rsnms_cli.facts.frames import Frame
from rsnms_cli.facts.people import KEYS, per_person
from rsnms_cli.facts.plan import Plan, computed, every, plan_of
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
    job = _Job(known, plan, people, organizations_frame(known.organizations, make, plan, people))
    facts: Facts = {}
    for level in UNIT_KEYS:
        items = [item for at, item in computed(methodology) if at == level]
        facts |= {(level, code): counts for code, counts in job.level(level, items).items()}
    return facts


def _refuse_unknown(known: Evaluated, plan: Plan, methodology: Methodology) -> None:
    lacking = []
    for level, item in computed(methodology):
        own = Plan(plan.window)
        names = {*own.terms(item)[1], *own.people.values()} - {*own.has_person.values()}
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
        grouped = [item for item in items if isinstance(item.measure, Grouped)]
        plain = [item for item in items if item not in wide and item not in grouped]
        by_people = [item for item in plain if item.measure and item.measure.of_people]
        by_orgs = [item for item in plain if item not in by_people]
        found = {item.code: self._groups(key, item) for item in grouped}
        if by_people:
            found |= self._sums(per_person(self.people, key), key, by_people)
        if by_orgs:
            found |= self._sums(self.organizations, key, by_orgs)
        if wide:
            of_municipality = self._sums(
                per_person(self.people, "municipality"), "municipality", wide
            )
            found |= {code: self._spread(counts) for code, counts in of_municipality.items()}
        return found

    def _sums(self, frame: Lazy, key: str, items: list[Indicator]) -> dict[str, ByUnit]:
        columns = []
        for number, item in enumerate(items):
            for side, names in zip("dn", self.plan.terms(item), strict=True):
                columns.append(every(names).cast(nw.Int64).alias(f"{side}{number}"))
        names = [f"{side}{number}" for number in range(len(items)) for side in "dn"]
        grouped = frame.select(key, *columns).group_by(key)
        table = rows(grouped.agg(nw.col(name).sum() for name in names))
        units = self._units(key, table[key])
        return {
            item.code: _counts(item, units, table[f"n{number}"], table[f"d{number}"])
            for number, item in enumerate(items)
        }

    def _groups(self, key: str, item: Indicator) -> ByUnit:
        """Distinct people of the selection by value of a column: the largest group, the average."""
        assert isinstance(item.measure, Grouped)
        of, by = self.plan.terms(item)[1], item.measure.by
        flagged = per_person(self.people, key).select(key, "person", chosen=every(of))
        chosen = flagged.filter(nw.col("chosen") == 1).select(key, "person")
        assigned = self.people.filter(nw.col(by) >= 0).select(key, "person", by).unique()
        sizes = chosen.join(assigned, on=[key, "person"]).group_by(key, by).agg(size=nw.len())
        most = sizes.with_columns(most=nw.col("size"), groups=nw.lit(1))
        table = rows(
            most.group_by(key).agg(
                nw.col("most").max(), nw.col("size").sum(), nw.col("groups").sum()
            )
        )
        units = self._units(key, table[key])
        groups = zip(units, table["most"], table["size"], table["groups"], strict=True)
        return {unit: _group(item, int(m), (int(s), int(n))) for unit, m, s, n in groups}

    def _spread(self, counts: ByUnit) -> ByUnit:
        """A municipality's count for each of its organisations."""
        names = self.known.municipalities
        where = self.known.organizations["municipality"]
        pairs = zip(self.known.org_codes, where.tolist(), strict=True)
        return {code: counts[names[at]] for code, at in pairs if names[at] in counts}

    def _units(self, key: str, numbers: list[int]) -> list[str]:
        if key == "region":
            return [REGION.code for _ in numbers]
        names = self.known.org_codes if key == "org" else self.known.municipalities
        return [names[number] for number in numbers]


def _counts(item: Indicator, units: list[str], have: list[int], of: list[int]) -> ByUnit:
    pairs = zip(units, have, of, strict=True)
    if item.share:
        return {unit: Count(int(n), int(d)) for unit, n, d in pairs}
    if item.exists:
        return {unit: Count(int(n > 0)) for unit, n, _ in pairs}
    return {unit: Count(int(n)) for unit, n, _ in pairs}


def _group(item: Indicator, most: int, average: tuple[int, int]) -> Count:
    return Count(*average) if item.mean else Count(most, average=average)
