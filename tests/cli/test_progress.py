"""What a long job says while it runs: a line on the screen of a person, nothing anywhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.commands import EXPORTS, FORMS, ROOT

LONG_JOB = """
import sys, time
from rsnms_cli.cli.progress import progress
from rsnms_cli.model.progress import tell
tell("Никто не слушает")
with progress(quiet="--json" in sys.argv):
    tell("Чтение файлов", 1, 3)
    time.sleep(float(sys.argv[1]))
tell("Никто не слушает")
print("готово", file=sys.stderr, flush=True)
"""
COMMAND = """
from rsnms_cli.cli import progress
progress.WAIT = 0.0
from rsnms_cli.cli.main import main
main()
"""
SCORE = ("score", "--data", EXPORTS, "--forms", FORMS, "--period", "2024")
LINE, ERASE, SHOW_CURSOR = "Чтение файлов", "\x1b[2K", "\x1b[?25h"


def on_screen(program: str, *arguments: object, term: str = "xterm") -> tuple[int, str]:
    """Exit code and stderr of a program whose stderr is a terminal."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals of this kind")
    master, slave = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"TERM": term, "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=slave,
    )
    os.close(slave)
    seen = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # Linux says so when the program has closed the terminal
            break
        if not piece:
            break
        seen += piece
    os.close(master)
    return running.wait(), seen.decode()


def test_a_long_job_says_what_it_is_at_and_leaves_no_trace() -> None:
    code, seen = on_screen(LONG_JOB, 1.5)
    assert code == 0
    assert f"{LINE}: 1 из 3" in seen
    assert "Никто не слушает" not in seen
    last = seen.rindex(LINE)
    assert ERASE in seen[last:]
    assert SHOW_CURSOR in seen[last:]
    assert seen.endswith("готово\r\n")


def test_a_quick_job_says_nothing() -> None:
    assert on_screen(LONG_JOB, 0) == (0, "готово\r\n")


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_nothing_is_shown_where_a_line_cannot_be_erased_or_a_program_reads(term: str) -> None:
    quiet = () if term == "dumb" else ("--json",)
    assert on_screen(LONG_JOB, 1.2, *quiet, term=term) == (0, "готово\r\n")


def test_a_command_shows_its_steps_before_its_answer(tmp_path: Path) -> None:
    code, seen = on_screen(COMMAND, *SCORE, "--out", tmp_path)
    assert code == 0
    assert LINE in seen
    answer = seen.index("Записано в папку")
    assert seen.rindex(ERASE) < answer
    assert LINE not in seen[answer:]


@pytest.mark.slow
def test_a_refusal_comes_after_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1;2\n", "utf-8")
    code, seen = on_screen(COMMAND, "score", "--data", tmp_path, "--period", "2024")
    assert code == 3
    assert seen.rindex(SHOW_CURSOR) < seen.index("rsnms: ")


@pytest.mark.slow
def test_in_a_pipe_nothing_is_shown(tmp_path: Path) -> None:
    command = [sys.executable, "-c", COMMAND, *map(str, SCORE), "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "Записано в папку" in done.stderr
    assert LINE not in done.stderr
    assert "\x1b" not in done.stderr + done.stdout
