"""Questions without an answer are counted at the end of every command that reads the tables."""

from pathlib import Path

import pytest

from tests.helpers.commands import Said, call, short_score
from tests.helpers.tables import ORG, TEACHER, grid, region, write_book, write_region
from tests.helpers.workspace import PLAIN, workspace

Capsys = pytest.CaptureFixture[str]
WAITS = "1 решение ждёт (организации – 1): rsnms map --review"
LOST_ZERO = region(teachers=[{**TEACHER, "org_code": "1"}, {**TEACHER, "person_id": "P2"}])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_region(tmp_path / "data", LOST_ZERO)


def last(said: Said) -> list[str]:
    return [line for line in (said.out + said.err).splitlines() if "ждёт" in line or "ждут" in line]


def test_every_command_counts_them_until_they_are_answered(
    capsys: Capsys, data: Path, tmp_path: Path
) -> None:
    commands = (
        ("check", "--data", data, "--period", "2024"),
        ("score", "--data", data, "--period", "2024", "--methodology", "aksai-2021"),
        ("report", "--data", data, "--period", "2024", "--format", "csv", "--out", tmp_path / "o"),
        ("score", "--data", data, "--period", "2024", "--strict"),
    )
    for command in commands:
        assert last(call(capsys, *command)) == [WAITS], command
    call(capsys, "map", "--data", data)
    assert last(call(capsys, *commands[0])) == [WAITS], "written down, but not decided"
    path = data / "mapping.toml"
    path.write_text(path.read_text("utf-8").replace("\naccept = false", "\nreject = true"), "utf-8")
    for command in commands:
        assert last(call(capsys, *command)) == [], command


def test_a_refusal_counts_them_too(capsys: Capsys, data: Path) -> None:
    """Nothing can be computed just because a column is not known yet."""
    orgs = grid("organizations", [ORG])
    orgs[0][orgs[0].index("Муниципалитет")] = "Город"
    write_book(data / "organizations.xlsx", {"Л": orgs})
    said = short_score(capsys, data)
    said.assert_says(3, "table.missing")
    assert last(said) == ["1 решение ждёт (столбцы – 1): rsnms map --review"]


def test_a_run_counts_them(capsys: Capsys, tmp_path: Path) -> None:
    place = workspace(tmp_path / "регион", PLAIN, LOST_ZERO)
    said = call(capsys, "run", "--workspace", place, "--period", "2024")
    assert last(said) == [WAITS]


def test_a_table_of_problems_says_it_in_its_row(capsys: Capsys, data: Path) -> None:
    said = call(capsys, "check", "--data", data, "--period", "2024", "--json")
    assert '"code": "decisions.waiting"' in said.out
    assert "1 решение ждёт (организации – 1)" in said.out
    call(capsys, "check", "--explain", "decisions.waiting").assert_says(0, "rsnms map --review")
