"""The results of a generated region, by the engine and by the plain computation."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.compute import compute_facts
from rsnms_cli.facts.units import units_of
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.answers import Answer, Answers
from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Place
from rsnms_cli.report.tables.scores import results_csv, summary_csv
from rsnms_cli.score.run import score_units
from tests.helpers.tables import Row, typed_files
from tests.oracle.plain import Region

TABLES = ("organizations", "teachers", "trainings", "diagnostics")
Lines = list[dict[str, str]]


def tables_of(region: Region) -> dict[str, Any]:
    """The rows of each table."""
    return {name: getattr(region, name) for name in TABLES}


def files_of(region: Region) -> dict[str, list[tuple[list[Row], list[str]]]]:
    """By table the rows of each file with the fields that it has."""
    found = {}
    for name in TABLES:
        rows, fields = getattr(region, name), [f.field for f in table_specs()[name].fields]
        parts = region.without.get(name) or [set()]
        found[name] = [
            ([r for r in rows if r.get("_file", 0) == at], [f for f in fields if f not in lacks])
            for at, lacks in enumerate(parts)
        ]
    return found


def computed(
    region: Region, methodology: Methodology, period: str, engine: str
) -> tuple[Lines, Lines]:
    """Rows of results.csv and summary.csv, from rows in memory."""
    tables = clean(typed_files(files_of(region)))
    units = units_of(tables["organizations"])
    answers: Answers = {
        key: Answer(value, Place()) for key, value in region.answers.items() if value is not None
    }
    span = parse_period(period)
    facts = compute_facts(tables, methodology, span, engine)
    results = score_units(units, facts, answers, methodology, span)
    return read_csv(results_csv(results)), read_csv(summary_csv(results))


def read_csv(text: str) -> Lines:
    """The rows of a file, in the order of units."""
    return _by_unit(csv.DictReader(io.StringIO(text)))


def expected(rows: Iterable[dict[str, object]]) -> Lines:
    """Rows of the plain computation as the files write them (contract, section 4)."""

    def text(name: str, value: object) -> str:
        return str(value).lower() if name == "achieved" and value is not None else _text(value)

    return _by_unit({name: text(name, value) for name, value in row.items()} for row in rows)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, str):
        return value
    assert isinstance(value, int | Fraction)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact:.6f}".rstrip("0").rstrip(".")


def _by_unit(rows: Iterable[dict[str, str]]) -> Lines:
    return sorted(rows, key=lambda row: (row["level"], row["unit_code"], row.get("indicator", "")))
