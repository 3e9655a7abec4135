"""A run is known by what made it: the program itself, not only the version that it says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rsnms_cli.pipeline.runs.fingerprint import program_hash
from tests.helpers.commands import ROOT
from tests.helpers.workspace import PLAIN, runs, workspace

pytestmark = pytest.mark.slow
CHANGES = {
    "code": ("rsnms_cli/score/rules.py", "\nCHANGED = True\n"),
    "methodology": ("rsnms_cli/methodology/data/dagestan-2022.toml", "\n# edited\n"),
    "columns": ("rsnms_cli/model/columns.toml", "\n# edited\n"),
    "template": ("templates/report/page.html", "<!-- edited -->"),
}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program that may be changed."""
    folder = tmp_path / "program"
    without = shutil.ignore_patterns("__pycache__")
    for name in ("rsnms_cli", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=without)
    return folder


def in_copy(program: Path, *words: str, cwd: Path) -> str:
    """What a command of the copy prints."""
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *words], cwd=cwd, env=environment, capture_output=True, check=True
    )
    return done.stdout.decode()


def hash_of(program: Path, cwd: Path) -> str:
    what = "from rsnms_cli.pipeline.runs.fingerprint import program_hash; print(program_hash())"
    return in_copy(program, "-c", what, cwd=cwd).strip()


def test_a_copy_is_the_same_program(program: Path, tmp_path: Path) -> None:
    assert hash_of(program, tmp_path) == program_hash()


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_makes_another_program(program: Path, tmp_path: Path, change: str) -> None:
    name, text = CHANGES[change]
    with (program / name).open("a", encoding="utf-8") as file:
        file.write(text)
    assert hash_of(program, tmp_path) != program_hash()


def test_a_changed_rule_makes_a_new_run(program: Path, tmp_path: Path) -> None:
    place = workspace(tmp_path / "place", PLAIN)
    command = ("-m", "rsnms_cli", "run", "--period", "2024")
    assert "записан" in in_copy(program, *command, cwd=place)
    first = runs(place)["2024"]
    assert "ничего не изменилось" in in_copy(program, *command, cwd=place)
    assert runs(place)["2024"] == first
    rules = program / "rsnms_cli/score/rules.py"
    rules.write_text(rules.read_text("utf-8") + "\nCHANGED = True\n", encoding="utf-8")
    assert "записан" in in_copy(program, *command, cwd=place)
    assert runs(place)["2024"] != first
