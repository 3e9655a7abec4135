"""A folder is the whole old or the whole new one, whenever the process that writes it is killed."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.office import exchange as exchanging
from rsnms_cli.office.aside import mend
from rsnms_cli.office.output import Write, write_folder, write_text
from tests.helpers.commands import content
from tests.helpers.examples import slow

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
NAMES = ("results.csv", "summary.csv", "units/01/note.docx", "report.html")
STEPS = ("mkdir", "rename", "replace", "link", "unlink", "rmdir", "fsync", "open")


def files(words: str) -> dict[str, Write]:
    return {name: write_text(f"{words} {name}") for name in NAMES}


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Whether a process that does this work is killed before its n-th step on the disk."""
    child = os.fork()
    if child == 0:
        count = 0

        def step(usual: Any) -> Any:
            def stepping(*args: Any, **options: Any) -> Any:
                nonlocal count
                count += 1
                if count == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                return usual(*args, **options)

            return stepping

        for name in STEPS:
            setattr(os, name, step(getattr(os, name)))
        exchanging.exchange = step(exchanging.exchange)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def moments(work: Callable[[], object], before: Callable[[], object]) -> Iterator[int]:
    """Every moment at which the work can be killed; `before` makes the old state again."""
    number = 1
    while True:
        before()
        if not killed_at(number, work):
            return
        yield number
        number += 1


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".rsnms-*")]


@pytest.mark.parametrize("old", [True, slow(False)], ids=["over an old report", "a new folder"])
def test_a_report_alone_in_its_folder_is_never_seen_half(tmp_path: Path, old: bool) -> None:
    """Not even right after the kill, before anything is mended."""
    out, seen, number = tmp_path / "отчёты" / "out", set(), 0

    def begin() -> None:
        for path in sorted(out.parent.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        if old:
            write_folder(out, files("старый"))

    begin()
    states = {"old": content(out) if old else {}}
    write_folder(out, files("новый"))
    states["new"] = content(out)
    for number in moments(lambda: write_folder(out, files("новый")), begin):  # noqa: B007
        now = content(out) if out.exists() else {}
        seen.add(next(name for name, state in states.items() if state == now))
        write_folder(out, files("новый"))
        assert content(out) == states["new"]
        assert not hidden(tmp_path)
    assert number > 20
    assert seen == {"old", "new"}


@pytest.mark.parametrize("exchange", [True, slow(False)], ids=["other files", "no exchange"])
def test_among_other_files_the_next_command_finishes_or_undoes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    out, seen = tmp_path / "out", set()
    if not exchange:
        monkeypatch.setattr("rsnms_cli.office.output.exchange", lambda *_: False)

    def begin() -> None:
        mend(out, tmp_path)
        write_folder(out, files("старый"))
        if exchange:
            (out / "заметки.txt").write_text("мои", encoding="utf-8")

    begin()
    states = {"old": content(out)}
    write_folder(out, files("новый"))
    states["new"] = content(out)
    for number in moments(lambda: write_folder(out, files("новый")), begin):
        assert set(content(out)) >= set(states["old"]), f"step {number}: a file is missing"
        mend(out, tmp_path)
        seen.add(next(name for name, state in states.items() if state == content(out)))
        assert not hidden(tmp_path)
    assert seen == {"old", "new"}


def test_who_mends_may_be_killed_too(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "заметки.txt").write_text("мои", encoding="utf-8")
    write_folder(out, files("старый"))
    old = content(out)
    write_folder(out, files("новый"))
    new = content(out)
    for number in (30, 40, 50, 60):
        write_folder(out, files("старый"))
        killed_at(number, lambda: write_folder(out, files("новый")))
        for step in range(1, 15, 2):
            killed_at(step, lambda: mend(out))
        mend(out)
        assert content(out) in (old, new)
        assert not hidden(out)


def test_what_a_living_process_writes_is_left_alone(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        mend(tmp_path, tmp_path / "out")
        path.write_text("я жив", encoding="utf-8")

    write_folder(tmp_path / "out", {"a.txt": write})
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == "я жив"


def test_a_folder_somebody_planted_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "важное.txt").write_text("важное", encoding="utf-8")
    planted = tmp_path / "out" / ".rsnms-planted"
    (planted / "new").mkdir(parents=True)
    (planted / "new" / "a").write_text("чужое", encoding="utf-8")
    for plan in ('{"folder": "", "names": ["../важное.txt"]}', '{"names": 5}', "[" * 9999, ""):
        planted.mkdir(exist_ok=True)
        (planted / "plan.json").write_text(plan, encoding="utf-8")
        mend(tmp_path / "out")
        assert (tmp_path / "важное.txt").read_text("utf-8") == "важное"
