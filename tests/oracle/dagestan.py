"""The 98 indicators of the Dagestan monitoring, transcribed from the document's three tables.

42 of the region, 34 of a municipality, 22 of a school, each in the document's order.
A share is a function of the unit that gives (numerator, denominator), counted over people
or organisations one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from . import quantities as q
from .quantities import Unit

Counted = tuple[int, int]
Target = int | bool

# --- shares: "Dagestan: computed indicators" ------------------------------------------------


def diagnosed_staff(unit: Unit) -> Counted:
    staff = q.staff(unit)
    return len([p for p in staff if q.is_diagnosed(unit, p)]), len(staff)


def staff_diagnosed_at_cnppm(unit: Unit) -> Counted:
    staff = q.staff(unit)
    return len([p for p in staff if q.is_diagnosed_at_cnppm(unit, p)]), len(staff)


def staff_with_route(unit: Unit) -> Counted:
    staff = q.staff(unit)
    return len([p for p in staff if q.has_route(unit, p)]), len(staff)


def trained_in_register(unit: Unit) -> Counted:
    workers = q.pedagogical_workers(unit)
    return len([p for p in workers if q.is_trained_in_register(unit, p, False)]), len(workers)


def trained_in_register_cnppm(unit: Unit) -> Counted:
    """«By diagnostics» without the flag needs a diagnosis at ЦНППМ."""
    workers = q.pedagogical_workers(unit)
    return len([p for p in workers if q.is_trained_in_register(unit, p, True)]), len(workers)


def cnppm_people_at_academy(unit: Unit) -> Counted:
    people = q.people_of_org_type(unit, q.CNPPM_TYPE)
    return len([p for p in people if q.is_trained_at_academy(unit, p)]), len(people)


def service_people_at_academy_or_cnppm(unit: Unit) -> Counted:
    """Municipality 8.4: people of the org_type методическая служба."""
    people = q.people_of_org_type(unit, q.METHODICAL_SERVICE_TYPE)
    return len([p for p in people if q.is_trained_at_academy_or_cnppm(unit, p)]), len(people)


def flagged_people_at_academy_or_cnppm(unit: Unit) -> Counted:
    """School 7.3: people with methodical_service."""
    people = [p for p in q.people(unit) if q.works_in_methodical_service(unit, p)]
    return len([p for p in people if q.is_trained_at_academy_or_cnppm(unit, p)]), len(people)


def organizations_with_management_team(unit: Unit) -> Counted:
    schools = q.educational_organizations(unit)
    return len([s for s in schools if q.has_management_team(unit, s)]), len(schools)


def organizations_with_mentoring_model(unit: Unit) -> Counted:
    schools = q.educational_organizations(unit)
    return len([s for s in schools if q.is_yes(s.get("mentoring_model"))]), len(schools)


def trained_by_diagnostics(unit: Unit) -> Counted:
    workers = q.pedagogical_workers(unit)
    return len([p for p in workers if q.is_trained_by_diagnostics(unit, p)]), len(workers)


def took_courses_by_diagnostics(unit: Unit) -> Counted:
    workers = q.pedagogical_workers(unit)
    return len([p for p in workers if q.took_courses_by_diagnostics(unit, p)]), len(workers)


def young_with_mentor(unit: Unit) -> Counted:
    young = [p for p in q.pedagogical_workers(unit) if q.is_under_35(unit, p)]
    return len([p for p in young if q.has_mentor(unit, p)]), len(young)


def workers_with_mentoring_role(unit: Unit) -> Counted:
    workers = q.pedagogical_workers(unit)
    return len([p for p in workers if q.has_mentoring_role(unit, p)]), len(workers)


# --- bands: where the document leaves a gap the lower band holds ----------------------------


def practice_band(percent: Fraction) -> int:
    """Region 4.5: «по 70% направлений – 5; 71 – 90% – 7; свыше 90% – 9»."""
    if percent > 90:
        return 9
    if percent >= 71:
        return 7
    return 5 if percent >= 70 else 0


def mentoring_band(percent: Fraction) -> int:
    """Region 4.7: all organisations 10; «более 70%» 5; «более 50%» 3; else 0."""
    if percent == 100:
        return 10
    if percent > 70:
        return 5
    return 3 if percent > 50 else 0


def training_band(percent: Fraction) -> int:
    """School 2.2: 100 % - 10, 50 % - 6, «до 30 %» - 2, 0 % - 0."""
    if percent == 100:
        return 10
    if percent >= 50:
        return 6
    return 2 if percent > 0 else 0


def young_band(percent: Fraction) -> int:
    """School 3.1: «50% и выше – 1 балл»."""
    return 1 if percent >= 50 else 0


# --- the shape of an indicator --------------------------------------------------------------


@dataclass(frozen=True)
class Indicator:
    code: str
    kind: str
    points: Fraction = Fraction(0)  # for the whole; for "per item", for one item
    parts: dict[str, int] = field(default_factory=dict)  # form code -> points
    share: Callable[[Unit], Counted] | None = None
    band: Callable[[Fraction], int] | None = None
    targets: dict[int, Target] = field(default_factory=dict)  # year -> target


def presence(code: str, points: int) -> Indicator:
    return Indicator(code, "presence", Fraction(points))


def per_item(code: str, points: str) -> Indicator:
    return Indicator(code, "per item", Fraction(points))


def parts(code: str, kind: str, points: list[int]) -> Indicator:
    """Part codes have a suffix: 7.1.1, 7.1.2, 7.1.3."""
    numbered = {f"{code}.{number}": worth for number, worth in enumerate(points, start=1)}
    return Indicator(code, kind, parts=numbered)


def banded(
    code: str, share: Callable[[Unit], Counted], band: Callable[[Fraction], int], most: int
) -> Indicator:
    return Indicator(code, "banded share", Fraction(most), share=share, band=band)


def targets_of(values: list[Target]) -> dict[int, Target]:
    return dict(zip([2022, 2023, 2024], values, strict=True))


def target_share(
    code: str, share: Callable[[Unit], Counted], points: int, values: list[Target]
) -> Indicator:
    return Indicator(
        code, "target share", Fraction(points), share=share, targets=targets_of(values)
    )


def target_count(code: str, points: int, values: list[Target]) -> Indicator:
    return Indicator(code, "target count", Fraction(points), targets=targets_of(values))


# --- the three tables -----------------------------------------------------------------------

REGION = [
    presence("1.1", 10),
    presence("2.1", 15),
    presence("2.2", 5),
    presence("2.3", 8),
    per_item("2.4", "1"),
    presence("3.1", 5),
    presence("3.2", 5),
    per_item("3.3", "1"),
    per_item("3.4", "1"),
    per_item("4.1", "0.1"),
    per_item("4.2", "1"),
    per_item("4.3", "1"),
    presence("4.4", 5),
    Indicator("4.5", "directions", Fraction(9), band=practice_band),
    presence("4.6", 2),
    banded("4.7", organizations_with_mentoring_model, mentoring_band, 10),
    presence("5.1", 1),
    presence("5.2", 2),
    presence("6.1", 3),
    presence("6.2", 5),
    parts("7.1", "yes parts", [7, 8, 10]),
    presence("7.2", 3),
    presence("7.3", 3),
    presence("7.4", 10),
    presence("7.5", 10),
    per_item("8.1", "1"),
    per_item("8.2", "1"),
    per_item("8.3", "2"),
    per_item("8.4", "2"),
    per_item("8.5", "5"),
    per_item("8.6", "5"),
    presence("8.7", 10),
    parts("8.8", "count parts", [2, 1]),
    target_share("9.1", diagnosed_staff, 10, [10, 20, 30]),
    target_share("9.2", staff_with_route, 10, [10, 20, 30]),
    target_share("9.3", trained_in_register, 10, [10, 15, 20]),
    target_share("9.4", cnppm_people_at_academy, 5, [50, 75, 100]),
    target_share("9.5", organizations_with_management_team, 10, [10, 20, 30]),
    target_share("9.6", organizations_with_mentoring_model, 10, [50, 75, 100]),
    target_count("9.7", 5, [2, 4, 6]),
    target_count("9.8", 5, [1, 2, 3]),
    target_count("9.9", 10, [2, 4, 6]),
]

MUNICIPALITY = [
    presence("1.1", 5),
    presence("1.2", 3),
    presence("1.3", 2),
    per_item("1.4", "2"),
    per_item("1.5", "0.5"),
    presence("2.1", 5),
    presence("2.2", 3),
    per_item("2.3", "0.1"),
    presence("2.4", 5),
    per_item("3.1", "1"),
    presence("3.2", 5),
    presence("3.3", 5),
    per_item("3.4", "0.5"),
    presence("3.5", 5),
    per_item("3.6", "0.5"),
    presence("3.7", 5),
    per_item("4.1", "0.5"),
    per_item("4.2", "0.5"),
    presence("5.1", 3),
    per_item("5.2", "0.5"),
    per_item("6.1", "1"),
    per_item("6.2", "1"),
    presence("6.3", 5),
    per_item("7.1", "1"),
    per_item("7.2", "3"),
    per_item("7.3", "3"),
    target_share("8.1", staff_diagnosed_at_cnppm, 10, [10, 20, 30]),
    target_share("8.2", staff_with_route, 10, [10, 20, 30]),
    target_share("8.3", trained_in_register_cnppm, 10, [10, 15, 20]),
    target_share("8.4", service_people_at_academy_or_cnppm, 5, [50, 75, 100]),
    target_share("8.5", organizations_with_management_team, 10, [10, 20, 30]),
    target_share("8.6", organizations_with_mentoring_model, 10, [50, 75, 100]),
    target_count("8.7", 5, [2, 4, 6]),
    target_count("8.8", 5, [1, 2, 3]),
]

SCHOOL = [
    presence("1.1", 3),
    parts("1.2", "yes parts", [3, 3]),
    presence("2.1", 5),
    banded("2.2", took_courses_by_diagnostics, training_band, 10),
    presence("2.3", 5),
    banded("3.1", young_with_mentor, young_band, 1),
    presence("4.1", 5),
    presence("4.2", 5),
    parts("5.1", "exam parts", [8, 9, 10]),
    presence("5.2", 3),
    presence("5.3", 5),
    presence("5.4", 7),
    per_item("6.1", "3"),
    per_item("6.2", "3"),
    per_item("6.3", "3"),
    target_share("7.1", staff_diagnosed_at_cnppm, 10, [10, 20, 30]),
    target_share("7.2", staff_with_route, 10, [10, 20, 30]),
    target_share("7.3", flagged_people_at_academy_or_cnppm, 5, [50, 75, 100]),
    Indicator("7.4", "target yes", Fraction(10), targets=targets_of([True, True, True])),
    target_share("7.5", workers_with_mentoring_role, 10, [40, 60, 100]),
    target_count("7.6", 5, [4, 6, 8]),
    target_count("7.7", 5, [1, 2, 3]),
]

TABLES = {"region": REGION, "municipality": MUNICIPALITY, "school": SCHOOL}
