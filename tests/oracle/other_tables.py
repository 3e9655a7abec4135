"""The indicators of ЕАО, Kuzbass and Aksai, transcribed from section 3, "The other documents".

A document scores one level. «К 2024 году» is a window from 1 January of the programme's first
year up to the reporting date; `others.compute_other` sets it as the unit's start, so that
"in the period" of quantities.py then means "in the window".
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from . import quantities as q
from .dagestan import (
    Counted,
    cnppm_people_at_academy,
    organizations_with_management_team,
    staff_diagnosed_at_cnppm,
    trained_in_register,
)
from .kinds import Number
from .quantities import Row, Unit

GRADUATE = "выпускник педвуза"
FUNCTIONAL_LITERACY = "функциональная грамотность"
QUALIFYING_KINDS = ["повышение квалификации", "профессиональная переподготовка"]

# --- one person -----------------------------------------------------------------------------


def in_first_three_years(unit: Unit, person: object) -> bool:
    """«Первые три года работы» is experience_years < 3; blank is unknown and counts as no."""
    for row in q.rows_of(unit, person):
        years = row.get("experience_years")
        if isinstance(years, int | float) and years < 3:
            return True
    return False


def has_support_form(unit: Unit, person: object) -> bool:
    return any(q.is_yes(row.get("support_form")) for row in q.rows_of(unit, person))


def has_contests(unit: Unit, person: object) -> bool:
    return any(q.is_yes(row.get("contests")) for row in q.rows_of(unit, person))


def has_expert_role(unit: Unit, person: object) -> bool:
    return any(q.is_yes(row.get("expert_role")) for row in q.rows_of(unit, person))


def literacy_rows_of(unit: Unit, person: object) -> list[Row]:
    """Diagnostics of functional literacy, in the window."""
    found = []
    for row in q.diagnostics_of(unit, person):
        if row.get("kind") == FUNCTIONAL_LITERACY and q.in_period(unit, row["date"]):
            found.append(row)
    return found


def passed_literacy(unit: Unit, person: object) -> bool:
    """Such a row of result_percent >= 70: kind, date and result all in one row."""
    for row in literacy_rows_of(unit, person):
        result = row.get("result_percent")
        if isinstance(result, int | float) and result >= 70:
            return True
    return False


def has_qualified(unit: Unit, person: object) -> bool:
    """Trained in the period; an internship is not a qualification."""
    return any(row.get("kind") in QUALIFYING_KINDS for row in q.trainings_of(unit, person))


def methodists_of(unit: Unit, person: object) -> set[str]:
    """Every methodist named in any row of the person, whatever that row's category."""
    found = set()
    for row in q.rows_of(unit, person):
        methodist = row.get("methodist")
        if isinstance(methodist, str) and methodist.strip() != "":
            found.add(methodist)
    return found


# --- shares: (numerator, denominator) -------------------------------------------------------


def young_in_support(unit: Unit) -> Counted:
    young = []
    for person in q.pedagogical_workers(unit):
        if q.is_under_35(unit, person) and in_first_three_years(unit, person):
            young.append(person)
    return len([p for p in young if has_support_form(unit, p)]), len(young)


def workers_and_graduates(unit: Unit) -> list[object]:
    return q.people_of_category(unit, [q.PEDAGOGICAL_WORKER, GRADUATE])


def diagnosed_in_literacy(unit: Unit) -> Counted:
    people = workers_and_graduates(unit)
    return len([p for p in people if literacy_rows_of(unit, p)]), len(people)


def passed_in_literacy(unit: Unit) -> Counted:
    people = workers_and_graduates(unit)
    return len([p for p in people if passed_literacy(unit, p)]), len(people)


def qualified_staff(unit: Unit) -> Counted:
    staff = q.staff(unit)
    return len([p for p in staff if has_qualified(unit, p)]), len(staff)


def staff_with_contests(unit: Unit) -> Counted:
    staff = q.staff(unit)
    return len([p for p in staff if has_contests(unit, p)]), len(staff)


