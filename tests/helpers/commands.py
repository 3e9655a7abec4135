"""Commands run as a user runs them, inside the test's process or in one of their own."""

import gc
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.cli.main import run
from rsnms_cli.office.pool import ReaderPool
from rsnms_cli.office.worker import Task, done
from tests.helpers.tables import Tabular, grid, write_book

ROOT = Path(__file__).parents[2]
EXPORTS = ROOT / "sample_data/exports"
FORMS = ROOT / "sample_data/forms"
SHORT = ("--methodology", "aksai-2021")
FILES = ("results.csv", "summary.csv", "problems.csv", "scores.xlsx")


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    def assert_says(self, code: int, *words: str) -> None:
        """The exit code, and every one of these on the screen (stdout or stderr)."""
        assert self.code == code, self
        for word in words:
            assert word in self.out + self.err, f"{word!r} is not in\n{self.out}\n{self.err}"


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    """Run a command here; no command ever prints a traceback."""
    capsys.readouterr()
    try:
        code = run([str(argument) for argument in arguments])
    finally:
        gc.enable()  # `run` is made for a process that ends with it
    captured = capsys.readouterr()
    said = Said(code, captured.out, captured.err)
    assert "Traceback" not in said.out + said.err, said
    return said


def heard(*arguments: object) -> Said:
    """What a command answers, where there is no `capsys`."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run([str(argument) for argument in arguments])
        finally:
            gc.enable()
    return Said(code, out.getvalue(), err.getvalue())


def run_quietly(*arguments: object) -> int:
    """Exit code of a command whose words do not matter."""
    return heard(*arguments).code


def score(capsys: pytest.CaptureFixture[str], data: Path, *more: object) -> Said:
    """`rsnms score` of a folder for 2024, unless `more` says another period."""
    period = () if "--period" in more else ("--period", "2024")
    return call(capsys, "score", "--data", data, *period, *more)


def short_score(capsys: pytest.CaptureFixture[str], data: Path, *more: object) -> Said:
    """The same by the shortest of the documents, where the numbers do not matter."""
    return score(capsys, data, *SHORT, *more)


def process(
    *arguments: object, cwd: Path = ROOT, environment: Mapping[str, str] = {}
) -> "subprocess.CompletedProcess[str]":
    """Run a command as a process of its own."""
    command = [sys.executable, "-m", "rsnms_cli", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def one_book(folder: Path, tables: Tabular) -> Path:
    """A folder with all tables in one workbook."""
    write_book(folder / "выгрузка.xlsx", {name: grid(name, rows) for name, rows in tables.items()})
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its path."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def old_report(folder: Path) -> dict[str, bytes]:
    """A folder that holds a former report, a user's note and a user's subfolder."""
    (folder / "архив").mkdir(parents=True)
    for name in (*FILES, "заметки.txt", "архив/results.csv"):
        (folder / name).write_bytes(f"прежнее: {name}".encode())
    return content(folder)


def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process, so that what the test forbids is forbidden to the reader."""

    def read(_: ReaderPool, task: Task, size: int = 0) -> Future[Any]:
        answer: Future[Any] = Future()
        answer.set_result(done(task))
        return answer

    monkeypatch.setattr(ReaderPool, "submit", read)
