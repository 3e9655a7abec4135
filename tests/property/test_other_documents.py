"""The documents without points against the second, plain computation, on generated regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.methodology.load import load_methodology
from tests.helpers.examples import slow
from tests.helpers.results import computed, expected
from tests.oracle.others import compute_other
from tests.oracle.plain import Region
from tests.oracle.regions import regions_with_eao_answers, regions_without_answers

PERIODS = st.sampled_from(("2020", "2021", "2022", "2023", "2024", "2024-H1", "2025"))


def agrees(region: Region, document: str, period: str, engine: str) -> None:
    results, summary = compute_other(region, document, period)
    found = computed(region, load_methodology(document), period, engine)
    assert found == (expected(results), expected(summary))


@pytest.mark.parametrize(
    ("document", "engine"),
    [
        ("kuzbass-2022", "pandas"),
        ("aksai-2021", "duckdb"),
        ("novosibirsk-2023", "pandas"),
        slow("kuzbass-2022", "duckdb"),
        slow("aksai-2021", "pandas"),
        slow("novosibirsk-2023", "duckdb"),
    ],
)
@given(region=regions_without_answers(), period=PERIODS)
def test_generated_regions_agree(region: Region, document: str, period: str, engine: str) -> None:
    agrees(region, document, period, engine)


@pytest.mark.parametrize("engine", ["pandas", slow("duckdb")])
@given(region=regions_with_eao_answers(), period=PERIODS)
def test_generated_regions_with_answers_agree(region: Region, period: str, engine: str) -> None:
    agrees(region, "eao-2023", period, engine)
