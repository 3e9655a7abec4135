"""One file of decisions for several folders: `--mapping`, or a setting of the workspace."""

import json
from pathlib import Path

import pytest

from tests.helpers.commands import call
from tests.helpers.tables import ORG, TEACHER, Tabular, region, write_region
from tests.helpers.workspace import PLAIN, runs, workspace

Capsys = pytest.CaptureFixture[str]
PERIOD = ("--period", "2024")


def tables(code: str, name: str, written: str) -> Tabular:
    """A region of one school, whose teacher's row writes its name otherwise."""
    teacher = {**TEACHER, "org_code": None, "org_name": written}
    return region(organizations=[{**ORG, "org_code": code, "org_name": name}], teachers=[teacher])


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return write_region(tmp_path / "north", tables("01", "МБОУ «СОШ № 5»", "МКОУ СОШ №5"))


@pytest.fixture
def south(tmp_path: Path) -> Path:
    return write_region(tmp_path / "south", tables("77", "МБОУ «Лицей № 2»", "МКОУ Лицей №2"))


def test_two_folders_share_their_decisions(
    capsys: Capsys, north: Path, south: Path, tmp_path: Path
) -> None:
    """An entry of one of them, whose code the other does not have, is no fault there."""
    shared = tmp_path / "region.toml"
    for folder in (north, south):
        call(capsys, "map", "--data", folder, "--mapping", shared).assert_says(0, "Предложений: 1")
        assert not (folder / "mapping.toml").exists()
    decided = shared.read_text("utf-8").replace("\naccept = false", "\naccept = true")
    shared.write_text(decided, "utf-8")
    for folder in (north, south):
        call(capsys, "check", "--data", folder, *PERIOD).assert_says(1)
        said = call(capsys, "check", "--data", folder, *PERIOD, "--mapping", shared)
        said.assert_says(0, "mapping.used", "region.toml: применены принятые соответствия")
        for command, out in (("score", "s"), ("report", "r")):
            asked = (command, "--data", folder, *PERIOD, "--mapping", shared)
            call(capsys, *asked, "--out", tmp_path / out, *more(command)).assert_says(0)
    explain = ("explain", "municipality", "Южный район", "--data", north, *PERIOD)
    call(capsys, *explain, "--mapping", shared).assert_says(0)
    copies = (
        "pseudonymize",
        "--data",
        north,
        "--out",
        tmp_path / "copies",
        "--key",
        tmp_path / "k",
    )
    assert "unknown_name" not in call(capsys, *copies, "--mapping", shared).err


def more(command: str) -> tuple[str, ...]:
    return ("--format", "csv") if command == "report" else ()


def test_it_may_lie_among_the_tables_under_any_name(capsys: Capsys, north: Path) -> None:
    mapping = north / "Соответствия региона.toml"
    call(capsys, "map", "--data", north, "--mapping", mapping).assert_says(0, "Предложений: 1")
    said = call(capsys, "check", "--data", north, *PERIOD, "--mapping", mapping)
    assert "Соответствия региона" not in said.out.replace("decisions.waiting", "")


def test_a_file_that_is_named_must_be_there(capsys: Capsys, north: Path) -> None:
    (north / "mapping.toml").write_text("[people]\n", "utf-8")
    absent = north.parent / "нет.toml"
    said = call(capsys, "check", "--data", north, *PERIOD, "--mapping", absent)
    said.assert_says(2, "нет.toml» не найден", "rsnms map")


def test_a_workspace_says_where_it_is_and_a_run_depends_on_it(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = workspace(
        tmp_path / "регион",
        PLAIN + 'mapping = "../общий.toml"\n',
        tables("01", "МБОУ «СОШ № 5»", "МКОУ СОШ №5"),
    )
    monkeypatch.chdir(place)
    shared = tmp_path / "общий.toml"
    run = ("run", *PERIOD)
    call(capsys, *run).assert_says(2, "не найден")
    call(capsys, "map").assert_says(0, "Предложений: 1")
    call(capsys, *run).assert_says(1, "Не учтено: 1 педагог")
    shared.write_text(shared.read_text("utf-8").replace("\naccept = false", "\naccept = true"))
    call(capsys, *run).assert_says(0)
    first = runs(place)["2024"]
    manifest = json.loads((place / f"reports/2024/{first}/manifest.json").read_text("utf-8"))
    assert "общий.toml" in manifest["inputs"]
    call(capsys, *run).assert_says(0, "ничего не изменилось")
    shared.write_text(shared.read_text("utf-8") + "# решено на совещании\n")
    call(capsys, *run).assert_says(0)
    assert runs(place)["2024"] != first
