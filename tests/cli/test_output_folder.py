"""Writing the output folder: everything new, or the old report untouched (contract, 4)."""

import builtins
import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.commands import FILES, call, content, old_report
from tests.helpers.commands import short_score as score
from tests.helpers.tables import region, write_region

Capsys = pytest.CaptureFixture[str]
NOT_WRITTEN = ("не удалось записать: ", "прежнее содержимое папки не изменено")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_region(tmp_path / "data", region())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder below a path with spaces and Russian letters."""
    return tmp_path / "мои отчёты 2024" / "out"


def fail_opening(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    """Half of the file gets onto the disk, then the error."""
    usual = io.open

    def opening(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        if "w" in mode and isinstance(file, str | Path) and Path(file).name == name:
            with usual(file, "wb") as half:
                half.write("половина".encode())
            raise error
        return usual(file, mode, *args, **options)

    monkeypatch.setattr(io, "open", opening)
    monkeypatch.setattr(builtins, "open", opening)


def fail_renaming(monkeypatch: pytest.MonkeyPatch, number: int, error: BaseException) -> None:
    """The n-th move of a file does not happen."""
    calls = []
    for name in ("rename", "replace"):
        usual = getattr(os, name)

        def moving(*args: Any, usual: Any = usual, **options: Any) -> Any:
            calls.append(args)
            if len(calls) == number:
                raise error
            return usual(*args, **options)

        monkeypatch.setattr(os, name, moving)


def test_success_replaces_the_report_and_nothing_else(
    capsys: Capsys, data: Path, out: Path
) -> None:
    before = old_report(out)
    score(capsys, data, "--out", out).assert_says(0, f"Записано в папку {out}: results.csv")
    after = content(out)
    assert after.keys() == before.keys()
    assert {name for name in before if after[name] != before[name]} == set(FILES)


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("name", FILES)
def test_a_full_disk(
    capsys: Capsys, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = old_report(out)
    fail_opening(monkeypatch, name, full())
    said = score(capsys, data, "--out", out)
    said.assert_says(2, f"в папку «{out}»", *NOT_WRITTEN)
    assert "Записано" not in said.err
    assert said.out == ""
    assert content(out) == before
    assert sorted(path.name for path in out.iterdir()) == sorted([*FILES, "архив", "заметки.txt"])


@pytest.mark.parametrize("name", FILES)
def test_a_full_disk_in_a_new_folder(
    capsys: Capsys, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    fail_opening(monkeypatch, name, full())
    score(capsys, data, "--out", out).assert_says(2, f"в папку «{out}»", "не удалось записать")
    assert not out.exists() or not list(out.iterdir())


@pytest.mark.parametrize("number", range(1, 6))
def test_a_file_held_open_by_another_program(
    capsys: Capsys, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = old_report(out)
    fail_renaming(monkeypatch, number, PermissionError(13, "Permission denied"))
    said = score(capsys, data, "--out", out)
    said.assert_says(2, f"в папку «{out}»", "закройте файлы прежнего отчёта", *NOT_WRITTEN)
    assert content(out) == before


@pytest.mark.parametrize("name", FILES)
def test_interrupted_while_writing(
    capsys: Capsys, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = old_report(out)
    fail_opening(monkeypatch, name, KeyboardInterrupt())
    assert score(capsys, data, "--out", out).code == 130
    assert content(out) == before


@pytest.mark.parametrize("name", FILES)
def test_a_fault_while_writing(
    capsys: Capsys, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = old_report(out)
    fail_opening(monkeypatch, name, RuntimeError("сбой"))
    score(capsys, data, "--out", out).assert_says(4, "сбой программы")
    assert content(out) == before


@pytest.mark.parametrize("number", [1, 2, 5])
def test_interrupted_while_moving(
    capsys: Capsys, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = old_report(out)
    fail_renaming(monkeypatch, number, KeyboardInterrupt())
    assert score(capsys, data, "--out", out).code == 130
    assert content(out) == before


def test_a_folder_with_the_name_of_a_file(capsys: Capsys, data: Path, out: Path) -> None:
    (out / "results.csv").mkdir(parents=True)
    (out / "results.csv" / "важное.txt").write_text("важное", encoding="utf-8")
    score(capsys, data, "--out", out)
    assert "важное".encode() in content(out).values()


@pytest.mark.parametrize(
    "words", [("score",), ("demo",), ("forms", "create"), ("check",)], ids="-".join
)
def test_out_below_a_regular_file(
    capsys: Capsys, data: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "файл").write_text("занято", encoding="utf-8")
    before = content(tmp_path)
    below = tmp_path / "файл" / "отчёт"
    out = below / "problems.csv" if words == ("check",) else below
    where = () if words == ("demo",) else ("--data", data, "--period", "2024")
    said = call(capsys, *words, *where, "--out", out)
    said.assert_says(2, f"в папку «{below}»", "не удалось записать", "укажите другую папку")
    assert content(tmp_path) == before


def test_out_is_a_regular_file(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    (tmp_path / "отчёт").write_text("занято", encoding="utf-8")
    said = score(capsys, data, "--out", tmp_path / "отчёт")
    said.assert_says(2, f"в папку «{tmp_path / 'отчёт'}» не удалось записать")
    assert (tmp_path / "отчёт").read_text(encoding="utf-8") == "занято"


def test_forms_that_are_filled_stay(capsys: Capsys, data: Path, out: Path) -> None:
    create = ("forms", "create", "--data", data, "--period", "2024", "--out", out)
    call(capsys, *create)
    filled = next(out.glob("*регион*"))
    filled.write_bytes(b"filled by somebody")
    call(capsys, *create)
    assert b"filled by somebody" in content(out).values()


def test_problems_to_a_file(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    (data / "лишнее.csv").write_bytes(b"%PDF")
    for name in ("a.csv", "b.json"):
        call(capsys, "check", "--data", data, "--out", tmp_path / name).assert_says(1, "Ошибок: 1")
    assert (tmp_path / "a.csv").read_text("utf-8").startswith("code,level,file,sheet,cell,what")
    assert '"file": "лишнее.csv"' in (tmp_path / "b.json").read_text("utf-8")


def test_a_report_beside_the_data_changes_nothing(capsys: Capsys, data: Path) -> None:
    assert score(capsys, data, "--out", data).code == 0
    first = content(data)
    assert score(capsys, data, "--out", data).code == 0
    assert content(data) == first
