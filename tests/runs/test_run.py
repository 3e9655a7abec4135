"""The half-yearly run: all or nothing, again and again, whatever happens to it."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from rsnms_cli.model.period import last_finished
from rsnms_cli.pipeline.runs.manifest import verified
from tests.helpers.commands import call
from tests.helpers.leftovers import MARK, gone, processes
from tests.helpers.tables import TEACHER, region, write_region
from tests.helpers.workspace import PLAIN, events, outputs, runs, start, workspace

Capsys = pytest.CaptureFixture[str]

ONE_MORE = region(teachers=[TEACHER, TEACHER | {"person_id": "P2"}])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = workspace(tmp_path / "регион")
    monkeypatch.chdir(folder)
    return folder


def test_a_run_and_an_identical_rerun(capsys: Capsys, place: Path) -> None:
    call(capsys, "run", "--period", "2024").assert_says(0, "Отчёт за 2024 записан")
    first, shown = outputs(place), runs(place)
    assert {"results.csv", "summary.csv", "manifest.json", "report.json"} <= first.keys()
    call(capsys, "run", "--period", "2024").assert_says(0, "ничего не изменилось")
    assert (outputs(place), runs(place)) == (first, shown)
    assert len(list((place / "reports" / "2024").iterdir())) == 1


def test_other_data_make_another_run_and_the_old_one_stays(capsys: Capsys, place: Path) -> None:
    call(capsys, "run", "--period", "2024")
    old = runs(place)["2024"]
    write_region(place / "data", ONE_MORE)
    call(capsys, "run", "--period", "2024")
    assert runs(place)["2024"] != old
    assert verified(place / "reports" / "2024" / old)


@pytest.mark.parametrize(
    ("today", "label"),
    [("2025-01-01", "2024"), ("2025-06-30", "2024"), ("2025-07-01", "2025-H1")],
)
def test_the_period_is_the_half_year_that_ended_last(today: str, label: str) -> None:
    assert last_finished(date.fromisoformat(today)).label == label


def test_a_dry_run_writes_nothing(capsys: Capsys, place: Path) -> None:
    said = call(capsys, "run", "--period", "2024-H1", "--dry-run")
    said.assert_says(0, "01.01.2024 – 30.06.2024", "методика dagestan-2022", "файлов", "нет")
    assert list((place / "reports").iterdir()) == []
    assert list((place / "logs").iterdir()) == []


def test_one_bad_file_of_many(capsys: Capsys, place: Path) -> None:
    (place / "data" / "плохой.xlsx").write_bytes(b"PK\x03\x04")
    call(capsys, "run", "--period", "2024").assert_says(1, "плохой.xlsx: файл повреждён")
    manifest = json.loads(outputs(place)["manifest.json"])
    assert manifest["left_out"] == ["плохой.xlsx"]
    assert (manifest["errors"], manifest["left_out_words"]) == (2, "Не учтено: 1 файл")
    call(capsys, "status").assert_says(0, "Не учтено: 1 файл", "с ошибками: 1 файл (плохой.xlsx)")


def test_too_few_answers_are_not_published(capsys: Capsys, place: Path) -> None:
    settings = PLAIN + "[publish]\nmin_completeness = 50\n"
    (place / "rsnms.toml").write_text(settings, encoding="utf-8")
    call(capsys, "run", "--period", "2024").assert_says(3, "не опубликован: ответов только 0 %")
    assert runs(place) == {}
    assert events(place)[-1]["status"] == "withheld"


def test_what_cannot_be_computed_leaves_the_old_report(capsys: Capsys, place: Path) -> None:
    call(capsys, "run", "--period", "2024")
    before = outputs(place)
    (place / "data" / "teachers.xlsx").unlink()
    call(capsys, "run", "--period", "2024").assert_says(3, "нет таблицы «Педагоги»")
    assert outputs(place) == before
    assert [e["status"] for e in events(place) if e["step"] == "run"][-1] == "refused"


def test_a_run_that_was_spoilt_is_made_anew(capsys: Capsys, place: Path) -> None:
    """A file of a report changed by hand: the run is no run until it is made again."""
    call(capsys, "run", "--period", "2024")
    good = outputs(place)
    (place / "reports" / "2024" / runs(place)["2024"] / "results.csv").write_text("x", "utf-8")
    call(capsys, "status").assert_says(0, "пока ни одного")
    call(capsys, "run", "--period", "2024").assert_says(0, "записан")
    assert outputs(place) == good


def test_two_at_once(capsys: Capsys, place: Path) -> None:
    """The second says so and leaves; the first is not disturbed."""
    with FileLock(place / ".rsnms.lock"):
        call(capsys, "run", "--period", "2024").assert_says(75, "уже идёт другой запуск")
    call(capsys, "run", "--period", "2024").assert_says(0, "записан")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1))
def test_killed_at_any_moment(capsys: Capsys, place: Path, seed: int) -> None:
    """Always the whole old or the whole new; the next run mends. The long test is a benchmark."""
    call(capsys, "run", "--period", "2024").assert_says(0)
    old = runs(place)
    write_region(place / "data", ONE_MORE)
    process = start(place)
    time.sleep(random.Random(seed).uniform(0.3, 1.2))
    process.kill()
    process.wait()
    assert runs(place).keys() == old.keys()
    call(capsys, "run", "--period", "2024").assert_says(0)
    assert runs(place) != old
    assert [path.name for path in (place / "reports").glob(".rsnms-*")] == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
def test_a_polite_end_leaves_nothing_behind(place: Path) -> None:
    process = start(place)
    while process.poll() is None and not (place / "logs" / "rsnms.jsonl").exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.wait() in (0, 130)
    assert [path.name for path in (place / "reports").glob(".rsnms-*")] == []


@pytest.mark.slow
def test_the_same_bytes_whatever_the_surroundings(place: Path, tmp_path: Path) -> None:
    """Locale, time zone, order in which the files were made."""
    made = []
    for number, environment in enumerate(
        ({"LC_ALL": "C", "TZ": "UTC"}, {"LC_ALL": "ru_RU.UTF-8", "TZ": "Asia/Vladivostok"})
    ):
        folder = workspace(tmp_path / str(number))
        shutil.rmtree(folder / "data")
        (folder / "data").mkdir()
        for path in sorted((place / "data").iterdir(), reverse=bool(number)):
            shutil.copy(path, folder / "data" / path.name)
        assert start(folder, **environment).wait() == 0
        made.append(outputs(folder))
    assert made[0] == made[1]


def test_the_log_tells_every_step_and_problem(capsys: Capsys, place: Path) -> None:
    write_region(place / "data", region(teachers=[TEACHER, {"person_id": "112-233-445 95"}]))
    call(capsys, "run", "--period", "2024")
    found = events(place)
    steps = [event["step"] for event in found if event["step"] != "problem"]
    assert steps == ["run", "score", "report", "history", "run"]
    problem = next(event for event in found if event.get("code") == "cell.required")
    assert (problem["file"], problem["cell"]) == ("teachers.xlsx", "C3")
    text = (place / "logs" / "rsnms.jsonl").read_text("utf-8")
    assert "112" not in text.replace("-", "").replace(" ", "").replace('"', "").split("time")[0]
    assert "112-233" not in text


def test_status_says_what_is_due(capsys: Capsys, place: Path) -> None:
    settings = PLAIN + '[deadlines]\nH1 = "07-20"\nH2 = "01-31"\n'
    (place / "rsnms.toml").write_text(settings, encoding="utf-8")
    call(capsys, "status").assert_says(0, "пока ни одного", "На очереди: за")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system that is soon full."""
    if getattr(os, "geteuid", lambda: 1)() != 0:
        pytest.skip("only root makes a small file system")
    folder = tmp_path / "диск"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small file system cannot be mounted here")
    yield folder
    gone(lambda: processes(os.environ[MARK]))  # as long as one of them is there it is busy
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_report(disk: Path) -> None:
    """A run that does not fit any more says so and changes nothing; with room it goes on."""
    place = workspace(disk / "регион")
    assert start(place).wait() == 0
    before = outputs(place)
    write_region(place / "data", ONE_MORE)
    full = disk / "занято"
    with suppress(OSError), full.open("wb") as file:
        while True:
            file.write(b"0" * 4096)
            file.flush()
    refused = start(place)
    said = refused.communicate()[1]
    assert (refused.returncode, "на диске нет места" in said) == (2, True)
    assert outputs(place) == before
    full.unlink()
    assert start(place).wait() == 0
    assert outputs(place) != before
