"""Words that other readings use – roles, posts, hours, the age of a diagnosis – counted by hand."""

from datetime import date

import pytest

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.methodology.load import load_text
from rsnms_cli.model.facts import Count
from rsnms_cli.model.period import parse_period
from tests.helpers.methodologies import document
from tests.helpers.tables import Row, typed
from tests.oracle.rows import org, person

START, END = date(2024, 2, 29), date(2024, 3, 1)
CENTRE, OTHER = "ЦНППМ ДИРО", "МГУ"


def course(person: str, flag: bool | None, hours: float | None = 36) -> Row:
    dates = {"start_date": START, "end_date": END}
    return {"person_id": f"{person}1", "by_diagnostics": flag, "hours": hours} | dates


def diagnosis(person: str, day: date, provider: str) -> Row:
    return {"person_id": f"{person}1", "date": day, "provider": provider}


TABLES: dict[str, list[Row]] = {
    "organizations": [
        org("01", org_type="общеобразовательная"),
        org("02", org_type="профессиональная"),
        org("03", org_type="ЦНППМ"),
    ],
    "teachers": [
        person("A1", "01", position="Учитель физики", mentoring_role="наставник"),
        person("B1", "01", position="УЧИТЕЛЬ-логопед", mentoring_role="наставляемый"),
        person("C1", "01", position="Педагог-психолог"),
        person("D1", "02"),
        person("E1", "03", "методист"),
    ],
    "trainings": [
        course("A", True, 16),  # never diagnosed
        course("B", None, 15.5),
        course("C", True),
        course("D", None, None),
        course("E", False, 500),
    ],
    "diagnostics": [
        diagnosis("B", date(2021, 2, 28), OTHER),  # three years and a day before the start
        diagnosis("B", date(2024, 3, 1), CENTRE),  # after the start
        diagnosis("C", START, CENTRE),
        diagnosis("D", date(2012, 1, 1), CENTRE),
        diagnosis("D", date(2021, 3, 1), OTHER),  # less than three years
        diagnosis("E", START, CENTRE),
    ],
}
CASES = {
    "{ teacher = true }": "AB",
    "{ mentoring_role = true }": "AB",
    '{ mentoring_role = "наставник" }': "A",
    '{ mentoring_role = ["наставник", "наставляемый"] }': "AB",
    "{ trained = { hours_at_least = 16 } }": "ACE",
    '{ trained = { by_diagnostics = "any" } }': "ABCD",
    '{ trained = { by_diagnostics = "cnppm" } }': "ACD",
    '{ trained = { by_diagnostics = "cnppm_always" } }': "CD",
    '{ trained = { by_diagnostics = "any", diagnosis_within_years = 3 } }': "ACD",
    '{ trained = { by_diagnostics = "cnppm", diagnosis_within_years = 3 } }': "AC",
}


def counts(engine: str, measures: list[str]) -> list[Count]:
    """The region's count of every measure."""
    methodology = load_text(document(measures), "words.toml")
    tables = clean(typed(TABLES))
    facts = compute_facts(tables, methodology, parse_period("2024"), engine)
    return [facts["region", f"1.{number + 1}"]["region"] for number in range(len(measures))]


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_each_word_counts_whom_it_says(engine: str) -> None:
    measures = [f'share = {{ of = "people", having = [{one}] }}' for one in CASES]
    found = [count.numerator for count in counts(engine, measures)]
    assert found == [len(people) for people in CASES.values()], list(CASES)


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_organisations_of_some_types(engine: str) -> None:
    of = 'of = "educational_organisations"'
    trained = "having = [{ has_person = [{ trained = { hours_at_least = 16 } }] }]"
    schools = 'who = [{ org_type = ["общеобразовательная", "дошкольная"] }]'
    measures = [f"share = {{ {of}, {trained} }}", f"share = {{ {of}, {schools}, {trained} }}"]
    assert counts(engine, measures) == [Count(1, 2), Count(1, 1)]
