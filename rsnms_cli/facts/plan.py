"""What a methodology asks of people and organisations: each condition gets one column, once."""

from dataclasses import dataclass, field
from functools import reduce
from operator import mul

import narwhals as nw

from rsnms_cli.facts.frames import CODES
from rsnms_cli.facts.naming import Asked, asked, canonical, column_of
from rsnms_cli.methodology.types import Indicator, Methodology, Window
from rsnms_cli.methodology.vocabulary import PEOPLE, Condition
from rsnms_cli.model.units import LevelName

Terms = tuple[list[str], list[str]]
"""Columns of the denominator and of the numerator; a row counts where all of them are 1."""


@dataclass
class Plan:
    """Names of columns for every condition asked about, with the days it looks at."""

    window: Window
    people: dict[Asked, str] = field(default_factory=dict)
    has_person: dict[tuple[Condition, Window], str] = field(default_factory=dict)
    org_types: dict[tuple[str, ...], str] = field(default_factory=dict)

    def terms(self, item: Indicator) -> Terms:
        """The columns of a computed indicator, named when first asked for."""
        selection, window = item.measure, item.window or self.window
        assert selection is not None
        column = self._of_person if selection.of_people else self._of_organization
        of = [column(one, window) for one in selection.belonging]
        return of, of + [column(one, window) for one in selection.having]

    def _of_person(self, one: Condition, window: Window) -> str:
        question = asked(one, window)
        if question not in self.people:
            self.people[question] = column_of(canonical(*question))
        return self.people[question]

    def _of_organization(self, one: Condition, window: Window) -> str:
        if one.org_type:
            return self.org_types.setdefault(one.org_type, f"o{len(self.org_types)}")
        if not one.has_person:
            return one.term[0]  # a column of the organisations themselves
        for person in one.has_person:
            self._of_person(person, window)
        return self.has_person.setdefault((one, window), f"p{len(self.has_person)}")

    def own_types(self) -> list[nw.Expr]:
        """For every list of types asked about, whether an organisation is of one of them."""
        return [
            nw.col("org_type").is_in([CODES[word] for word in words]).cast(nw.Int8).alias(name)
            for words, name in self.org_types.items()
        ]

    def of_organizations(self) -> list[nw.Expr]:
        """For every «has a person who …» the expression over a person's columns."""
        return [
            every([self._of_person(person, window) for person in one.has_person or ()]).alias(name)
            for (one, window), name in self.has_person.items()
        ]


def plan_of(methodology: Methodology) -> Plan:
    """The plan of everything that the methodology computes."""
    plan = Plan(methodology.window)
    for _, item in computed(methodology):
        plan.terms(item)
    return plan


def computed(methodology: Methodology) -> list[tuple[LevelName, Indicator]]:
    """The indicators that come from the tables, with their levels."""
    return [(level, item) for level, item in methodology.indicators() if item.measure]


def needs_people(item: Indicator) -> bool:
    """Whether nothing can be said of a unit without a single row of people."""
    return item.measure is not None and (item.measure.of_people or bool(item.measure.inner))


def population(of: str | None) -> list[Condition]:
    """The condition that makes somebody one of the population."""
    words = PEOPLE.get(of or "", ())
    return [Condition(category=words)] if words else []


def every(columns: list[str]) -> nw.Expr:
    """1 where every column is 1; with no column, everywhere."""
    return reduce(mul, (nw.col(name) for name in columns)) if columns else nw.lit(1)
