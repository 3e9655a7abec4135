"""From a folder of what offices have sent to the first table: commands, decisions, the result."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.commands import heard, run_quietly
from tests.intake.offices.sent import write_clean, write_sent

METHODOLOGIES = [
    "dagestan-2022",
    *(
        pytest.param(name, marks=pytest.mark.slow)
        for name in ("eao-2023", "kuzbass-2022", "aksai-2021", "novosibirsk-2023")
    ),
]


@dataclass(frozen=True)
class Decided:
    """A folder after `describe` and `map --review`, every question answered as it is proposed."""

    folder: Path
    decisions: int
    said: str


@pytest.fixture(scope="module", params=[True, False], ids=["known headers", "own headers"])
def decided(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Decided:
    folder = write_sent(tmp_path_factory.mktemp("sent"), known_headers=request.param)
    run_quietly("describe", "--data", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO("1\n" * 50))
        said = heard("map", "--data", folder, "--review")
    number = re.search(r"Принято: (\d+)", said.out)
    return Decided(folder, int(number[1]) if number else 0, said.out)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clean(tmp_path_factory.mktemp("clean"))


def test_everybody_without_a_number_is_found_by_name(decided: Decided) -> None:
    assert "Строки без СНИЛС (39 строк) отнести" in decided.said


@pytest.mark.parametrize("methodology", METHODOLOGIES)
def test_ten_decisions_make_the_table_of_the_clean_region(
    clean: Path, decided: Decided, tmp_path: Path, methodology: str
) -> None:
    assert decided.decisions <= 10
    expected = results(clean, tmp_path / "expected", methodology)
    assert results(decided.folder, tmp_path / "out", methodology) == expected


def results(data: Path, out: Path, methodology: str) -> list[list[str]]:
    """results.csv but for the names of units, which offices write in several ways."""
    said = ("--data", data, "--methodology", methodology, "--period", "2024", "--out", out)
    code = run_quietly("score", *said)
    assert code in (0, 1), code
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        return [
            [cell for name, cell in row.items() if name != "unit_name"]
            for row in csv.DictReader(file)
        ]
