"""The vocabulary of computed indicators: populations, conditions, measures (contract, section 3).

Conditions combine with «and». A property of a person holds in a unit when any of the person's
rows there has it; the parameters of one `trained` or `diagnosed` hold in one single row.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rsnms_cli.methodology.base import Number, OneOf, Strict, Words

Category = Literal[
    "педагогический работник", "управленческие кадры", "методист", "выпускник педвуза"
]
OrgType = Literal[
    "общеобразовательная",
    "дошкольная",
    "дополнительного образования",
    "профессиональная",
    "методическая служба",
    "ЦНППМ",
]
Stage = Literal["НОО", "ООО", "СОО"]
Provider = Literal["cnppm", "academy"]
DiagnosticsKind = Literal[
    "предметные компетенции",
    "методические компетенции",
    "управленческие компетенции",
    "функциональная грамотность",
]
TrainingKind = Literal["повышение квалификации", "профессиональная переподготовка", "стажировка"]
Role = Literal["наставник", "наставляемый"]

PEOPLE: dict[str, tuple[Category, ...]] = {
    "people": (),
    "pedagogical_workers": ("педагогический работник",),
    "staff": ("педагогический работник", "управленческие кадры"),
    "staff_and_methodists": ("педагогический работник", "управленческие кадры", "методист"),
    "pedagogical_workers_and_graduates": ("педагогический работник", "выпускник педвуза"),
}
"""Populations of people by their categories; an empty list is everybody."""

ORGANISATIONS = "educational_organisations"
Population = Literal[
    "people",
    "pedagogical_workers",
    "staff",
    "staff_and_methodists",
    "pedagogical_workers_and_graduates",
    "educational_organisations",
]


class Diagnosed(Strict):
    """A diagnostics row with its date in the window."""

    provider: Annotated[tuple[Provider, ...], Words] = ()
    kind: Annotated[tuple[DiagnosticsKind, ...], Words] = ()
    result_at_least: Number | None = None


class Route(Strict):
    """A diagnostics row with an individual route (ИОМ) dated in the window.

    `provider`: who made the diagnosis of that row, and with it the route.
    """

    provider: Annotated[tuple[Provider, ...], Words] = ()


class Trained(Strict):
    """A training row that ended in the window.

    `by_diagnostics`: the file's own flag when filled, else a diagnosis (anywhere or at ЦНППМ)
    not later than the training's start; with `cnppm_always` the flag alone does not prove it, a
    diagnosis at ЦНППМ must be there too. `diagnosis_within_years`: where the flag does not say
    «да», that diagnosis is not older before the start.
    """

    provider: Annotated[tuple[Provider, ...], Words] = ()
    kind: Annotated[tuple[TrainingKind, ...], Words] = ()
    federal_register: Literal[True] | None = None
    by_diagnostics: Literal["any", "cnppm", "cnppm_always"] | None = None
    diagnosis_within_years: Annotated[int, Field(ge=1, le=50)] | None = None
    hours_at_least: Number | None = None
    management_team: Literal[True] | None = None


class Condition(OneOf):
    """One condition on a person or, for the last four and `contests`, on an organisation.

    `teacher`: «Должность» begins with «учитель». `mentoring_role`: any role, or one of these.
    `has_person`: somebody in the organisation meets all the conditions.
    """

    category: Annotated[tuple[Category, ...], Words] | None = None
    works_in: Annotated[tuple[OrgType, ...], Words] | None = None
    teacher: Literal[True] | None = None
    under_age: int | None = None
    up_to_age: int | None = None
    experience_below: Number | None = None
    mentor: Literal[True] | None = None
    support_form: Literal[True] | None = None
    mentoring_role: Literal[True] | Annotated[tuple[Role, ...], Words] | None = None
    methodical_service: Literal[True] | None = None
    expert_role: Literal[True] | None = None
    diagnosed: Diagnosed | None = None
    route: Route | None = None
    trained: Trained | None = None
    contests: Literal[True] | None = None
    mentoring_model: Literal[True] | None = None
    experience_shared: Literal[True] | None = None
    org_type: Annotated[tuple[OrgType, ...], Words] | None = None
    has_person: Annotated[tuple["Condition", ...], Field(min_length=1)] | None = None


OF_ORGANISATIONS = frozenset(
    {"contests", "mentoring_model", "experience_shared", "org_type", "has_person"}
)
OF_PEOPLE = frozenset(Condition.model_fields) - OF_ORGANISATIONS | {"contests"}


class Selection(Strict):
    """A population, narrowed by `who`; `having` says which of them are counted."""

    of: Population
    who: tuple[Condition, ...] = ()
    having: tuple[Condition, ...] = ()

    @property
    def of_people(self) -> bool:
        """Whether people are selected, not organisations."""
        return self.of != ORGANISATIONS

    @property
    def belonging(self) -> tuple[Condition, ...]:
        """What makes somebody or something part of the population."""
        words = PEOPLE.get(self.of, ())
        return (*([Condition(category=words)] if words else []), *self.who)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What makes them count: of the population, and having what is asked."""
        return (*self.belonging, *self.having)

    @property
    def inner(self) -> tuple[Condition, ...]:
        """The conditions on people of every «has a person who …»."""
        return tuple(person for one in self.conditions for person in one.has_person or ())

    @model_validator(mode="after")
    def _fits(self) -> "Selection":
        own = (*self.who, *self.having)
        inside = [one for item in own for one in item.has_person or ()]
        terms = OF_PEOPLE if self.of_people else OF_ORGANISATIONS
        if not (_all_of(own, terms) and _all_of(inside, OF_PEOPLE)):
            raise PydanticCustomError("population", "условие не подходит к «{of}»", {"of": self.of})
        return self


def _all_of(conditions: Iterable[Condition], terms: frozenset[str]) -> bool:
    return all(item.term[0] in terms for item in conditions)


class Share(Selection):
    """`having` among the population; `within` says whose share a school is shown with."""

    within: Literal["unit", "municipality"] = "unit"


class Grouped(Selection):
    """Distinct people by one value of a column: the largest group, or people per value."""

    by: Literal["methodist"]
