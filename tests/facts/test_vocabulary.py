"""Words of the vocabulary that Dagestan does not use, against numbers counted by hand."""

import csv
import io
from datetime import date

import pytest

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.load import load_text
from rsnms_cli.model.period import parse_period
from rsnms_cli.report.tables.scores import results_csv
from rsnms_cli.score.run import score_units
from tests.helpers.methodologies import document
from tests.helpers.tables import Row, typed

SOUTH, NORTH = "Южный район", "Северный район"
PW, HEAD = "педагогический работник", "управленческие кадры"
READING, SUBJECT = "функциональная грамотность", "предметные компетенции"
COURSE, RETRAINING, VISIT = (
    "повышение квалификации",
    "профессиональная переподготовка",
    "стажировка",
)
UNITS = ("region", SOUTH, NORTH, "01", "02", "03")


def org(code: str, place: str, kind: str, **other: object) -> Row:
    start = {"org_code": code, "org_name": f"ОО {code}", "municipality": place, "org_type": kind}
    return start | other


def works(person: str, code: str, category: str, **other: object) -> Row:
    return {"person_id": f"{person}1", "org_code": code, "staff_category": category} | other


def trained(person: str, kind: str, end: date) -> Row:
    return {"person_id": f"{person}1", "kind": kind, "end_date": end}


def examined(person: str, kind: str, day: date, result: float | None = None) -> Row:
    return {"person_id": f"{person}1", "kind": kind, "date": day, "result_percent": result}


ORGANIZATIONS = [
    org("01", SOUTH, "общеобразовательная", contests="региональный"),
    org("02", SOUTH, "дошкольная", experience_shared="муниципальный"),
    org("03", NORTH, "общеобразовательная", contests="нет", experience_shared="федеральный"),
    org("04", NORTH, "ЦНППМ", contests="федеральный", experience_shared="федеральный"),
]
LAST_DAY = date(2024, 12, 31)
A = {  # 35 on the reporting date
    "birth_date": date(1989, 12, 31),
    "experience_years": 2.5,
    "support_form": "школа молодого педагога",
    "contests": "муниципальный",
    "expert_role": "эксперт",
    "methodist": "М1",
}
B = {  # 36 on the reporting date
    "birth_date": date(1988, 12, 31),
    "experience_years": 3,
    "support_form": "нет",
    "methodist": "М1",
}
C = {"birth_date": date(2000, 1, 1), "experience_years": 0, "expert_role": "жюри"}
G = {
    "birth_date": date(1989, 1, 1),
    "experience_years": 10,
    "contests": "нет",
    "expert_role": "нет",
    "methodist": "М2",
}
TEACHERS = [
    works("A", "01", PW, **A),
    works("B", "01", PW, **B),
    works("C", "02", HEAD, methodist="М2", **C),
    works("D", "03", "выпускник педвуза", methodist="М1"),
    works("E", "01", PW, contests="федеральный", methodist="М1"),
    works("E", "03", PW, experience_years=2.999, support_form="да", methodist="М2"),
    works("F", "04", "методист", contests="федеральный", methodist="М1"),
    works("G", "03", PW, **G),
    works("G", "03", PW, **G),  # the same row twice is one person
]
TRAININGS = [
    trained("A", COURSE, date(2022, 1, 1)),
    trained("B", RETRAINING, date(2024, 6, 30)),
    trained("C", VISIT, LAST_DAY),
    trained("E", COURSE, date(2021, 12, 31)),
    trained("F", COURSE, date(2025, 1, 1)),
    trained("G", COURSE, date(2024, 1, 1)),
]
DIAGNOSTICS = [
    examined("A", READING, date(2024, 3, 1), 70),
    examined("B", READING, date(2024, 3, 1), 69.9),
    examined("B", READING, date(2024, 4, 1)),
    examined("B", SUBJECT, date(2024, 4, 1), 100),
    examined("D", READING, date(2023, 10, 10), 90),
    examined("E", READING, date(2021, 12, 31), 95),
    examined("E", SUBJECT, date(2024, 2, 2), 100),
    examined("G", READING, LAST_DAY, 71.5),
]