def experts(unit: Unit) -> Counted:
    """Staff and «методист»: the title names methodists first."""
    people = q.people_of_category(unit, [q.PEDAGOGICAL_WORKER, q.MANAGER, q.METHODIST])
    return len([p for p in people if has_expert_role(unit, p)]), len(people)


def staff_with_route_of_cnppm(unit: Unit) -> Counted:
    staff = q.staff(unit)
    return len([p for p in staff if q.has_route_of_cnppm(unit, p)]), len(staff)


def organizations_with_contests(unit: Unit) -> Counted:
    schools = q.educational_organizations(unit)
    return len([s for s in schools if q.is_yes(s.get("contests"))]), len(schools)


def organizations_with_experience_shared(unit: Unit) -> Counted:
    schools = q.educational_organizations(unit)
    return len([s for s in schools if q.is_yes(s.get("experience_shared"))]), len(schools)


# --- numbers that are not shares ------------------------------------------------------------


def largest_group_of_one_methodist(unit: Unit) -> int | None:
    """Distinct pedagogical workers assigned to one methodist; none when nobody is assigned."""
    sizes: dict[str, int] = {}
    for person in q.pedagogical_workers(unit):
        for methodist in methodists_of(unit, person):
            sizes[methodist] = sizes.get(methodist, 0) + 1
    return max(sizes.values(), default=None)


def management_teams(unit: Unit) -> int:
    return organizations_with_management_team(unit)[0]


# --- the shape of an indicator --------------------------------------------------------------


def at_least(value: Number, target: Number) -> bool:
    return value >= target


def at_most(value: Number, target: Number) -> bool:
    return value <= target


@dataclass(frozen=True)
class Goal:
    """A target that holds from `since` on: a later year takes the last, an earlier has none."""

    since: int
    target: int | bool  # True for yes/no
    reached: Callable[[Number, Number], bool] = at_least


@dataclass(frozen=True)
class OtherIndicator:
    """Exactly one of: a share, a number, or (neither given) a yes/no answer of the form."""

    code: str
    goal: Goal | None = None
    share: Callable[[Unit], Counted] | None = None
    number: Callable[[Unit], int | None] | None = None


@dataclass(frozen=True)
class Document:
    level: str  # the level it scores; others are given for orientation
    first_year: int | None  # of the window; None: the period itself
    indicators: list[OtherIndicator] = field(default_factory=list)


def share(code: str, counted: Callable[[Unit], Counted], percent: int) -> OtherIndicator:
    return OtherIndicator(code, Goal(2024, percent), share=counted)


# --- the three tables -----------------------------------------------------------------------

EAO = Document(
    "region",
    2021,
    [
        OtherIndicator("6.2.1", Goal(2021, True)),
        OtherIndicator("6.2.2", Goal(2023, True)),
        share("6.2.3", trained_in_register, 30),
        share("6.2.4", organizations_with_management_team, 40),
        OtherIndicator(
            "6.2.5", Goal(2024, 250, reached=at_most), number=largest_group_of_one_methodist
        ),
        share("6.2.6", young_in_support, 70),
        share("6.2.7", staff_diagnosed_at_cnppm, 20),
        share("6.2.8", staff_with_route_of_cnppm, 15),
        share("6.2.9", cnppm_people_at_academy, 100),
    ],
)

KUZBASS = Document(
    "region",
    2022,
    [
        share("1", trained_in_register, 30),
        share("2", diagnosed_in_literacy, 30),
        share("2.1", passed_in_literacy, 15),
        OtherIndicator("3", Goal(2022, 2), number=management_teams),
        share("4", young_in_support, 70),
    ],
)

AKSAI = Document(
    "municipality",
    None,
    [
        OtherIndicator("1", share=qualified_staff),
        OtherIndicator("2", share=young_in_support),
        OtherIndicator("3", share=staff_with_contests),
        OtherIndicator("4", share=organizations_with_contests),
        OtherIndicator("5", share=organizations_with_experience_shared),
        OtherIndicator("6", share=experts),
    ],
)

DOCUMENTS = {"eao-2023": EAO, "kuzbass-2022": KUZBASS, "aksai-2021": AKSAI}
