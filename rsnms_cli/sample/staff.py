"""Rows of the table of teachers: what is written about the invented people."""

from __future__ import annotations

from rsnms_cli.sample.catalog import POSITIONS
from rsnms_cli.sample.dice import Dice
from rsnms_cli.sample.model import CENTRE, GRADUATE, PEDAGOGICAL, Org, Person, Row
from rsnms_cli.sample.names import make_name

_PER_METHODIST = 150
_LEVELS = (("муниципальный", 0.6), ("региональный", 0.3), ("федеральный", 0.1))
_ROLES = (("эксперт", 0.45), ("жюри", 0.35), ("тьютор", 0.2))
_SUPPORT = (("да", 0.7), ("школа молодого педагога", 0.2), ("ассоциация молодых педагогов", 0.1))
_YOUNG = 35
_NOVICE_YEARS = 3
_SAME_PLACE = 0.6  # of the second places of work, those in the same municipality


def teacher_rows(dice: Dice, people: list[Person], orgs: list[Org], count: int) -> list[Row]:
    """Make `count` rows, by organisation: everyone's first, some second ones, one repeated."""
    placed = [(person.org.index, _row(dice, person)) for person in people]
    for person in dice.sample(people, count - len(people) - 1):
        org = _second_org(dice, person, orgs)
        placed.append((org.index, _second_row(dice, person, org, placed[person.number][1])))
    index, row = dice.choice(placed)
    placed.append((index, dict(row)))
    return [row for _, row in sorted(placed, key=lambda item: item[0])]


def _row(dice: Dice, person: Person) -> Row:
    """Make the row of the main place of work."""
    quality = person.place.quality
    row: Row = {
        "person_id": person.person_id,
        "full_name": person.full_name,
        "org_code": person.org.code,
        "position": person.position,
        "staff_category": person.category,
        "birth_date": person.birth_date,
        "experience_years": person.experience,
        "mentor": _mentor(dice, person),
        "support_form": _support(dice, person),
        "mentoring_role": _mentoring_role(dice, person),
        "methodical_service": "да" if person.methodical else dice.flag(0.0, 0.03),
        "contests": dice.weighted(_LEVELS) if dice.chance(0.03 + 0.08 * quality) else None,
        "expert_role": dice.weighted(_ROLES) if dice.chance(0.02 + 0.07 * quality) else None,
        "methodist": _methodist(dice, person),
    }
    return row


def _mentor(dice: Dice, person: Person) -> str | None:
    """Say whether a person has a mentor; now and then the mentor's name stands there."""
    if person.age >= _YOUNG or person.category not in (PEDAGOGICAL, GRADUATE):
        return dice.flag(0.01, 0.05)
    if not dice.chance(dice.level(person.place.quality, 0.4, 0.95)):
        return dice.flag(0.0, 0.2)
    return "да" if dice.chance(0.85) else make_name(dice)


def _support(dice: Dice, person: Person) -> str | None:
    """Say whether a person takes part in a form of support for young teachers."""
    novice = person.age < _YOUNG and person.experience < _NOVICE_YEARS
    low, high = (0.45, 0.98) if novice else (0.0, 0.02)
    if dice.chance(dice.level(person.place.quality, low, high)):
        return dice.weighted(_SUPPORT)
    return dice.flag(0.0, 0.06)


def _mentoring_role(dice: Dice, person: Person) -> str | None:
    """Give the role in mentoring, for about two out of five."""
    if person.org.supporting or not dice.chance(dice.level(person.place.quality, 0.22, 0.58)):
        return None
    return "наставляемый" if person.age < _YOUNG else "наставник"


def _methodist(dice: Dice, person: Person) -> str | None:
    """Give the regional methodist: neighbours share one, a few people have none."""
    if person.category != PEDAGOGICAL or dice.chance(0.06):
        return None
    return f"РМ-{person.number // _PER_METHODIST + 1:03d}"


def _second_org(dice: Dice, person: Person, orgs: list[Org]) -> Org:
    """Draw a second place of work: near or anywhere, not the ЦНППМ, not an empty school."""
    near = dice.chance(_SAME_PLACE)
    open_to = [
        org
        for org in orgs
        if org.weight > 0 and org.org_type != CENTRE and org.index != person.org.index
    ]
    neighbours = [org for org in open_to if near and org.place is person.place]
    return dice.choice(neighbours or open_to)


def _second_row(dice: Dice, person: Person, org: Org, first: Row) -> Row:
    """Make the row of a second place of work: a teacher's, with little known."""
    return first | {
        "org_code": org.code,
        "position": dice.choice(POSITIONS.get(org.org_type, ("методист",))),
        "staff_category": person.category if person.category == GRADUATE else PEDAGOGICAL,
        "mentor": dice.flag(0.0, 0.3),
        "support_form": dice.flag(0.0, 0.3),
        "mentoring_role": None,
        "methodical_service": "да" if org.supporting else dice.flag(0.0, 0.1),
        "contests": None,
        "expert_role": None,
    }
