"""Absent columns and units without people: what of a share can be counted at all.

A region's rows come from one or two files a table; `without` names, by table, the optional fields
whose columns each file lacks, and a row's `_file` says which file it stands in. A column that is
in no file, or in none that the unit's rows come from, leaves what needs it without data.
"""

from collections.abc import Callable, Iterable, Mapping

from .quantities import Row, Unit

Cell = tuple[str, str]
Without = dict[str, list[set[str]]]
Share = Callable[[Unit], tuple[int, int]]
Counted = tuple[str, int | None, int | None]
"""Status, numerator, denominator."""

ORGANISATIONS = {
    "organizations_with_mentoring_model": "mentoring_model",
    "organizations_with_contests": "contests",
    "organizations_with_experience_shared": "experience_shared",
}
"""Shares that look at organisations alone: nobody has to work there."""
YOUNG, EARLY = ("teachers", "birth_date"), ("teachers", "experience_years")
SERVICE, FLAG = ("teachers", "methodical_service"), ("teachers", "support_form")
REGISTER, KIND = ("trainings", "federal_register"), ("trainings", "kind")
TEAM, SCHOOL = ("trainings", "management_team"), ("trainings", "provider")
TESTER, ROUTE = ("diagnostics", "provider"), ("diagnostics", "route")
SUBJECT, RESULT = ("diagnostics", "kind"), ("diagnostics", "result_percent")
Needs = tuple[set[Cell], set[Cell]]
"""Of the denominator, of the numerator."""

NEEDS: dict[str, Needs] = {
    **{name: (set(), {("organizations", field)}) for name, field in ORGANISATIONS.items()},
    "diagnosed_staff": (set(), set()),
    "staff_diagnosed_at_cnppm": (set(), {TESTER}),
    "staff_with_route": (set(), {ROUTE}),
    "staff_with_route_of_cnppm": (set(), {ROUTE, TESTER}),
    "trained_in_register": (set(), {REGISTER}),
    "trained_in_register_cnppm": (set(), {REGISTER}),
    "trained_by_diagnostics": (set(), set()),
    "took_courses_by_diagnostics": (set(), {KIND}),
    "cnppm_people_at_academy": (set(), {SCHOOL}),
    "service_people_at_academy_or_cnppm": (set(), {SCHOOL}),
    "flagged_people_at_academy_or_cnppm": ({SERVICE}, {SCHOOL}),
    "organizations_with_management_team": (set(), {TEAM}),
    "young_with_mentor": ({YOUNG}, {("teachers", "mentor")}),
    "workers_with_mentoring_role": (set(), {("teachers", "mentoring_role")}),
    "young_in_support": ({YOUNG, EARLY}, {FLAG}),
    "diagnosed_in_literacy": (set(), {SUBJECT}),
    "passed_in_literacy": (set(), {SUBJECT, RESULT}),
    "qualified_staff": (set(), {KIND}),
    "staff_with_contests": (set(), {("teachers", "contests")}),
    "experts": (set(), {("teachers", "expert_role")}),
    "young_with_support": ({YOUNG}, {FLAG}),
    "staff_trained": (set(), {KIND}),
    "workers_in_register": (set(), {REGISTER}),
    "service_at_cnppm": (set(), {SCHOOL}),
    "qualified_management": (set(), {KIND}),
    "young_among_workers": (set(), {YOUNG}),
    "largest_group_of_one_methodist": (set(), {("teachers", "methodist")}),
    "management_teams": (set(), {TEAM}),
    "has_management_team": (set(), {TEAM}),
}
OPTIONAL = {
    "organizations": ["stages", *ORGANISATIONS.values()],
    "teachers": sorted(
        {field for of in NEEDS.values() for side in of for t, field in side if t == "teachers"}
    ),
    "trainings": [
        *("federal_register", "kind", "management_team", "provider"),
        *("start_date", "by_diagnostics"),
    ],
    "diagnostics": ["provider", "route", "kind", "result_percent", "route_date"],
}
"""The fields that a file may lack; those that only refine are among them."""


def countable(unit: Unit, name: str) -> bool:
    """Whether a number that is no share can be counted."""
    of, having = NEEDS[name]
    return bool(unit.teachers) and not (of | having) & unit.lacks


def counted(unit: Unit, share: Share) -> Counted:
    """A share: without data when nobody is reported or a column is missing; of nobody, none."""
    name = share.__name__
    of, having = NEEDS[name]
    if (name not in ORGANISATIONS and not unit.teachers) or of & unit.lacks:
        return "no_data", None, None
    numerator, denominator = share(unit)
    if denominator == 0:
        return "not_applicable", numerator, denominator
    if having & unit.lacks:
        return "no_data", None, None
    return "ok", numerator, denominator


def lacking(without: Without, rows: Mapping[str, Iterable[Row]]) -> frozenset[Cell]:
    """The columns that no row of a unit has; `rows` are the unit's, by table."""
    found = set()
    for table, files in without.items():
        numbers = {row["_file"] for row in rows[table]}
        own = [files[number] for number in numbers if isinstance(number, int)]
        for field in set[str]().union(*files):
            if all(field in file for file in files) or (own and all(field in f for f in own)):
                found.add((table, field))
    return frozenset(found)
