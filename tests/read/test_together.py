"""Files are read in two threads: which of them comes first must not matter."""

import json
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.model import columns
from tests.helpers.commands import score
from tests.helpers.tables import TEACHER, region, write_region

TEACHERS = [TEACHER | {"person_id": f"P{number}"} for number in range(8)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """«Педагоги» in two files of one size, the first to be read."""
    data = write_region(tmp_path / "data", region())
    for number in (0, 1):
        write_region(tmp_path / "half", {"teachers": TEACHERS[number::2]})
        (tmp_path / "half/teachers.xlsx").rename(data / f"Педагоги {number}.xlsx")
    (data / "teachers.xlsx").unlink()
    return data


@pytest.fixture
def first_time(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same folder; the column dictionary is yet to be read, and that takes a while."""
    usual = tomllib.loads

    def loads(*args: Any, **options: Any) -> Any:
        time.sleep(0.2)
        return usual(*args, **options)

    columns.table_specs.cache_clear()
    monkeypatch.setattr("rsnms_cli.model.columns.tomllib.loads", loads)
    yield data
    monkeypatch.undo()
    columns.table_specs.cache_clear()


def staff(text: str) -> int:
    """The number of staff in the region, the denominator of 9.1."""
    (row,) = [
        row
        for row in json.loads(text)["results"]
        if (row["level"], row["indicator"]) == ("region", "9.1")
    ]
    return int(row["denominator"])


def test_both_halves_are_counted(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    assert staff(score(capsys, data, "--json").out) == 8


def test_both_halves_are_counted_by_the_first_two_threads(
    capsys: pytest.CaptureFixture[str], first_time: Path
) -> None:
    said = score(capsys, first_time, "--json")
    assert said.code == 0
    assert staff(said.out) == 8
