"""Invented organisations: schools, kindergartens and the like, services, one ЦНППМ."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rsnms_cli.sample.catalog import CENTRE_NAME
from rsnms_cli.sample.dice import Dice, apportion
from rsnms_cli.sample.model import (
    CENTRE,
    EXTRA,
    KINDERGARTEN,
    SCHOOL,
    SERVICE,
    VOCATIONAL,
    Municipality,
    Org,
    Row,
)

_TYPES = ((SCHOOL, 0.52), (KINDERGARTEN, 0.39), (EXTRA, 0.07), (VOCATIONAL, 0.02))
_STAGES = (
    ("НОО; ООО; СОО", 0.62),
    ("НОО; ООО", 0.18),
    ("НОО", 0.14),
    (None, 0.06),
)
_WEIGHTS = {
    SCHOOL: (1.0, 2.4),
    KINDERGARTEN: (0.4, 0.9),
    EXTRA: (0.4, 0.8),
    VOCATIONAL: (1.0, 1.6),
}
_SMALLER = {"НОО": 0.3, "НОО; ООО": 0.6}
_SCHOOL_WORDS = {"НОО": "НОШ", "НОО; ООО": "ООШ"}
_WORDS = {
    SCHOOL: "МБОУ «{0} № {1}»",
    KINDERGARTEN: "МБДОУ «Детский сад № {1}»",
    EXTRA: "МБУ ДО «Центр детского творчества № {1}»",
    VOCATIONAL: "ГБПОУ «Педагогический колледж № {1}»",
}
_SERVICE_SHARE = 0.028  # of all people
_CENTRE_SHARE = 0.01  # or, in a large region, somewhat more than a usual organisation
_CENTRE_SIZE = 1.2
_EMPTY_SHARE = 0.003
_ALWAYS_SCHOOLS = 2  # the first ones of every municipality
_LEVELS = (("муниципальный", 0.55), ("региональный", 0.35), ("федеральный", 0.10))


class Organizations:
    """Makes the organisations of a region, municipality by municipality."""

    def __init__(self, dice: Dice) -> None:
        """Begin with none."""
        self.dice = dice
        self.orgs: list[Org] = []
        self.numbers: Counter[str] = Counter()

    def make(self, places: list[Municipality], count: int) -> list[Org]:
        """Make that many organisations; at least one school is empty."""
        spare = count - 1 - 2 * len(places)  # the ЦНППМ; a service and a school for everyone
        extra = apportion(spare, [place.weight for place in places])
        for place, more in zip(places, extra, strict=True):
            if place.number == 1:
                self._add(place, CENTRE, CENTRE_NAME)
            self._add(place, SERVICE, f"МКУ «Информационно-методический центр», {place.name}")
            for i in range(more + 1):
                self._educate(place, SCHOOL if i < _ALWAYS_SCHOOLS else self.dice.weighted(_TYPES))
        return _weigh_supporting(_with_empty_schools(self.dice, self.orgs), places)

    def _add(self, place: Municipality, kind: str, name: str, stages: str | None = None) -> None:
        """Add an organisation, its code numbered within the municipality."""
        self.numbers[place.name] += 1
        code = f"{place.number:03d}{self.numbers[place.name]:03d}"
        weight = 1.0
        if kind in _WEIGHTS:
            weight = self.dice.between(*_WEIGHTS[kind]) * _SMALLER.get(stages or "", 1.0)
        self.orgs.append(Org(len(self.orgs), code, name, kind, stages, place, weight))

    def _educate(self, place: Municipality, kind: str) -> None:
        """Add a school, a kindergarten or another educational organisation."""
        stages = self.dice.weighted(_STAGES) if kind == SCHOOL else None
        self.numbers[kind] += 1
        word = _WORDS[kind].format(_SCHOOL_WORDS.get(stages or "", "СОШ"), self.numbers[kind])
        self._add(place, kind, word, stages)


def _with_empty_schools(dice: Dice, orgs: list[Org]) -> list[Org]:
    """Leave a school or a few without people, never the first one of a municipality."""
    first: dict[int, int] = {}
    for org in orgs:
        if org.org_type == SCHOOL:
            first.setdefault(org.place.number, org.index)
    kept = set(first.values())
    schools = [org.index for org in orgs if org.org_type == SCHOOL and org.index not in kept]
    empty = set(dice.sample(schools, 1 + int(len(schools) * _EMPTY_SHARE)))
    return [replace(org, weight=0.0) if org.index in empty else org for org in orgs]


def _weigh_supporting(orgs: list[Org], places: list[Municipality]) -> list[Org]:
    """Give the services and the ЦНППМ their share of all the people."""
    whole = sum(org.weight for org in orgs if not org.supporting)
    area = sum(place.weight for place in places)
    centre = whole * min(_CENTRE_SHARE, _CENTRE_SIZE / len(orgs))

    def weighed(org: Org) -> Org:
        if org.org_type == SERVICE:
            return replace(org, weight=whole * _SERVICE_SHARE * org.place.weight / area)
        return replace(org, weight=centre) if org.supporting else org

    return [weighed(org) for org in orgs]


def organization_rows(dice: Dice, orgs: list[Org], places: list[Municipality]) -> list[Row]:
    """Make the rows of the table; the mentoring model is as common as the place is good."""
    with_model: set[int] = set()
    for place in places:
        own = [org.index for org in orgs if org.place is place and not org.supporting]
        with_model.update(dice.portion(own, dice.level(place.quality, 0.45, 0.95)))
    return [_row(dice, org, org.index in with_model) for org in orgs]


def _row(dice: Dice, org: Org, model: bool) -> Row:
    """Make the row of an organisation."""
    quality = org.place.quality
    taking_part = not org.supporting and dice.chance(0.12 + 0.3 * quality)
    sharing = dice.chance(0.08 + 0.2 * quality)
    return {
        "org_code": org.code,
        "org_name": org.name,
        "municipality": org.place.name,
        "district": org.place.district,
        "org_type": org.org_type,
        "stages": org.stages,
        "mentoring_model": "да" if model else dice.flag(0.0, 0.0 if org.supporting else 0.15),
        "contests": dice.weighted(_LEVELS) if taking_part else None,
        "experience_shared": dice.weighted(_LEVELS) if sharing else None,
    }
