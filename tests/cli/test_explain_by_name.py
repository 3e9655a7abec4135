"""`rsnms explain` of rows without СНИЛС: it says that they are known by name."""

import csv
from pathlib import Path

import pytest

from tests.helpers.commands import call
from tests.helpers.tables import DIAGNOSTICS, TEACHER, region, write_region

Capture = pytest.CaptureFixture[str]
OLGA, VERA = "Щукина Ольга Ильинична", "Рыбина Вера Львовна"
ASKED = ("explain", "region", "region", "9.1", "--period", "2024")
KNOWN = "без СНИЛС, по имени и организации"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Щукина has a number in «Педагоги» alone, Рыбина in no table."""
    numbers = {OLGA: "112-233-445 95", VERA: None}
    nobody = DIAGNOSTICS | {"person_id": None, "org_code": "01"}
    tables = region(
        teachers=[TEACHER | {"person_id": no, "full_name": name} for name, no in numbers.items()],
        diagnostics=[nobody | {"full_name": name} for name in numbers],
        trainings=[],
    )
    folder = write_region(tmp_path / "data", tables)
    (folder / "mapping.toml").write_text('[people]\nwithout_snils = "by_name"\n', "utf-8")
    return folder


def test_on_the_screen_beside_every_row_that_says_no_number(capsys: Capture, data: Path) -> None:
    said = call(capsys, *ASKED, "--data", data, "--rows").out
    places = ["teachers.xlsx, лист «Лист1», строка 3"]
    places += [f"diagnostics.xlsx, лист «Лист1», строка {row}" for row in (2, 3)]
    for place in places:
        assert f"{place} ({KNOWN})" in said
    assert said.count(KNOWN) == len(places)


def test_in_the_file_and_with_names_only_when_asked(
    capsys: Capture, data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    call(capsys, *ASKED, "--data", data, "--personal", "--out", path).assert_says(0)
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    people = [(r["full_name"], r["snils"], r["why"]) for r in rows if r["kind"] == "person"]
    assert people == [(OLGA, "112-233-445 95", ""), (VERA, "", KNOWN)]
    assert [row["why"] for row in rows if row["kind"] == "diagnostics"] == [KNOWN, KNOWN]
