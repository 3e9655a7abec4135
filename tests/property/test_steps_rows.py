"""«Ещё 3 человека»: rows really added for so many candidates bring the points, fewer do not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.check.run import check_tables
from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.facts.explain import listing_of
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.facts import Count
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.report import Size
from rsnms_cli.model.results import Score
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import LEVELS, LevelName, Unit
from rsnms_cli.score.rules import ZERO, score_indicator
from rsnms_cli.score.steps import steps_of
from tests.helpers.methodologies import only
from tests.helpers.results import tables_of
from tests.helpers.tables import DIAGNOSTICS, ORG, TEACHER, TRAINING, Row, typed
from tests.oracle.plain import Region
from tests.oracle.regions import regions

YEAR = parse_period("2024")
DAGESTAN = load_methodology("dagestan-2022")
EVENTS = {"diagnosed", "route", "trained"}
BOTH = "ЦНППМ и Академия Минпросвещения"
TESTED: Row = {"date": "01.02.2024", "provider": BOTH, "route": "да"}
TRAINED: Row = {
    **{"end_date": "01.03.2024", "provider": BOTH, "federal_register": "да"},
    **{"by_diagnostics": "да", "management_team": "да", "kind": "повышение квалификации"},
}
"""A diagnosis and a training that meet every condition of the document."""


def by_events(item: Indicator) -> bool:
    """Whether new events alone bring somebody into the numerator."""
    if item.share is None:
        return False
    inner = item.share.having if item.share.of_people else item.share.inner
    return bool(inner) and all(one.term[0] in EVENTS for one in inner)


@dataclass(frozen=True)
class Number:
    """An indicator of a unit of a region."""

    region: Region
    level: LevelName
    item: Indicator
    unit: Unit

    def tables(self, people: list[str]) -> Tables:
        """The region with both events for each of these people."""
        more = replace(
            self.region,
            trainings=[*self.region.trainings, *({**TRAINED, "person_id": p} for p in people)],
            diagnostics=[*self.region.diagnostics, *({**TESTED, "person_id": p} for p in people)],
        )
        return check_tables(typed(tables_of(more)), YEAR).tables

    def score(self, people: list[str]) -> Score:
        alone = only(DAGESTAN, [f"{self.level} {self.item.code}"])
        facts = compute_facts(self.tables(people), alone, YEAR)
        count = facts[self.level, self.item.code].get(self.unit.code, Count(0, 0))
        return score_indicator(self.item, self.unit, {}, count, self.item.target(2024))

    def candidates(self) -> list[str]:
        """A person for every line that is not counted: who it is, or who works there alone."""
        tables = self.tables([])
        listing = listing_of(tables, self.item, self.unit, DAGESTAN.window, YEAR)
        teachers, places = tables["teachers"], dict[str, set[str]]()
        for row in range(len(teachers)):
            person = str(teachers["person_id"].at(row))
            places.setdefault(person, set()).add(str(teachers["org_code"].at(row)))
        lines = listing.of_group("not_counted")
        if listing.of_people:
            return [str(teachers["person_id"].at(line.rows[0])) for line in lines]
        alone = [[p for p, at in places.items() if at == {*line.orgs}] for line in lines]
        return [people[0] for people in alone if people]


def verify(number: Number) -> int:
    """How many steps could be taken and were."""
    people, before, taken = number.candidates(), number.score([]), 0
    for step in steps_of(number.item, number.unit, before, {}, Size()):
        if step.needed is None or len(people) < step.needed:
            continue  # an organisation without anybody has nobody to send
        points = before.points or ZERO
        assert number.score(people[: step.needed - 1]).points == points
        assert number.score(people[: step.needed]).points == points + step.gain
        taken += 1
    return taken


def numbers(region: Region) -> Iterator[Number]:
    units = units_of(check_tables(typed(tables_of(region)), YEAR).tables["organizations"])
    for level in LEVELS:
        for item in DAGESTAN.table(level).indicators:
            if by_events(item):
                yield from (Number(region, level, item, unit) for unit in units[level])


@pytest.mark.slow
@given(regions(), st.randoms(use_true_random=False))
def test_so_many_candidates_and_not_fewer(region: Region, dice: Random) -> None:
    of_region = list(numbers(region))
    for number in dice.sample(of_region, min(3, len(of_region))):
        verify(number)


def test_every_indicator_of_a_region_of_three_schools() -> None:
    """Ten people at a school of each kind; nobody has been tested or trained yet."""
    schools = [{"org_code": code, "org_type": "общеобразовательная"} for code in ("01", "02", "03")]
    service = {"org_code": "08", "org_type": "методическая служба"}
    centre = {"org_code": "09", "org_type": "ЦНППМ"}
    orgs: list[dict[str, object]] = [{**ORG, **one} for one in (*schools, service, centre)]
    teachers: list[dict[str, object]] = [
        {**TEACHER, "person_id": f"P{org['org_code']}{number}", "org_code": org["org_code"]}
        | {"methodical_service": "да"}
        for org in orgs
        for number in range(10 if org["org_type"] == "общеобразовательная" else 2)
    ]
    nobody = [TRAINING | {"person_id": "P9"}], [DIAGNOSTICS | {"person_id": "P9"}]
    first = {(one.level, one.item.code): one for one in numbers(Region(orgs, teachers, *nobody))}
    assert len(first) == 14
    assert sum(map(verify, first.values())) == 14
