"""Tiny regions computed by hand: the numbers below are worked out in the comments, not by code."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from tests.helpers.examples import many

from .dagestan import TABLES
from .plain import Region, compute
from .quantities import COURSES, at_academy, at_cnppm
from .regions import regions
from .rows import MANAGER, check_up, org, person, study


def one(region: Region, period: str, level: str, unit: str, code: str) -> list[object]:
    """numerator, denominator, value, target, achieved, points, max_points, status."""
    results, _ = compute(region, period)
    (row,) = [
        r for r in results if (r["level"], r["unit_code"], r["indicator"]) == (level, unit, code)
    ]
    return list(row.values())[6:]


def test_the_tables_have_98_indicators_and_the_documents_maxima() -> None:
    assert [len(TABLES[level]) for level in TABLES] == [42, 34, 22]
    _, summary = compute(Region([org("1", mentoring_model=None)]), "2024")
    # No people: every share of people is without data, and keeps the maximum.
    # Region: 10+15+5+8 +5+5 +5+9+2+10 +1+2 +3+5 +25+3+3+10+10 +10 = 146, then
    # 9.1-9.9: 10+10+10+5+10+10+5+5+10 = 75. Municipality: 5+3+2 +5+3+5 +5+5+5+5 +3 +5 = 51,
    # 8.1-8.8: 65. School: 3+6 +5+5 +5+5 +27+3+5+7 = 71, 2.2 and 3.1: 11, 7.1-7.7: 55.
    assert [row["max_points"] for row in summary] == [221, 116, 137]
    assert [row["points"] for row in summary] == [0, 0, 0]
    assert [row["unit_code"] for row in summary] == ["region", "Южный район", "1"]
    assert summary[0]["unit_name"] == "Регион" and summary[2]["unit_name"] == "ОО 1"


def test_people_are_counted_once_in_each_unit() -> None:
    # A works in both municipalities (twice in the first), B in the first, C is a methodist
    # there but a manager in the second; D stands at an unknown organisation.
    teachers = [
        person("A", "1"), person("A", "1"), person("A", "2"), person("B", "1"),
        person("C", "1", "методист"), person("C", "2", MANAGER), person("D", "99"),
    ]  # fmt: skip
    days = [check_up("A", date(2024, 1, 1)), check_up("C", date(2024, 12, 31))]
    region = Region(
        [org("1"), org("2", "Горный район")],
        teachers,
        diagnostics=[
            *days,
            check_up("B", date(2023, 12, 31), provider="ЦНППМ"),
            check_up("D", date(2024, 5, 5)),
            check_up("A", date(2024, 6, 30), provider="цнппм"),
        ],
    )
    # Region: staff A, B, C; diagnosed A, C -> 2/3.
    row = one(region, "2024", "region", "region", "9.1")
    assert row == [2, 3, Fraction(200, 3), 30, True, 10, 10, "ok"]
    # Half-year: C's day is after 30 June -> 1/3.
    assert one(region, "2024-H1", "region", "region", "9.1")[:2] == [1, 3]
    # At ЦНППМ: only A. South: staff A, B. Mountains: A, C.
    assert one(region, "2024", "municipality", "Южный район", "8.1")[:3] == [1, 2, 50]
    assert one(region, "2024", "school", "2", "7.1")[:3] == [1, 2, 50]


def test_targets_are_the_years_and_compared_exactly() -> None:
    teachers = [person(f"P{n}", "1") for n in range(10)]
    region = Region([org("1")], teachers, diagnostics=[check_up("P3", date(2022, 3, 1))])
    for year in (2021, 2023, 2024, 2026):
        day = date(year, 6, 30)
        region.diagnostics += [check_up("P1", day), check_up("P2", day)]
    found = {p: one(region, p, "region", "region", "9.1") for p in ("2021", "2022", "2023-H1")}
    assert found["2021"] == [2, 10, 20, None, None, None, None, "ok"]  # before the first target
    assert found["2022"] == [1, 10, 10, 10, True, 10, 10, "ok"]
    assert found["2023-H1"] == [2, 10, 20, 20, True, 10, 10, "ok"]
    assert one(region, "2026", "region", "region", "9.1")[2:6] == [20, 30, False, 0]


@pytest.mark.parametrize(
    ("diagnosed", "start", "flag", "any_provider", "cnppm_only"),
    [
        (date(2024, 2, 1), date(2024, 2, 1), None, 1, 0),  # on the start day
        (date(2024, 2, 2), date(2024, 2, 1), None, 0, 0),  # a day after
        (date(2024, 3, 1), None, None, 1, 0),  # blank start: end_date
        (date(2020, 1, 1), date(2024, 2, 1), False, 0, 0),  # the flag prevails
        (date(2025, 1, 1), date(2024, 2, 1), True, 1, 1),
    ],
)
def test_by_diagnostics(
    diagnosed: date, start: date | None, flag: bool | None, any_provider: int, cnppm_only: int
) -> None:
    course = study("A", date(2024, 3, 1), start_date=start, by_diagnostics=flag)
    course |= {"federal_register": "12-34", "kind": COURSES}  # a number means yes
    checked = check_up("A", diagnosed, provider="ДИРО")
    region = Region([org("1")], [person("A", "1")], [course], [checked])
    assert one(region, "2024", "region", "region", "9.3")[0] == any_provider
    assert one(region, "2024", "municipality", "Южный район", "8.3")[0] == cnppm_only
    assert one(region, "2024", "school", "1", "2.2")[0] == any_provider


def test_the_conditions_of_a_training_hold_in_one_row() -> None:
    in_register = study("A", date(2024, 3, 1), federal_register=True, by_diagnostics=False)
    by_diagnostics = study("A", date(2024, 3, 1), federal_register=None, by_diagnostics=True)
    late = study("A", date(2025, 1, 1), federal_register=True, by_diagnostics=True)
    region = Region([org("1")], [person("A", "1")], [in_register, by_diagnostics, late])
    assert one(region, "2024", "region", "region", "9.3") == [0, 1, 0, 20, False, 0, 10, "ok"]
    assert one(region, "2024", "school", "1", "2.2") == [0, 1, 0, None, None, 0, 10, "ok"]
    courses = study("A", date(2024, 3, 1), by_diagnostics=True, kind=COURSES)
    region.trainings.append(courses)
    assert one(region, "2024", "school", "1", "2.2") == [1, 1, 100, None, None, 10, 10, "ok"]


def test_route_date_prevails_over_date() -> None:
    days = [
        check_up("A", date(2023, 12, 1), route=True, route_date=date(2024, 1, 1)),
        check_up("B", date(2024, 1, 1), route=True, route_date=date(2023, 12, 31)),
        check_up("C", date(2024, 1, 1), route=True, route_date=None),
        check_up("D", date(2024, 1, 1), route=None, route_date=date(2024, 1, 1)),
    ]
    region = Region([org("1")], [person(name, "1") for name in "ABCD"], diagnostics=days)
    assert one(region, "2024", "region", "region", "9.2")[:3] == [2, 4, 50]  # A and C


def test_properties_of_a_person_are_joined_over_all_rows_of_the_unit() -> None:
    # A: worker in one row, young in a second, with a mentor in a third. B turns 35 on
    # 31 December 2024, so is 34 on 30 June. C has no birth date.
    teachers = [
        person("A", "1"),
        person("A", "1", "методист", birth_date=date(1990, 1, 1)),
        person("A", "1", MANAGER, mentor="Иванова"),
        person("B", "1", birth_date=date(1989, 12, 31), mentoring_role="наставник"),
        person("C", "1", mentor=True),
    ]
    region = Region([org("1")], teachers)
    assert one(region, "2024", "school", "1", "3.1")[:3] == [1, 1, 100]
    row = one(region, "2024-H1", "school", "1", "3.1")
    assert row == [1, 2, 50, None, None, 1, 1, "ok"]
    assert one(region, "2024", "school", "1", "7.5")[:2] == [1, 3]


def test_units_org_types_and_not_applicable() -> None:
    organizations = [
        org("1", mentoring_model=True),
        org("2", org_type="дошкольная"),
        org("3", org_type="методическая служба", mentoring_model=True),
        org("4", "Горный район", org_type="ЦНППМ"),
    ]
    teachers = [person("A", "3", "методист"), person("A", "1"), person("B", "4", "методист")]
    academy = study("B", date(2024, 7, 1), provider="АКАДЕМИЯ  «Минпросвещения» России")
    centre = study("A", date(2024, 7, 1), provider="ЦНППМ ДИРО", management_team=True)
    region = Region(organizations, teachers, [academy, centre])
    _, summary = compute(region, "2024")
    assert [row["unit_code"] for row in summary] == [
        "region", "Горный район", "Южный район", "1", "2",
    ]  # fmt: skip
    assert one(region, "2024", "region", "region", "9.4") == [
        1, 1, 100, 100, True, 5, 5, "ok",
    ]  # fmt: skip
    assert one(region, "2024-H1", "region", "region", "9.4")[:2] == [0, 1]
    assert one(region, "2024", "municipality", "Южный район", "8.4")[:3] == [1, 1, 100]
    empty = [0, 0, None, 75, None, None, None, "not_applicable"]
    assert one(region, "2023", "municipality", "Горный район", "8.4") == empty
    # Educational organisations: 1 and 2; a model in 1; 50 % is not «более 50%».
    assert one(region, "2024", "region", "region", "4.7") == [
        1, 2, 50, None, None, 0, 10, "ok",
    ]  # fmt: skip
    assert one(region, "2024", "municipality", "Южный район", "8.5")[:3] == [1, 2, 50]
    yes = [None, None, 1, True, True, 10, 10, "ok"]
    assert one(region, "2024", "school", "1", "7.4") == yes
    unreported = [None, None, None, True, False, 0, 10, "no_data"]
    assert one(region, "2024", "school", "2", "7.4") == unreported


def test_form_answers() -> None:
    region = Region([org("1")])
    answers = {
        "1.1": False, "2.1": True, "2.4": 0, "4.1": 7, "7.1.1": True, "7.1.2": None,
        "7.1.3": True, "8.8.1": 3, "9.7": 6, "9.8": 2, "9.9": None,
    }  # fmt: skip
    for code, answer in answers.items():
        region.answers[("region", "region", code)] = answer
    expected: dict[str, list[object]] = {
        "1.1": [0, None, None, 0, 10, "ok"],
        "2.1": [1, None, None, 15, 15, "ok"],
        "2.2": [None, None, None, 0, 5, "no_data"],
        "2.4": [0, None, None, 0, None, "ok"],
        "3.3": [None, None, None, 0, None, "no_data"],
        "4.1": [7, None, None, Fraction(7, 10), None, "ok"],
        "7.1": [2, None, None, 17, 25, "ok"],
        "8.8": [3, None, None, 6, None, "ok"],
        "9.7": [6, 6, True, 5, 5, "ok"],
        "9.8": [2, 3, False, 0, 5, "ok"],
        "9.9": [None, 6, False, 0, 10, "no_data"],
    }
    for code, row in expected.items():
        assert one(region, "2024", "region", "region", code) == [None, None, *row], code
    _, summary = compute(region, "2024")
    assert summary[0]["points"] == Fraction(437, 10)  # 15 + 0.7 + 17 + 6 + 5
    assert one(region, "2021", "region", "region", "9.7")[2:] == [6, None, None, None, None, "ok"]


@pytest.mark.parametrize(
    ("in_all", "advanced", "row"),
    [
        (1000, 699, [699, 1000, Fraction(699, 10), None, None, 0, 9, "ok"]),
        (200, 141, [141, 200, Fraction(141, 2), None, None, 5, 9, "ok"]),  # the gap 70-71
        (100, 71, [71, 100, 71, None, None, 7, 9, "ok"]),
        (10, 9, [9, 10, 90, None, None, 7, 9, "ok"]),
        (1000, 901, [901, 1000, Fraction(901, 10), None, None, 9, 9, "ok"]),
        (10, None, [None, None, None, None, None, 0, 9, "no_data"]),
        (None, 0, [None, None, None, None, None, 0, 9, "no_data"]),
        (0, 0, [0, 0, None, None, None, None, None, "not_applicable"]),
        (None, None, [None, None, None, None, None, 0, 9, "no_data"]),
    ],
)
def test_practices_by_direction(
    in_all: int | None, advanced: int | None, row: list[object]
) -> None:
    region = Region([org("1")])
    region.answers[("region", "region", "4.5.1")] = in_all
    region.answers[("region", "region", "4.5.2")] = advanced
    assert one(region, "2024", "region", "region", "4.5") == row


def test_exam_reports_follow_the_stages() -> None:
    stages = {"1": ["НОО", "ООО"], "2": None, "3": ["НОО"]}
    organizations = [org(code, stages=value) for code, value in stages.items()]
    organizations.append(org("4", org_type="дошкольная"))
    region = Region(organizations)
    for code in "1234":
        region.answers[("school", code, "5.1.2")] = True
        region.answers[("school", code, "5.1.3")] = True
    rows = {code: one(region, "2024", "school", code, "5.1")[2:] for code in "1234"}
    assert rows["1"] == [1, None, None, 9, 17, "ok"]
    assert rows["2"] == [2, None, None, 19, 27, "ok"]
    assert rows["3"] == [None, None, None, 0, 8, "no_data"]  # only ВПР counts, and it is blank
    assert rows["4"] == [None, None, None, None, None, "not_applicable"]


def test_ranks_share_the_better_place() -> None:
    region = Region([org(code) for code in "1234"])
    for code, count in (("1", 1), ("2", 5), ("3", 1), ("4", 0)):
        region.answers[("school", code, "6.1")] = count
    _, summary = compute(region, "2024")
    assert [(r["points"], r["rank"]) for r in summary if r["level"] == "school"] == [
        (3, 2), (15, 1), (3, 2), (0, 4),
    ]  # fmt: skip
    assert [r["rank"] for r in summary[:2]] == [1, 1]


def test_provider_names() -> None:
    yes = [
        'Центр  непрерывного повышения "профессионального мастерства"',
        *("гбу «цнппм»", "ЦППМ ДИРО", "Центра непрерывного повышения педагогического мастерства"),
    ]
    no = [None, "ЦНПМ", "Центр повышения профессионального мастерства", "АЦНППМ"]
    assert [at_cnppm({"provider": name}) for name in yes + no] == [True] * 4 + [False] * 4
    academies = [
        *("Академия «Минпросвещёния»", "АКАДЕМИЯ реализации государственной ПОЛИТИКИ"),
        *("Академии Минпроса РФ", "Академией министерства просвещения Российской Федерации"),
    ]
    others = ["Академия просвещения", "Академия", "Минпросвещения, Академия"]
    found = [at_academy({"provider": name}) for name in academies + others]
    assert found == [True] * 4 + [False] * 3


@many(12)
@given(regions())
def test_every_generated_region_gives_whole_tables(region: Region) -> None:
    results, summary = compute(region, "2024")
    assert len(results) == sum(len(TABLES[str(row["level"])]) for row in summary)
    for row in results:
        numerator, denominator = row["numerator"], row["denominator"]
        if isinstance(numerator, int) and isinstance(denominator, int):
            assert numerator <= denominator
        assert (row["status"] == "ok") == (row["value"] is not None)
