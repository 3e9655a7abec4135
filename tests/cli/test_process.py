"""Commands as processes of their own: pipes, encodings, time."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rsnms_cli import __version__
from tests.helpers.commands import (
    EXPORTS,
    FILES,
    FORMS,
    ROOT,
    SHORT,
    call,
    content,
    one_book,
    process,
    short_score,
)
from tests.helpers.examples import slow
from tests.helpers.tables import region, write_region

SAMPLE = ("--data", EXPORTS, "--forms", FORMS, "--period", "2024")
WIDE = {"COLUMNS": "250", "TERM": "xterm"}
NARROW = {"COLUMNS": "60", "TERM": "dumb"}
TABLE = set("│┃━─┏┓┗┛└┘┡┩╇┴┬├┤┼")


def test_score_in_a_pipe(tmp_path: Path) -> None:
    done = process("score", *SAMPLE, "--out", tmp_path / "out", environment=WIDE)
    assert done.returncode == 0
    assert sorted(content(tmp_path / "out")) == sorted(FILES)
    assert "\x1b" not in done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) == 100
    assert len([line for line in lines if TABLE & set(line)]) > 100
    assert "предупреждение answer.blank" in done.stderr
    assert "Записано в папку" in done.stderr


@pytest.mark.slow
def test_a_narrow_terminal_does_not_narrow_a_pipe() -> None:
    wide = process("methodology", "show", "dagestan-2022")
    narrow = process("methodology", "show", "dagestan-2022", environment=NARROW)
    assert wide.stdout == narrow.stdout
    assert wide.returncode == narrow.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1251"},
        {"PYTHONIOENCODING": "ascii"},
        {"NO_COLOR": "1"},
    ],
    ids=str,
)
def test_strange_environments(tmp_path: Path, environment: dict[str, str]) -> None:
    data = one_book(tmp_path / "выгрузка за год", region())
    words = ("score", "--data", data, "--period", "2024", "--json", *SHORT)
    done = process(*words, environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    names = {row["unit_name"] for row in json.loads(done.stdout)["summary"]}
    assert names == {"Регион", "Южный район", "Школа 1"}


def test_relative_paths_with_spaces(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_book(tmp_path / "мои данные" / "2024 год", region())
    monkeypatch.chdir(tmp_path / "мои данные")
    out = Path("..", "отчёт (новый)")
    short_score(capsys, Path("2024 год"), "--out", out).assert_says(0, f"Записано в папку {out}: ")
    assert sorted(content(tmp_path / "отчёт (новый)")) == sorted(FILES)


@pytest.mark.slow
def test_refusals_in_a_process(tmp_path: Path) -> None:
    absent = process("score", "--data", "нет", "--period", "2024", cwd=tmp_path)
    assert (absent.returncode, absent.stdout) == (2, "")
    assert absent.stderr.startswith("rsnms: папка «нет» не найдена\n  → ")
    empty = process("score", "--data", ".", "--period", "2024", cwd=tmp_path)
    assert (empty.returncode, empty.stdout) == (3, "")
    version = process("--version")
    assert (version.returncode, version.stdout) == (0, f"rsnms {__version__}\n")


def left_alone(*arguments: object) -> tuple[int, str]:
    """Exit code and stderr of a command whose stdout nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "rsnms_cli", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )
    os.close(writer)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [slow(("score", *SAMPLE)), slow(("score", *SAMPLE, "--json")), ("methodology", "list")],
    ids=["tables", "json", "text"],
)
def test_the_reader_of_the_pipe_has_left(arguments: tuple[object, ...]) -> None:
    code, said = left_alone(*arguments)
    assert "Traceback" not in said
    assert code == 0


@pytest.mark.slow
def test_the_reader_has_left_a_check_with_errors(tmp_path: Path) -> None:
    data = one_book(tmp_path, region())
    (data / "выгрузка.csv").write_bytes(b"%PDF")
    assert left_alone("check", "--data", data)[0] == 1


def test_a_full_disk_behind_stdout() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "rsnms_cli", "methodology", "list"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2


WINDOWS_NAME = "Отчёт".encode("cp1251").decode("utf-8", "surrogateescape")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".xlsx", ".txt"])
def test_a_file_name_that_is_not_utf8(tmp_path: Path, suffix: str) -> None:
    """Unpacked from an archive made on Windows: «Отчёт» in cp1251 bytes."""
    data = one_book(tmp_path / "data", region())
    if suffix == ".xlsx":
        (data / "выгрузка.xlsx").rename(data / (WINDOWS_NAME + suffix))
    else:
        (data / (WINDOWS_NAME + suffix)).write_text("записка", encoding="utf-8")
    words = ("score", "--data", data, "--period", "2024", "--out", tmp_path / "out")
    done = process(*words, *SHORT)
    assert done.returncode in (0, 1), done.stderr
    assert sorted(content(tmp_path / "out")) == sorted(FILES)


def test_a_stray_cell_in_the_last_corner(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """XFD1048576 is where Ctrl+End and a slip of the finger lead to."""
    data = write_region(tmp_path, region())
    book = load_workbook(data / "teachers.xlsx")
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(data / "ещё педагоги.xlsx")
    call(capsys, "check", "--data", data).assert_says(1, "ещё педагоги.xlsx: ")


def cpu_seconds(*arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.slow  # it measures: nothing else should be going on
@pytest.mark.parametrize("arguments", [("--help",), ("score", "--help"), ("--version",)])
def test_help_is_quick(arguments: tuple[str, ...]) -> None:
    assert min(cpu_seconds(*arguments) for _ in range(3)) < 0.35
