"""The same region, sent cleanly and in a dozen other ways: the same bytes come out of `score`."""

import csv
import random
from pathlib import Path

import pytest

from rsnms_cli.pipeline.score import score
from rsnms_cli.report.tables.scores import results_csv
from tests.helpers.commands import run_quietly
from tests.helpers.examples import daily
from tests.helpers.jobs import job
from tests.helpers.messy.region import ANSWERS, PLACES, Sent, clean
from tests.helpers.messy.spellings import respelt
from tests.helpers.messy.ways import SAID, TITLES, WAYS
from tests.helpers.office import saved
from tests.helpers.tables import write_book, write_forms

ALWAYS = ("answer.blank", "form.")
"""Said of the clean tables too."""


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_forms(tmp_path_factory.mktemp("forms"), ANSWERS, PLACES, "2024")


def results(data: Path, forms: Path, out: Path) -> list[str]:
    """results.csv and summary.csv, and the results of a document that needs other columns."""
    said = ("--data", data, "--forms", forms, "--period", "2024", "--out", out)
    assert run_quietly("score", *said) == 0, spots(out)
    kuzbass = score(job(data, "kuzbass-2022", "2024"))
    files = [(out / name).read_bytes().decode() for name in ("results.csv", "summary.csv")]
    return "".join([*files, results_csv(kuzbass.results)]).splitlines(keepends=True)


def spots(out: Path) -> list[str]:
    """Level, code, file, sheet and cell of the problems that the clean tables do not have."""
    with (out / "problems.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["code"].startswith(ALWAYS)]
    parts = [[row[key] for key in ("level", "code", "file", "sheet", "cell")] for row in rows]
    return sorted(" ".join(filter(None, part)) for part in parts)


@pytest.fixture(scope="module")
def expected(forms: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("clean")
    for name, lines in clean().items():
        write_book(folder / "data" / f"{name}.xlsx", {"Лист1": lines})
    found = results(folder / "data", forms, folder / "out")
    assert spots(folder / "out") == []
    return found


def shuffled(dice: random.Random) -> Sent:
    """The clean tables, rows in any order."""
    return {
        name: [rows[0], *dice.sample(rows[1:], len(rows) - 1)] for name, rows in clean().items()
    }


@pytest.mark.parametrize("way", daily(WAYS, 3))
def test_the_same_region(tmp_path: Path, forms: Path, expected: list[str], way: str) -> None:
    dice = random.Random(way)
    data = tmp_path / "data"
    data.mkdir()
    WAYS[way](data, shuffled(dice), dice)
    found = results(data, forms, tmp_path / "out")
    assert spots(tmp_path / "out") == SAID[way]
    assert found == expected


@pytest.mark.office
def test_the_same_region_saved_by_libreoffice(
    tmp_path: Path, forms: Path, expected: list[str]
) -> None:
    """Two tables as .xls, two as .ods, cells typed in all ways, forms as .ods."""
    dice = random.Random("office")
    paths = [
        write_book(tmp_path / f"{TITLES[name]}.xlsx", {"Лист1": respelt(lines, dice)})
        for name, lines in shuffled(dice).items()
    ]
    saved(tmp_path / "data", "xls", *paths[::2])
    saved(tmp_path / "data", "ods", *paths[1::2])
    saved(tmp_path / "forms", "ods", *sorted(forms.iterdir()))
    assert results(tmp_path / "data", tmp_path / "forms", tmp_path / "out") == expected
    assert spots(tmp_path / "out") == []
