"""Rows of the table of diagnostics: who was tested, where, with what outcome."""

from __future__ import annotations

from datetime import date, timedelta

from rsnms_cli.sample.catalog import (
    ACADEMY_NAME,
    CENTRE_NAME,
    DEFICITS,
    INSTITUTE_NAME,
    LITERACY,
    MANAGING,
    METHOD,
    SUBJECT,
)
from rsnms_cli.sample.dice import Dice
from rsnms_cli.sample.model import MANAGER, STAFF, Municipality, Person, Row

_TEACHER_KINDS = ((SUBJECT, 0.38), (METHOD, 0.34), (LITERACY, 0.28))
_MANAGER_KINDS = ((MANAGING, 0.85), (METHOD, 0.15))
_ELSEWHERE = ((ACADEMY_NAME, 0.5), (INSTITUTE_NAME, 0.5))
_REPEATS = 0.12  # of the rows beyond everyone's first, those of the year itself


class Diagnostics:
    """Makes the diagnostics of a region in two years, the last of them `year`."""

    def __init__(self, dice: Dice, people: list[Person], year: int) -> None:
        """Keep the people to be tested."""
        self.dice, self.people, self.year = dice, people, year

    def rows(self, places: list[Municipality], count: int, stranger: str) -> list[Row]:
        """Make `count` rows by date, one of them of a stranger."""
        dice, own = self.dice, count - 1
        chosen = self._chosen(places)
        if len(chosen) > own:
            chosen = dice.sample(chosen, own)
        rows = [_row(dice, person, self.year) for person in chosen]
        rows += [self._more(chosen) for _ in range(own - len(rows))]
        rows.append(_row(dice, dice.choice(self.people), self.year) | {"person_id": stranger})
        return sorted(rows, key=lambda row: (str(row["date"]), str(row["person_id"])))

    def _more(self, chosen: list[Person]) -> Row:
        """Make another test: seldom a second one in the year, mostly one of the year before."""
        if chosen and self.dice.chance(_REPEATS):
            return _row(self.dice, self.dice.choice(chosen), self.year)
        return _row(self.dice, self.dice.choice(self.people), self.year - 1)

    def _chosen(self, places: list[Municipality]) -> list[Person]:
        """Draw those tested in the year: a share of every municipality's staff."""
        staff: dict[int, list[Person]] = {place.number: [] for place in places}
        for person in self.people:
            if person.category in STAFF:
                staff[person.place.number].append(person)
        chosen: list[Person] = []
        for place in places:
            share = self.dice.level(place.quality, 0.18, 0.42)
            chosen += self.dice.portion(staff[place.number], share)
        return chosen


def _row(dice: Dice, person: Person, year: int) -> Row:
    """Make a row of a test in that year."""
    quality = person.place.quality
    kind = dice.weighted(_MANAGER_KINDS if person.category == MANAGER else _TEACHER_KINDS)
    at_centre = dice.chance(0.5 + 0.34 * quality)
    result = _result(dice, quality)
    day = dice.day(date(year, 1, 15), date(year, 12, 15))
    route, route_date = _route(dice, quality, day)
    return {
        "person_id": person.person_id,
        "date": day,
        "provider": CENTRE_NAME if at_centre else dice.weighted(_ELSEWHERE),
        "kind": kind,
        "result_percent": result,
        "deficits": _deficits(dice, kind, result),
        "route": route,
        "route_date": route_date,
    }


def _result(dice: Dice, quality: float) -> int | float:
    """Draw a result of 30 to 100 per cent, one in five with a half."""
    whole = min(100, max(30, int(45 + 25 * quality + dice.between(-20, 35))))
    return whole + 0.5 if whole < 100 and dice.chance(0.2) else whole


def _deficits(dice: Dice, kind: str, result: float) -> str | None:
    """List what is lacking: the lower the result, the more."""
    count = 0 if result >= 88 else 1 if result >= 70 else dice.integer(1, 3)
    return "; ".join(dice.sample(DEFICITS[kind], count)) or None


def _route(dice: Dice, quality: float, day: date) -> tuple[str | None, date | None]:
    """Draw whether a route was made, and when: some days later, seldom left out."""
    route = dice.flag(0.55 + 0.33 * quality, 0.03)
    if route != "да" or dice.chance(0.04):
        return route, None
    return route, day + timedelta(days=dice.integer(2, 14))
