"""The engine against the second, plain computation of the contract, on generated regions."""

import csv
import io
import tempfile
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
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
from rsnms_cli.pipeline.score import score
from rsnms_cli.report.tables.scores import results_csv, summary_csv
from rsnms_cli.score.run import score_units
from tests.helpers.jobs import job
from tests.helpers.tables import typed, write_forms, write_region
from tests.oracle.plain import Region, compute
from tests.oracle.regions import regions

PERIODS = ("2022", "2023", "2024", "2024-H1")
DAGESTAN = load_methodology("dagestan-2022")
RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def tables_of(region: Region) -> dict[str, Any]:
    return {
        name: getattr(region, name)
        for name in ("organizations", "teachers", "trainings", "diagnostics")
    }


def as_text(value: object) -> str:
    """A plain value as results.csv writes it (contract, section 4)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, str):
        return value
    assert isinstance(value, int | Fraction)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact:.6f}".rstrip("0").rstrip(".")


def expected(rows: Iterable[dict[str, object]]) -> list[dict[str, str]]:
    def text(name: str, value: object) -> str:
        return str(value).lower() if name == "achieved" and value is not None else as_text(value)

    return by_unit({name: text(name, value) for name, value in row.items()} for row in rows)


def by_unit(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(rows, key=lambda row: (row["level"], row["unit_code"], row.get("indicator", "")))


def read_csv(text: str) -> list[dict[str, str]]:
    return by_unit(csv.DictReader(io.StringIO(text)))


def computed(region: Region, period: str, engine: str) -> tuple[str, str]:
    """Both csv texts, from rows in memory."""
    tables = clean(typed(tables_of(region)))
    units = units_of(tables["organizations"])
    answers: Answers = {
        key: Answer(value, Place()) for key, value in region.answers.items() if value is not None
    }
    span = parse_period(period)
    facts = compute_facts(tables, DAGESTAN, span, engine)
    results = score_units(units, facts, answers, DAGESTAN, span)
    return results_csv(results), summary_csv(results)


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
@pytest.mark.parametrize("period", PERIODS)
def test_generated_regions_agree_with_the_plain_computation(period: str, engine: str) -> None:
    examples = 12 if engine == "pandas" else 4

    @settings(RELAXED, max_examples=examples)
    @given(regions())
    def agrees(region: Region) -> None:
        results, summary = computed(region, period, engine)
        plain_results, plain_summary = compute(region, period)
        assert read_csv(results) == expected(plain_results)
        assert read_csv(summary) == expected(plain_summary)

    agrees()


@settings(RELAXED, max_examples=4)
@given(regions())
def test_the_whole_job_on_files_agrees_with_the_plain_computation(region: Region) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = write_region(Path(folder, "data"), tables_of(region))
        places = {str(org["org_code"]): str(org["municipality"]) for org in region.organizations}
        for period in PERIODS:
            forms = write_forms(Path(folder, period), region.answers, places, period)
            outcome = score(job(data, DAGESTAN.id, period, forms))
            plain_results, plain_summary = compute(region, period)
            assert read_csv(results_csv(outcome.results)) == expected(plain_results)
            assert read_csv(summary_csv(outcome.results)) == expected(plain_summary)
