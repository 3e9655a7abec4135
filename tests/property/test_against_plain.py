"""The engine against the second, plain computation of the contract, on generated regions."""

import tempfile
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.pipeline.score import score
from rsnms_cli.report.tables.scores import results_csv, summary_csv
from tests.helpers.examples import daily
from tests.helpers.jobs import job
from tests.helpers.results import computed, expected, files_of, read_csv
from tests.helpers.tables import write_files, write_forms
from tests.oracle.plain import Region, compute
from tests.oracle.regions import regions

PERIODS = ("2022", "2023", "2024", "2024-H1")
ENGINES = ("duckdb", "pandas")
DAGESTAN = load_methodology("dagestan-2022")


@pytest.mark.parametrize(("period", "engine"), daily(product(PERIODS, ENGINES), 5))
@given(region=regions())
def test_generated_regions_agree_with_the_plain_computation(
    region: Region, period: str, engine: str
) -> None:
    results, summary = compute(region, period)
    assert computed(region, DAGESTAN, period, engine) == (expected(results), expected(summary))


@given(regions(), st.sampled_from(PERIODS))
def test_the_whole_job_on_files_agrees_with_the_plain_computation(
    region: Region, period: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = write_files(Path(folder, "data"), files_of(region))
        places = {str(org["org_code"]): str(org["municipality"]) for org in region.organizations}
        forms = write_forms(Path(folder, "forms"), region.answers, places, period)
        outcome = score(job(data, DAGESTAN.id, period, forms))
        plain_results, plain_summary = compute(region, period)
        assert read_csv(results_csv(outcome.results)) == expected(plain_results)
        assert read_csv(summary_csv(outcome.results)) == expected(plain_summary)
