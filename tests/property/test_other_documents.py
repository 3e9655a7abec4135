"""The documents without points against the second, plain computation, on generated regions."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.answers import Answer, Answers
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Place
from rsnms_cli.report.tables.scores import results_csv, summary_csv
from rsnms_cli.score.run import score_units
from tests.helpers.tables import typed
from tests.oracle.others import compute_other
from tests.oracle.plain import Region
from tests.oracle.regions import regions_with_eao_answers, regions_without_answers
from tests.property.test_against_plain import expected, read_csv, tables_of

PERIODS = ("2020", "2021", "2022", "2023", "2024", "2024-H1", "2025")


def computed(region: Region, methodology_id: str, period: str, engine: str) -> tuple[str, str]:
    methodology = load_methodology(methodology_id)
    tables = clean(typed(tables_of(region)))
    units = units_of(tables["organizations"])
    answers: Answers = {
        key: Answer(value, Place()) for key, value in region.answers.items() if value is not None
    }
    facts = compute_facts(tables, methodology, parse_period(period), engine)
    results = score_units(units, facts, answers, methodology, parse_period(period))
    return results_csv(results), summary_csv(results)


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
@pytest.mark.parametrize(
    ("methodology_id", "strategy"),
    [
        ("eao-2023", regions_with_eao_answers),
        ("kuzbass-2022", regions_without_answers),
        ("aksai-2021", regions_without_answers),
        ("novosibirsk-2023", regions_without_answers),
    ],
)
def test_generated_regions_agree(
    methodology_id: str, strategy: Callable[[], Any], engine: str
) -> None:
    @settings(
        deadline=None,
        suppress_health_check=list(HealthCheck),
        max_examples=5 if engine == "pandas" else 2,
    )
    @given(strategy())
    def agrees(region: Region) -> None:
        for period in PERIODS:
            results, summary = computed(region, methodology_id, period, engine)
            plain_results, plain_summary = compute_other(region, methodology_id, period)
            assert read_csv(results) == expected(plain_results)
            assert read_csv(summary) == expected(plain_summary)

    agrees()
