"""The commands of the guides run, in their order, on the sample region."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer

from rsnms_cli.cli.app import app
from rsnms_cli.cli.main import run

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs").glob("*.md"))


def commands(text: str) -> list[str]:
    """The lines of the guide's shell blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("rsnms ")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_commands_of_the_guide_are_written_as_the_program_takes_them(guide: Path) -> None:
    for line in commands(guide.read_text("utf-8")):
        command: Any = typer.main.get_command(app)
        words = shlex.split(line)[1:]
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        try:
            assert command.make_context("rsnms", words), line
        except typer.Exit:
            assert "--explain" in line, line  # it answers while it is parsed


@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_commands_of_the_guide_work(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "sample_data/exports", tmp_path / "data")
    shutil.copytree(ROOT / "sample_data/forms", tmp_path / "forms")
    monkeypatch.chdir(tmp_path)
    for command in commands(guide.read_text("utf-8")):
        assert run(shlex.split(command)[1:]) == 0, command


def test_the_guides_hold_commands() -> None:
    found = [command for guide in GUIDES for command in commands(guide.read_text("utf-8"))]
    assert len(found) >= 8


def test_the_ci_script_finds_both_commands_of_the_readme() -> None:
    block = re.search(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.S | re.M)
    assert block
    lines = [line for line in block[1].splitlines() if line and not line.startswith("#")]
    assert len(lines) == 2
    assert lines[0].endswith("rsnms demo --out out")
    assert "pytest" in lines[1]
