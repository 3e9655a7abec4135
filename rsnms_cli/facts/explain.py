"""Who stands behind a number: the rows of people or organisations that it was counted from.

The conditions are those that `compute` counts with, evaluated for one indicator and unit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import narwhals as nw
import numpy as np

from rsnms_cli.facts.compute import UNIT_KEYS, organizations_frame
from rsnms_cli.facts.engines import Lazy, engine_of, rows
from rsnms_cli.facts.frames import frames_of
from rsnms_cli.facts.naming import asked
from rsnms_cli.facts.people import KEYS, people_frame, per_person
from rsnms_cli.facts.plan import Plan
from rsnms_cli.facts.traces import Traces
from rsnms_cli.methodology.types import Indicator, Window
from rsnms_cli.methodology.vocabulary import Condition, Grouped
from rsnms_cli.model.explain import (
    NO_METHODIST,
    OTHER_METHODIST,
    POPULATION,
    Group,
    Lack,
    Line,
    Listing,
)
from rsnms_cli.model.period import Period
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import Unit

ENGINE = "pandas"
Held = Sequence[int]
"""0 or 1 for every condition."""


def listing_of(
    tables: Tables, item: Indicator, unit: Unit, window: Window, period: Period
) -> Listing:
    """Everybody in a unit whom a computed indicator looks at, and what each of them lacks."""
    if item.share and item.share.within == "municipality":
        unit = Unit("municipality", unit.municipality, unit.municipality, unit.municipality)
    case = _case(tables, item, unit, Plan(item.window or window), period)
    assert item.measure is not None
    lines = case.of_people() if item.measure.of_people else case.of_organizations()
    return Listing(unit, item.measure.of_people, tuple(sorted(lines, key=_order)))


def _order(line: Line) -> tuple[object, ...]:
    """Counted ones, then candidates: who lacks least first, and what is only not written down."""
    least = min((len(one.lacks) for one in line.events), default=99)
    known = sum(not lack.unknown for lack in line.lacks)
    groups: tuple[Group, ...] = ("counted", "not_counted", "outside")
    nearest = () if line.group == "counted" else (len(line.lacks), known, least)
    return groups.index(line.group), nearest, line.orgs, line.places, line.methodist


def _case(tables: Tables, item: Indicator, unit: Unit, plan: Plan, period: Period) -> "_Case":
    belonging, columns = plan.terms(item)
    frames, engine = frames_of(tables), engine_of(ENGINE)
    key = UNIT_KEYS[unit.level]
    number = {"region": [unit.code], "org": frames.org_codes}.get(key, frames.municipalities)
    people = people_frame(frames, engine, plan.people, period, (*KEYS, "row"))
    people = engine({name: np.asarray(values) for name, values in rows(people).items()})
    inside = nw.col(key) == number.index(unit.code)
    traces = Traces(tables, frames, plan.window, period)
    orgs = organizations_frame(frames.organizations, engine, plan, people.drop("row"))
    every = engine(frames.organizations).filter(inside)
    names = (len(belonging), columns)
    return _Case(
        tables, item, plan, key, names, people.filter(inside), orgs.filter(inside), every, traces
    )


@dataclass(frozen=True)
class _Case:
    tables: Tables
    item: Indicator
    plan: Plan
    key: str
    names: tuple[int, list[str]]
    """How many columns make the population, and all columns."""
    people: Lazy
    orgs: Lazy
    every_org: Lazy
    traces: Traces

    @property
    def conditions(self) -> tuple[Condition, ...]:
        assert self.item.measure is not None
        return self.item.measure.conditions

    def of_people(self) -> Iterable[Line]:
        belonging, columns = self.names
        held, at = _held(per_person(self.people, self.key), "person", columns), self._rows()
        grouped = isinstance(self.item.measure, Grouped)
        methodists = self._methodists(held) if grouped else {}
        for person, flags in held.items():
            lacks = self.traces.lacks(self.conditions, flags, person, at[person])
            group = _group(flags, belonging)
            lacks = _deciding(lacks, group, belonging)
            line = self._line(self.conditions, person, at[person], group, lacks)
            each = self.item.mean is not None
            yield from (
                _assigned(line, methodists.get(person, ()), each=each) if grouped else [line]
            )

    def _line(
        self,
        conditions: Sequence[Condition],
        person: int,
        at: list[int],
        group: Group,
        lacks: tuple[Lack, ...],
    ) -> Line:
        teachers = self.tables["teachers"]
        orgs = tuple(sorted({str(teachers["org_code"].at(row)) for row in at}))
        places = tuple(teachers.place(row) for row in at)
        missing = {lack.number for lack in lacks}
        asked = [
            (number, one)
            for number, one in enumerate(conditions)
            if group != "outside" or number in missing
        ]
        events = self.traces.events(asked, person, missing)
        return Line(group, orgs, tuple(at), places, lacks, events)

    def _rows(self) -> dict[int, list[int]]:
        """The rows of every person of the unit in the table of people."""
        frame = self.people
        if self.key == "org":
            frame = frame.filter(nw.col("educational") == 1)
        found: dict[int, list[int]] = {}
        table = rows(frame.select("person", "row"))
        for person, row in zip(table["person"], table["row"], strict=True):
            found.setdefault(person, []).append(row)
        return found

    def _methodists(self, held: Mapping[int, Held]) -> dict[int, list[tuple[int, bool]]]:
        """The methodists of every chosen person, and whether it is the one with most."""
        table = rows(self.people.filter(nw.col("methodist") >= 0).select("person", "methodist"))
        pairs = set(zip(table["person"], table["methodist"], strict=True))
        chosen = sorted(pair for pair in pairs if all(held[pair[0]]))
        sizes: dict[int, int] = {}
        for _, methodist in chosen:
            sizes[methodist] = sizes.get(methodist, 0) + 1
        largest = min(sizes, key=lambda one: (-sizes[one], one), default=-1)
        found: dict[int, list[tuple[int, bool]]] = {}
        for person, methodist in chosen:
            found.setdefault(person, []).append((methodist + 1, methodist == largest))
        return found

    def of_organizations(self) -> Iterable[Line]:
        belonging, columns = self.names
        held = _held(self.orgs, "org", columns)
        behind = self._behind(held)
        for org in rows(self.every_org.select("org"))["org"]:
            flags = held.get(org)
            if flags is None:  # a service or a ЦНППМ
                yield self._organization(org, "outside", (Lack(POPULATION),), ())
                continue
            group = _group(flags, belonging)
            lacks = _deciding(self._org_lacks(org, flags, behind[org]), group, belonging)
            people = [one for one in behind[org] if one.group == group]
            yield self._organization(org, group, lacks, people)

    def _org_lacks(self, org: int, flags: Held, people: Sequence[Line]) -> tuple[Lack, ...]:
        found = []
        for number, (one, holds) in enumerate(zip(self.conditions, flags, strict=True)):
            if not holds:
                maybe = any(line.group == "not_counted" for line in people)
                unknown = maybe if one.has_person else self.traces.blank(one, org)
                found.append(Lack(number, unknown))
        return tuple(found)

    def _organization(
        self, org: int, group: Group, lacks: tuple[Lack, ...], people: Sequence[Line]
    ) -> Line:
        table = self.tables["organizations"]
        code = str(table["org_code"].at(org))
        return Line(group, (code,), (org,), (table.place(org),), lacks, people=tuple(people))

    def _behind(self, orgs: Iterable[int]) -> dict[int, list[Line]]:
        """People for whom an organisation counts, or would if what is blank were «да»."""
        found: dict[int, list[Line]] = {org: [] for org in orgs}
        inner = self.item.measure.inner if self.item.measure else ()
        if not inner:
            return found
        columns = [self.plan.people[asked(one, self.plan.window)] for one in inner]
        table = rows(per_person(self.people, "org").select("org", "person", *columns))
        at, flags = self._rows_by_org(), zip(*(table[name] for name in columns), strict=True)
        for org, person, held in zip(table["org"], table["person"], flags, strict=True):
            own, start = at[org, person], 0
            for one in self.conditions:
                stop = start + len(one.has_person or ())
                met = [flag or not start <= i < stop for i, flag in enumerate(held)]
                lacks = self.traces.lacks(inner, met, person, own)
                if start < stop and all(lack.unknown for lack in lacks):
                    group: Group = "not_counted" if lacks else "counted"
                    found[org].append(self._line(inner, person, own, group, lacks))
                start = stop
        return {org: sorted(set(lines), key=_order) for org, lines in found.items()}

    def _rows_by_org(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        table = rows(self.people.select("org", "person", "row"))
        for org, person, row in zip(table["org"], table["person"], table["row"], strict=True):
            found.setdefault((org, person), []).append(row)
        return found


def _held(frame: Lazy, key: str, columns: list[str]) -> dict[int, Held]:
    """By person or organisation, whether each condition holds."""
    table = rows(frame.select(key, *dict.fromkeys(columns)))
    flags = zip(*(table[name] for name in columns), strict=True) if columns else ()
    return dict(zip(table[key], flags, strict=True)) if columns else dict.fromkeys(table[key], ())


def _group(flags: Held, belonging: int) -> Group:
    if not all(flags[:belonging]):
        return "outside"
    return "counted" if all(flags) else "not_counted"


def _deciding(lacks: tuple[Lack, ...], group: Group, belonging: int) -> tuple[Lack, ...]:
    """Of somebody outside the population only what keeps them outside is said."""
    return tuple(one for one in lacks if one.number < belonging) if group == "outside" else lacks


def _assigned(line: Line, methodists: Sequence[tuple[int, bool]], *, each: bool) -> list[Line]:
    """A person of the population once in the largest group, or once for `each` methodist."""
    if line.lacks:
        return [line]
    if not methodists:
        return [replace(line, group="not_counted", lacks=(Lack(NO_METHODIST),))]
    if each:
        return [replace(line, methodist=methodist) for methodist, _ in methodists]
    counted = [methodist for methodist, largest in methodists if largest]
    if counted:
        return [replace(line, methodist=counted[0])]
    other = (Lack(OTHER_METHODIST),)
    return [replace(line, group="not_counted", lacks=other, methodist=methodists[0][0])]