CASES: list[tuple[str, str]] = [
    (
        'share = { of = "people", having = [{ category = ["методист", "выпускник педвуза"] }] }',
        "2/7 0/4 2/4 0/3 0/1 1/3",
    ),
    ('share = { of = "people", having = [{ up_to_age = 35 }] }', "3/7 2/4 1/4 1/3 1/1 1/3"),
    ('share = { of = "people", having = [{ under_age = 35 }] }', "1/7 1/4 0/4 0/3 1/1 0/3"),
    (
        'share = { of = "pedagogical_workers", having = [{ experience_below = 3 }] }',
        "2/4 1/3 1/2 1/3 0/0 1/2",
    ),
    (
        'share = { of = "people", having = [{ experience_below = 2.5 }] }',
        "1/7 1/4 0/4 0/3 1/1 0/3",
    ),
    (
        'share = { of = "pedagogical_workers", who = [{ up_to_age = 35 }, { experience_below = 3 '
        "}], having = [{ support_form = true }] }",
        "1/1 1/1 0/0 1/1 0/0 0/0",
    ),
    ('share = { of = "staff", having = [{ support_form = true }] }', "2/5 1/4 1/2 1/3 0/1 1/2"),
    ('share = { of = "staff", having = [{ contests = true }] }', "2/5 2/4 0/2 2/3 0/1 0/2"),
    ('share = { of = "staff", having = [{ expert_role = true }] }', "2/5 2/4 0/2 1/3 1/1 0/2"),
    (
        f'share = {{ of = "staff", having = [{{ trained = {{ kind = ["{COURSE}", "{RETRAINING}"] '
        "} }] }",
        "2/5 1/4 1/2 1/3 0/1 1/2",
    ),
    (
        f'share = {{ of = "staff", having = [{{ trained = {{ kind = ["{COURSE}", "{RETRAINING}"] '
        "} }] }\nwindow = { since = 2022 }",
        "3/5 2/4 1/2 2/3 0/1 1/2",
    ),
    (
        'share = { of = "pedagogical_workers_and_graduates", having = [{ diagnosed = { kind = '
        f'"{READING}" }} }}] }}\nwindow = {{ since = 2022 }}',
        "4/5 2/3 2/3 2/3 0/0 2/3",
    ),
    (
        'share = { of = "pedagogical_workers_and_graduates", having = [{ diagnosed = { kind = '
        f'"{READING}", result_at_least = 70 }} }}] }}',
        "2/5 1/3 1/3 1/3 0/0 1/3",
    ),
    (
        'share = { of = "educational_organisations", having = [{ experience_shared = true }] }',
        "2/3 1/2 1/1 0/1 1/1 1/1",
    ),
    ('largest = { of = "pedagogical_workers", by = "methodist" }', "3 3 2 3 – 2"),
    (
        'largest = { of = "people", by = "methodist", who = [{ experience_below = 3 }] }',
        "2 1 1 1 1 1",
    ),
    ('count = { of = "people", who = [{ category = "методист" }] }', "1 0 1 0 0 0"),
    ('count = { of = "people", having = [{ contests = true }] }', "3 2 1 2 0 0"),
    ('count = { of = "educational_organisations" }', "3 2 1 1 1 1"),
    (
        'count = { of = "educational_organisations", having = [{ has_person = [{ trained = { kind '
        f'= "{VISIT}" }} }}] }}] }}',
        "1 1 0 0 1 0",
    ),
    ('exists = { of = "people", who = [{ category = "методист" }] }', "1 0 1 0 0 0"),
]

CONTESTS = (
    'share = { of = "educational_organisations", having = [{ contests = true }] }',
    "1/3 1/2 0/1 1/1 0/1 0/1",
)
LARGEST = ('largest = { of = "people", by = "methodist" }', "5 3 2 3 1 2")


def computed(engine: str, cases: list[tuple[str, str]]) -> str:
    """The text of results.csv."""
    tables = {
        "organizations": ORGANIZATIONS,
        "teachers": TEACHERS,
        "trainings": TRAININGS,
        "diagnostics": DIAGNOSTICS,
    }
    used, period = clean(typed(tables)), parse_period("2024")
    methodology = load_text(document(one for one, _ in cases), "words.toml")
    facts = compute_facts(used, methodology, period, engine)
    return results_csv(score_units(units_of(used["organizations"]), facts, {}, methodology, period))


def assert_counted(engine: str, cases: list[tuple[str, str]]) -> None:
    found: dict[tuple[str, str], str] = {}
    for row in csv.DictReader(io.StringIO(computed(engine, cases))):
        share = f"{row['numerator']}/{row['denominator']}" if row["denominator"] else row["value"]
        found[row["indicator"], row["unit_code"]] = share or "–"  # no data
    for number, (measure, expected) in enumerate(cases, start=1):
        got = " ".join(found[f"1.{number}", unit] for unit in UNITS)
        assert got == expected, measure


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_numbers_counted_by_hand(engine: str) -> None:
    assert_counted(engine, CASES)


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_organisations_with_contests(engine: str) -> None:
    assert_counted(engine, [CONTESTS])


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_the_largest_group_of_everybody(engine: str) -> None:
    assert_counted(engine, [LARGEST])


@pytest.mark.slow
def test_engines_agree_to_the_byte() -> None:
    assert computed("pandas", CASES) == computed("duckdb", CASES)
