"""The shares placed under Novosibirsk's four criteria, counted from the words of their titles.

The document gives no formulas: the titles are the product's own, and so this is the plain reading
of those titles with the quantities of the contract, section 3.
"""

from collections.abc import Callable

from . import quantities as q
from .dagestan import (
    Counted,
    diagnosed_staff,
    organizations_with_management_team,
    organizations_with_mentoring_model,
    staff_with_route,
    trained_by_diagnostics,
    workers_with_mentoring_role,
    young_with_mentor,
)
from .other_tables import (
    Document,
    OtherIndicator,
    experts,
    has_qualified,
    organizations_with_experience_shared,
    staff_with_contests,
)
from .quantities import Unit

MANAGEMENT = "управленческие кадры"


def young(unit: Unit) -> list[object]:
    return [p for p in q.pedagogical_workers(unit) if q.is_under_35(unit, p)]


def young_with_support(unit: Unit) -> Counted:
    people = young(unit)
    supported = 0
    for person in people:
        supported += any(q.is_yes(row.get("support_form")) for row in q.rows_of(unit, person))
    return supported, len(people)


def staff_trained_in(kind: str) -> Callable[[Unit], Counted]:
    def staff_trained(unit: Unit) -> Counted:
        staff, trained = q.staff(unit), 0
        for person in staff:
            trained += any(row.get("kind") == kind for row in q.trainings_of(unit, person))
        return trained, len(staff)

    return staff_trained


def workers_in_register(unit: Unit) -> Counted:
    workers, trained = q.pedagogical_workers(unit), 0
    for person in workers:
        rows = q.trainings_of(unit, person)
        trained += any(q.is_yes(row.get("federal_register")) for row in rows)
    return trained, len(workers)


def service_at_cnppm(unit: Unit) -> Counted:
    people, trained = q.people_of_org_type(unit, "методическая служба"), 0
    for person in people:
        trained += any(q.at_cnppm(row) for row in q.trainings_of(unit, person))
    return trained, len(people)


def qualified_management(unit: Unit) -> Counted:
    people = q.people_of_category(unit, [MANAGEMENT])
    return len([p for p in people if has_qualified(unit, p)]), len(people)


def young_among_workers(unit: Unit) -> Counted:
    return len(young(unit)), len(q.pedagogical_workers(unit))


SHARES: dict[str, Callable[[Unit], Counted]] = {
    "1.1": diagnosed_staff,
    "1.2": staff_with_route,
    "1.3": trained_by_diagnostics,
    "1.4": staff_with_contests,
    "1.5": organizations_with_experience_shared,
    "2.1": organizations_with_mentoring_model,
    "2.2": young_with_mentor,
    "2.3": young_with_support,
    "2.4": workers_with_mentoring_role,
    "2.5": experts,
    "3.1": staff_trained_in("повышение квалификации"),
    "3.2": staff_trained_in("профессиональная переподготовка"),
    "3.3": workers_in_register,
    "3.4": service_at_cnppm,
    "4.1": organizations_with_management_team,
    "4.2": qualified_management,
    "4.3": young_among_workers,
}

NOVOSIBIRSK = Document(
    "municipality", None, [OtherIndicator(code, share=counted) for code, counted in SHARES.items()]
)
