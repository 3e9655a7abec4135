"""Invented people: who works where, how old and how experienced they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from rsnms_cli.sample.catalog import POSITIONS
from rsnms_cli.sample.dice import Dice, apportion
from rsnms_cli.sample.model import (
    CENTRE,
    GRADUATE,
    KINDERGARTEN,
    MANAGER,
    METHODIST,
    PEDAGOGICAL,
    SCHOOL,
    SERVICE,
    Org,
    Person,
)
from rsnms_cli.sample.names import make_name, make_snils

_AGES = (
    ((22, 24), 0.06),
    ((25, 29), 0.10),
    ((30, 34), 0.11),
    ((35, 49), 0.36),
    ((50, 59), 0.24),
    ((60, 70), 0.13),
)
_CATEGORIES: dict[str, tuple[tuple[str, float], ...]] = {
    SCHOOL: ((GRADUATE, 0.012), (METHODIST, 0.004), (PEDAGOGICAL, 1.0)),
    SERVICE: ((METHODIST, 0.85), (PEDAGOGICAL, 1.0)),
    CENTRE: ((METHODIST, 0.85), (PEDAGOGICAL, 1.0)),
}
_MANAGER_SHARE = 0.10
_METHODICAL_SHARE = 0.1


class People:
    """Makes the people of a region as they are on 31 December of the year."""

    def __init__(self, dice: Dice, year: int) -> None:
        """Draw where the СНИЛС begin."""
        self.dice, self.year = dice, year
        self.offset = dice.integer(0, 999_999)

    def make(self, orgs: list[Org], count: int) -> list[Person]:
        """Make that many people and place them in the organisations by weight."""
        people: list[Person] = []
        for org, size in zip(orgs, apportion(count, [org.weight for org in orgs]), strict=True):
            first_methodical = size - max(1, int(size * _METHODICAL_SHARE))
            for place, category in enumerate(_categories(self.dice, org, size)):
                person = self._person(len(people), org, category, place)
                methodical = org.supporting or place >= first_methodical
                people.append(replace(person, methodical=methodical))
        return _somebody_everywhere(people, orgs)

    def _person(self, number: int, org: Org, category: str, place: int) -> Person:
        """Make the person who stands at that place of the organisation's list."""
        dice = self.dice
        age = _age(dice, category)
        late = dice.integer(0, 1) if dice.chance(0.8) else dice.integer(2, 9)
        born = self.year - age
        return Person(
            number=number,
            person_id=make_snils(number, self.offset),
            full_name=make_name(dice),
            category=category,
            position=_position(dice, org, category, place),
            birth_date=dice.day(date(born, 1, 1), date(born, 12, 31)),
            age=age,
            experience=0 if category == GRADUATE else max(0, age - 22 - late),
            org=org,
        )


def _somebody_everywhere(people: list[Person], orgs: list[Org]) -> list[Person]:
    """Where the draw left nobody, the last of the largest organisation's people works."""
    people = list(people)
    for org in orgs:
        staff = Counter(person.org.code for person in people)
        most = max(staff.values(), default=0)
        if org.code not in staff and most > 1:
            donor = next(code for code, number in staff.items() if number == most)
            last = max(at for at, person in enumerate(people) if person.org.code == donor)
            people[last] = replace(people[last], org=org)
    return people


def stranger_ids(people: list[Person], count: int) -> list[str]:
    """Make СНИЛС that belong to none of the people."""
    taken = {person.person_id for person in people}
    numbers = (make_snils(index, 0) for index in range(len(taken) + count))
    return [snils for snils in numbers if snils not in taken][:count]


def _categories(dice: Dice, org: Org, size: int) -> list[str]:
    """List the categories of an organisation's people, managers first."""
    table = _CATEGORIES.get(org.org_type, ((PEDAGOGICAL, 1.0),))
    if org.supporting:
        managers = 1 if size > 3 else 0
    else:
        managers = max(1, int(size * _MANAGER_SHARE + dice.unit())) if size > 2 else 0
    return [MANAGER] * managers + [dice.weighted(table) for _ in range(size - managers)]


def _age(dice: Dice, category: str) -> int:
    """Draw the age on 31 December of the year."""
    if category == GRADUATE:
        return dice.integer(21, 23)
    low, high = dice.weighted(_AGES)
    age = dice.integer(low, high)
    return age if category == PEDAGOGICAL or age >= 30 else age + 14


def _position(dice: Dice, org: Org, category: str, place: int) -> str:
    """Name the person's position; the first manager is the head."""
    if category == MANAGER:
        head = "заведующий" if org.org_type == KINDERGARTEN else "директор"
        return head if place == 0 else "заместитель директора"
    if category == METHODIST:
        return "старший методист" if org.org_type == CENTRE and place == 0 else "методист"
    return dice.choice(POSITIONS.get(org.org_type, ("педагог-психолог",)))
