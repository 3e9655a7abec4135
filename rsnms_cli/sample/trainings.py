"""Rows of the table of trainings: the ones the indicators look for, then everyday ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rsnms_cli.sample.catalog import (
    ACADEMY_NAME,
    CENTRE_NAME,
    FEDERAL,
    INSTITUTE_NAME,
    MANAGEMENT,
    METHODICAL,
    ORDINARY,
    OTHER_PROVIDERS,
    Programme,
)
from rsnms_cli.sample.dice import Dice
from rsnms_cli.sample.model import CENTRE, PEDAGOGICAL, SERVICE, Municipality, Person, Row

_FEDERAL_PROVIDERS = ((CENTRE_NAME, 0.55), (ACADEMY_NAME, 0.2), (INSTITUTE_NAME, 0.25))
_CORE_PROVIDERS = ((ACADEMY_NAME, 0.5), (CENTRE_NAME, 0.5))
_HOURS_PER_DAY = 6


class Trainings:
    """Makes the trainings of a region in three years, the last of them `year`."""

    def __init__(self, dice: Dice, people: list[Person], diagnostics: list[Row], year: int) -> None:
        """Keep the people by municipality and the first test of each in the year."""
        self.dice, self.people, self.year = dice, people, year
        self.tested: dict[str, date] = {}
        for row in diagnostics:
            day = row["date"]
            if isinstance(day, date) and day.year == year:
                self.tested.setdefault(str(row["person_id"]), day)

    def rows(self, places: list[Municipality], count: int, strangers: Sequence[str]) -> list[Row]:
        """Make `count` rows by end date, one of them for each of the strangers."""
        own = count - len(strangers)
        by_place = self._grouped(places)
        rows = [row for place in places for row in self._wanted(place, by_place[place.number])]
        if len(rows) > own:
            rows = self.dice.sample(rows, own)
        rows += [self._everyday() for _ in range(own - len(rows))]
        rows += [self._everyday() | {"person_id": who} for who in strangers]
        return sorted(rows, key=lambda row: (str(row["end_date"]), str(row["person_id"])))

    def _grouped(self, places: list[Municipality]) -> dict[int, list[Person]]:
        groups: dict[int, list[Person]] = {place.number: [] for place in places}
        for person in self.people:
            groups[person.place.number].append(person)
        return groups

    def _wanted(self, place: Municipality, people: list[Person]) -> Iterator[Row]:
        """Make the rows that the indicators of a municipality look for."""
        dice, quality = self.dice, place.quality
        yield from self._by_diagnostics(people, dice.level(quality, 0.11, 0.36))
        yield from self._teams(people, dice.level(quality, 0.12, 0.58))
        service = [person for person in people if person.org.org_type == SERVICE]
        for person in dice.portion(service, dice.level(quality, 0.35, 1.0)):
            yield self._row(person, METHODICAL, self.dice.weighted(_CORE_PROVIDERS), self._end())
        centre = [person for person in people if person.org.org_type == CENTRE]
        for person in self.dice.portion(centre, self.dice.between(0.8, 1.0)):
            yield self._row(person, METHODICAL, ACADEMY_NAME, self._end())

    def _by_diagnostics(self, people: list[Person], share: float) -> Iterator[Row]:
        """Train a share of the pedagogical workers by diagnostics, the tested ones first."""
        workers = [person for person in people if person.category == PEDAGOGICAL]
        count = int(len(workers) * share + 0.5)
        tested = [person for person in workers if person.person_id in self.tested]
        others = [person for person in workers if person.person_id not in self.tested]
        first = self.dice.sample(tested, int(count * 0.75))
        for person in first + self.dice.sample(others, count - len(first)):
            yield self._after_test(person)

    def _after_test(self, person: Person) -> Row:
        """Make a training that follows the test; its flag may then be blank."""
        programme = self.dice.choice(FEDERAL)
        provider = self.dice.weighted(_FEDERAL_PROVIDERS)
        test = self.tested.get(person.person_id)
        if test is not None:
            end = test + timedelta(days=self.dice.integer(5, 40) + _length(programme))
            if end.year == self.year:
                flag = self.dice.flag(0.75, 0.25)
                return self._row(person, programme, provider, end, flag)
        return self._row(person, programme, provider, self._end(), "да")

    def _teams(self, people: list[Person], share: float) -> Iterator[Row]:
        """Train the management teams of a share of the organisations."""
        teams: dict[int, list[Person]] = {}
        for person in people:
            if not person.org.supporting:
                teams.setdefault(person.org.index, []).append(person)
        for index in self.dice.portion(list(teams), share):
            end = self._end()
            provider = self.dice.weighted(_FEDERAL_PROVIDERS)
            for person in teams[index][: self.dice.integer(2, 3)]:
                row = self._row(person, MANAGEMENT, provider, end, "нет")
                yield row | {"management_team": "да"}

    def _everyday(self) -> Row:
        """Make a training of anybody in one of the three years."""
        person = self.dice.choice(self.people)
        year = self.year - self.dice.integer(0, 2)
        federal = self.dice.chance(0.4)
        programme = self.dice.choice(FEDERAL if federal else ORDINARY)
        provider = self.dice.choice(OTHER_PROVIDERS)
        if federal and not person.org.supporting:
            provider = self.dice.weighted(_FEDERAL_PROVIDERS)
        yes, blank = (0.0, 0.12) if federal and year == self.year else (0.2, 0.25)
        row = self._row(person, programme, provider, self._end(year), self.dice.flag(yes, blank))
        team = self.dice.flag(0.0 if year == self.year else 0.02, 0.08)
        return row | {"management_team": team}

    def _end(self, year: int | None = None) -> date:
        year = year or self.year
        return self.dice.day(date(year, 1, 25), date(year, 12, 28))

    def _row(
        self,
        person: Person,
        programme: Programme,
        provider: str,
        end: date,
        by_diagnostics: str | None = None,
    ) -> Row:
        start = None if self.dice.chance(0.015) else end - timedelta(days=_length(programme))
        return {
            "person_id": person.person_id,
            "program": programme.title,
            "kind": programme.kind,
            "hours": programme.hours,
            "start_date": start,
            "end_date": end,
            "provider": provider,
            "federal_register": self._register(programme),
            "by_diagnostics": by_diagnostics,
            "management_team": "нет",
        }

    def _register(self, programme: Programme) -> str | int | None:
        """Write the register: a number now and then, seldom nothing where there is none."""
        if programme.register:
            return programme.register if self.dice.chance(0.1) else "да"
        return self.dice.flag(0.0, 0.05)


def _length(programme: Programme) -> int:
    """Give the length of a programme in days."""
    return programme.hours // _HOURS_PER_DAY
