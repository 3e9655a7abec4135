"""Tiny regions computed by hand, for ЕАО, Kuzbass and Aksai; the work is in the comments."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.examples import many

from .others import compute_other
from .plain import Region
from .quantities import Answer, Row
from .regions import regions_with_eao_answers, regions_without_answers
from .rows import MANAGER, WORKER, check_up, org, person, study

EAO, KUZBASS, AKSAI = "eao-2023", "kuzbass-2022", "aksai-2021"
GRADUATE, LITERACY = "выпускник педвуза", "функциональная грамотность"
QUALIFYING = ["повышение квалификации", "профессиональная переподготовка"]
EVE, FIRST_DAY = date(2020, 12, 31), date(2021, 1, 1)
EVE_2022, FIRST_2022 = date(2021, 12, 31), date(2022, 1, 1)
YOUNG = date(1995, 5, 5)


def one(
    region: Region, methodology: str, period: str, code: str, unit: str = "region"
) -> list[object]:
    """numerator, denominator, value, target, achieved, status."""
    results, _ = compute_other(region, methodology, period)
    (row,) = [r for r in results if (r["unit_code"], r["indicator"]) == (unit, code)]
    assert (row["points"], row["max_points"]) == (None, None)
    return [*list(row.values())[6:11], row["status"]]


def totals(region: Region, methodology: str, period: str) -> list[tuple[object, ...]]:
    _, summary = compute_other(region, methodology, period)
    return [tuple(row.values())[3:] for row in summary]


def test_rows_of_each_level() -> None:
    """Everything where the document scores; the shares alone elsewhere; no row for a service."""
    region = Region(
        [org("2"), org("1", "Горный район"), org("3", org_type="методическая служба")],
        [person("A", "2"), person("B", "1")],
    )
    units = ["region", "Горный район", "Южный район", "1", "2"]
    eao_shares = ["6.2.3", "6.2.4", "6.2.6", "6.2.7", "6.2.8", "6.2.9"]
    expected = {
        EAO: [["6.2.1", "6.2.2", "6.2.3", "6.2.4", "6.2.5", *eao_shares[2:]], *[eao_shares] * 4],
        KUZBASS: [["1", "2", "2.1", "3", "4"], *[["1", "2", "2.1", "4"]] * 4],
        AKSAI: [["1", "2", "3", "4", "5", "6"]] * 5,
    }
    for methodology, codes in expected.items():
        results, summary = compute_other(region, methodology, "2024")
        wanted = [
            (unit, code) for unit, inside in zip(units, codes, strict=True) for code in inside
        ]
        assert [(row["unit_code"], row["indicator"]) for row in results] == wanted
        assert {row["methodology"] for row in results + summary} == {methodology}
        assert [row["unit_code"] for row in summary] == units
        assert [row["rank"] for row in summary] == [1] * 5
        for row in results:
            if row["level"] != "region" or methodology == AKSAI:
                assert (row["target"], row["achieved"]) == (None, None)


@pytest.mark.parametrize(
    ("period", "yes", "no", "blank"),
    [
        ("2020", [1, None, None], [0, None, None], [None, None, None]),
        ("2021", [1, True, True], [0, None, None], [None, None, None]),
        ("2022", [1, True, True], [0, None, None], [None, None, None]),
        ("2023-H1", [1, True, True], [0, True, False], [None, True, False]),
        ("2026", [1, True, True], [0, True, False], [None, True, False]),
    ],
)
def test_eao_answers(period: str, yes: list[object], no: list[object], blank: list[object]) -> None:
    """6.2.1 is to be yes from 2021, 6.2.2 from 2023; blank is not achieved, and counted."""
    for answer, row in ((False, no), (None, blank)):
        region = Region([org("1")])
        answers: dict[str, Answer] = {"6.2.1": True, "6.2.2": answer}
        for code, given_answer in answers.items():
            region.answers[("region", "region", code)] = given_answer
        status = "no_data" if answer is None else "ok"
        assert one(region, EAO, period, "6.2.1") == [None, None, *yes, "ok"]
        assert one(region, EAO, period, "6.2.2") == [None, None, *row, status]
        # 2023: of 6.2.1 and 6.2.2 one is reached. 2026 also: nobody is reported, so that the
        # seven computed ones are without data and their targets missed.
        reached_and_set = {"2020": (0, 0), "2023-H1": (1, 2), "2026": (1, 9)}
        assert totals(region, EAO, period)[0][2:4] == reached_and_set.get(period, (1, 1))
    assert one(Region([org("1")]), EAO, "2024", "6.2.1")[2:] == [None, True, False, "no_data"]


def test_eao_window_is_from_2021_to_the_reporting_date() -> None:
    # Trained: A on the eve, B on the first day, C on 30 June, D on 1 July 2024, E in 2025.
    days = [EVE, FIRST_DAY, date(2024, 6, 30), date(2024, 7, 1), date(2025, 1, 1)]
    region = Region([org("1"), org("2", org_type="ЦНППМ")])
    for name, day in zip("ABCDE", days, strict=True):
        region.teachers += [person(name, "1"), person(name, "2", "методист")]
        course = study(name, day, federal_register=True, by_diagnostics=True)
        region.trainings.append(course | {"provider": "Академия Минпросвещения"})
        region.diagnostics.append(check_up(name, day, provider="ЦНППМ", route=True))
    for code, target in (("6.2.3", 30), ("6.2.7", 20), ("6.2.8", 15)):
        assert one(region, EAO, "2024", code) == [3, 5, 60, target, True, "ok"]  # B, C, D
        assert one(region, EAO, "2024-H1", code)[:3] == [2, 5, 40]
        assert one(region, EAO, "2020", code) == [0, 5, 0, None, None, "ok"]
        assert one(region, EAO, "2026", code)[:4] == [4, 5, 80, target]
        assert one(region, EAO, "2023", code) == [1, 5, 20, None, None, "ok"]  # no target yet
        assert one(region, EAO, "2024", code, "1") == [3, 5, 60, None, None, "ok"]
    assert one(region, EAO, "2024", "6.2.9") == [3, 5, 60, 100, False, "ok"]
    assert one(region, EAO, "2024", "6.2.9", "1") == [0, 0, None, None, None, "not_applicable"]
    # A year later in Kuzbass: 31.12.2021 is out, 1.1.2022 in.
    region.trainings[0]["end_date"], region.trainings[1]["end_date"] = EVE_2022, FIRST_2022
    assert one(region, KUZBASS, "2024", "1") == [3, 5, 60, 30, True, "ok"]
    assert one(region, KUZBASS, "2022", "1") == [1, 5, 20, None, None, "ok"]
    assert one(region, EAO, "2024", "6.2.3")[0] == 4


def test_eao_diagnosis_for_a_training_may_be_before_the_window() -> None:
    """As Dagestan region 9.3: any provider, date <= start; 6.2.7 itself needs ЦНППМ."""
    course = study("A", date(2022, 3, 1), federal_register="12", start_date=date(2022, 2, 1))
    checked = check_up("A", date(2019, 1, 1), provider="ИРО")
    region = Region([org("1")], [person("A", "1")], [course], [checked])
    assert one(region, EAO, "2024", "6.2.3")[0] == 1
    checked["date"] = date(2022, 2, 2)
    assert one(region, EAO, "2024", "6.2.3")[0] == 0
    assert one(region, EAO, "2024", "6.2.7")[0] == 0


def test_management_teams() -> None:
    # Teams of 2021 (school 1) and of 2022 (school 2, through B); school 3 and the service none.
    organizations = [org("1"), org("2"), org("3"), org("4", org_type="методическая служба")]
    teachers = [person("A", "1"), person("B", "2", MANAGER), person("C", "3"), person("D", "4")]
    trainings = [
        study("A", EVE_2022, management_team=True),
        study("B", FIRST_2022, management_team=True),
        study("C", EVE, management_team=True),
        study("D", FIRST_2022, management_team=True),
    ]
    region = Region(organizations, teachers, trainings)
    assert one(region, EAO, "2024", "6.2.4") == [2, 3, Fraction(200, 3), 40, True, "ok"]
    assert one(region, EAO, "2021", "6.2.4") == [1, 3, Fraction(100, 3), None, None, "ok"]
    assert one(region, EAO, "2024", "6.2.4", "3") == [0, 1, 0, None, None, "ok"]
    assert one(region, KUZBASS, "2021", "3") == [None, None, 0, None, None, "ok"]
    assert one(region, KUZBASS, "2022", "3") == [None, None, 1, 2, False, "ok"]
    region.teachers.append(person("B", "3"))  # B's training is then of school 3 as well
    assert one(region, KUZBASS, "2025-H1", "3") == [None, None, 2, 2, True, "ok"]
    # 2022: «3» alone has a target. 2024: 1, 2, 2.1 are missed, 3 reached, 4 not applicable.
    assert totals(region, KUZBASS, "2022")[0][2:4] == (1, 1)
    assert totals(region, KUZBASS, "2024")[0][2:4] == (1, 4)


def test_eao_people_of_one_methodist() -> None:
    # М-1: A (twice), B (in a manager's row). М-2: B, F, G. C's is blank; D, H are no workers.
    region = Region(
        [org("1"), org("2", "Горный район")],
        [
            person("A", "1", methodist="М-1"),
            person("A", "2", methodist="М-1"),
            person("B", "1", methodist="М-2"),
            person("B", "2", MANAGER, methodist="М-1"),
            person("C", "1", methodist=None),
            person("D", "1", "методист", methodist="М-1"),
            person("H", "1", GRADUATE, methodist="М-1"),
            person("E", "99", methodist="М-1"),  # an unknown organisation
            person("F", "1", methodist="М-2"),
            person("G", "1", methodist="М-2"),
        ],
    )
    assert one(region, EAO, "2024", "6.2.5") == [None, None, 3, 250, True, "ok"]
    assert one(region, EAO, "2023", "6.2.5") == [None, None, 3, None, None, "ok"]
    alone = Region([org("1")], [person("A", "1")])
    assert one(alone, EAO, "2024", "6.2.5") == [None, None, None, 250, False, "no_data"]
    for most, achieved in ((250, True), (251, False)):
        crowd = [person(f"P{n}", "1", methodist="М-1") for n in range(most)]
        row = [None, None, most, 250, achieved, "ok"]
        assert one(Region([org("1")], crowd), EAO, "2024", "6.2.5") == row


@pytest.mark.parametrize(("methodology", "code"), [(EAO, "6.2.6"), (KUZBASS, "4"), (AKSAI, "2")])
def test_young_in_support(methodology: str, code: str) -> None:
    # Young with < 3 years: A, B, C, D (in three rows). Supported: A, B, D. Not counted: E has
    # exactly 3 years, F's are blank, G is a manager, H turned 35 on the reporting date.
    new: Row = {"birth_date": YOUNG, "experience_years": 2.9}
    teachers = [
        person("A", "1", support_form=True) | new,
        person("B", "1", support_form="школа молодого педагога") | new,
        person("C", "1", support_form=False) | new | {"experience_years": 0},
        person("D", "1", birth_date=YOUNG),
        person("D", "1", "методист", experience_years=1, support_form=None),
        person("D", "1", "методист", support_form=True),
        person("E", "1", support_form=True) | new | {"experience_years": 3},
        person("F", "1", support_form=True) | new | {"experience_years": None},
        person("G", "1", MANAGER, support_form=True) | new,
        person("H", "1", support_form=True) | new | {"birth_date": date(1989, 12, 31)},
    ]
    region = Region([org("1")], teachers)
    goal = [None, None] if methodology == AKSAI else [70, True]
    unit = "Южный район" if methodology == AKSAI else "region"
    assert one(region, methodology, "2024", code, unit) == [3, 4, 75, *goal, "ok"]
    # On 30 June H is 34: 4 of 5.
    assert one(region, methodology, "2024-H1", code, unit)[:3] == [4, 5, 80]
    target = None if methodology == AKSAI else 70
    empty = [0, 0, None, target, None, "not_applicable"]
    old = Region([org("1")], [person("A", "1")])
    assert one(old, methodology, "2024", code, unit) == empty
    missed = None if methodology == AKSAI else False
    unreported = [None, None, None, target, missed, "no_data"]
    assert one(Region([org("1")]), methodology, "2024", code, unit) == unreported


def test_kuzbass_functional_literacy() -> None:
    # Of workers and graduates A-G: diagnosed A, B, C, D, E; at 70 or more B, C.
    # D: 90 before the window, 69.9 inside. E: 100 in another kind. F: the eve. G: the day after.
    day, day_after = date(2023, 4, 1), date(2025, 1, 1)
    results: list[tuple[str, date, float | None, str]] = [
        ("A", FIRST_2022, None, LITERACY), ("B", day, 70, LITERACY), ("C", day, 70.1, LITERACY),
        ("D", EVE_2022, 90, LITERACY), ("D", day, 69.9, LITERACY), ("E", day, 10, LITERACY),
        ("E", day, 100, "предметные компетенции"), ("F", EVE_2022, 80, LITERACY),
        ("G", day_after, 80, LITERACY), ("H", day, 80, LITERACY),
    ]  # fmt: skip
    categories = dict.fromkeys("ACEG", WORKER) | dict.fromkeys("BDF", GRADUATE) | {"H": MANAGER}
    region = Region(
        [org("1")],
        [person(name, "1", category) for name, category in categories.items()],
        diagnostics=[
            check_up(name, on, result_percent=result, kind=kind)
            for name, on, result, kind in results
        ],
    )
    assert one(region, KUZBASS, "2024", "2") == [5, 7, Fraction(500, 7), 30, True, "ok"]
    assert one(region, KUZBASS, "2024", "2.1") == [2, 7, Fraction(200, 7), 15, True, "ok"]
    assert one(region, KUZBASS, "2022", "2")[:5] == [1, 7, Fraction(100, 7), None, None]
    # Kuzbass 1 counts the four workers alone. 2 and 2.1 reached; 1 and 3 missed; 4 has nobody.
    assert one(region, KUZBASS, "2024", "1") == [0, 4, 0, 30, False, "ok"]
    summary = totals(region, KUZBASS, "2024")
    assert summary[0] == ("region", "Регион", 2, 4, 1)
    assert summary[1:] == [("Южный район", "Южный район", 0, 0, 1), ("1", "ОО 1", 0, 0, 1)]


def test_aksai_shares_are_of_the_period() -> None:
    # South: staff A, B, C, D. Trained in 2024: A and B; C in 2023, D an internship.
    organizations = [
        org("1", contests="региональный", experience_shared=None),
        org("2", contests="муниципальный", experience_shared="федеральный"),
        org("3", org_type="методическая служба", contests="федеральный"),
        org("4", "Горный район", org_type="ЦНППМ", experience_shared="федеральный"),
    ]
    teachers = [
        person("A", "1", contests="муниципальный"),
        person("A", "3", "методист", expert_role="жюри"),  # A's role in any row
        person("B", "1", MANAGER, expert_role="тьютор", contests=None),
        person("C", "2"),
        person("D", "2"),
        person("E", "1", "методист", contests="федеральный", expert_role="эксперт"),
    ]
    trainings = [
        study("A", date(2024, 1, 1), kind=QUALIFYING[0]),
        study("B", date(2024, 12, 31), kind=QUALIFYING[1]),
        study("C", date(2023, 12, 31), kind=QUALIFYING[0]),
        study("D", date(2024, 5, 5), kind="стажировка"),
        study("E", date(2024, 5, 5), kind=QUALIFYING[0]),
    ]
    region = Region(organizations, teachers, trainings)
    shares = {
        "1": (2, 4), "2": (0, 0), "3": (1, 4), "4": (2, 2), "5": (1, 2), "6": (3, 5),
    }  # fmt: skip
    for unit in ("region", "Южный район"):
        for code, counted in shares.items():
            assert tuple(one(region, AKSAI, "2024", code, unit)[:2]) == counted, code
    assert one(region, AKSAI, "2024", "1", "Южный район") == [2, 4, 50, None, None, "ok"]
    assert one(region, AKSAI, "2024-H1", "1", "Южный район")[:2] == [1, 4]
    assert one(region, AKSAI, "2023", "1")[:2] == [1, 4]
    assert one(region, AKSAI, "2024", "6", "1")[:2] == [2, 3]  # A's role is not of school 1
    empty = [0, 0, None, None, None, "not_applicable"]
    assert one(region, AKSAI, "2024", "4", "Горный район") == empty
    assert {row[2:] for row in totals(region, AKSAI, "2024")} == {(0, 0, 1)}


@many(12)
@given(regions_with_eao_answers(), regions_without_answers(), st.sampled_from(["2022", "2024"]))
def test_every_generated_region_gives_consistent_rows(
    eao: Region, other: Region, period: str
) -> None:
    assert {key[2] for key in eao.answers} <= {"6.2.1", "6.2.2"} and not other.answers
    for region, methodology in ((eao, EAO), (other, KUZBASS), (other, AKSAI)):
        results, summary = compute_other(region, methodology, period)
        for row in results:
            numerator, denominator = row["numerator"], row["denominator"]
            if isinstance(numerator, int) and isinstance(denominator, int):
                assert numerator <= denominator
            assert (row["status"] == "ok") == (row["value"] is not None)
            assert row["achieved"] is None or row["target"] is not None
        for row in summary:
            rows = [r for r in results if r["unit_code"] == row["unit_code"]]
            assert row["points"] == len([r for r in rows if r["achieved"] is True])
            targets = [r for r in rows if r["target"] is not None]
            counted = [r for r in targets if r["status"] != "not_applicable"]
            assert row["max_points"] == len(counted)
