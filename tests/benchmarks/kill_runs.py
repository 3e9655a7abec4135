"""Kill `rsnms run` and `rsnms report --out` at random moments over an existing result: always the
whole old or the whole new, and nothing hidden is left after the next command, whichever it is.

    python tests/benchmarks/kill_runs.py [KILLS] [FOLDER]

After each kill the folder is looked at as it lies. FOLDER may lie on a small file system: a full
disk must leave the old result whole as well.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rsnms_cli.pipeline.runs.latest import latest, latest_run
from rsnms_cli.pipeline.runs.manifest import verified

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "rsnms_cli")
RUN = (*PROGRAM, "run", "--period", "2024", "--workspace")
REPORT = (*PROGRAM, "report", "--period", "2024", "--format", "csv,json,html,docx", "--data")
Command = tuple[str, ...]


def call(*command: str) -> float:
    """A command to its end, and how long it took."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def killed(command: Command, moment: float) -> bool:
    """Whether the kill came before the command's own end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def hidden(*folders: Path) -> list[str]:
    """What a killed command left, there or among the temporary files."""
    places = (*folders, Path(tempfile.gettempdir()))
    found = [path for folder in places for path in folder.rglob(".rsnms-*") if path.is_dir()]
    return [str(path) for path in (*found, *places[-1].glob("rsnms-work-*"))]


def strikes(kills: int, command: Command, whole: float) -> Iterator[int]:
    """The number of each kill, after it, until there were as many."""
    dice, struck = random.Random(1), 0
    while struck < kills:
        if killed(command, dice.uniform(whole / 3, whole)):
            struck += 1
            yield struck


def runs(kills: int, folder: Path) -> str:
    """Kill `run`; every time the data have changed."""
    place = folder / "workspace"
    call(*PROGRAM, "init", str(place))
    for name, source in (("data", "exports"), ("forms", "forms")):
        shutil.copytree(ROOT / "sample_data" / source, place / name, dirs_exist_ok=True)
    call(*RUN, str(place))
    note, reports, changed = place / "data" / "заметка.txt", place / "reports", 0
    note.write_text("первая", encoding="utf-8")
    whole, before = call(*RUN, str(place)), latest(reports)
    for number in strikes(kills, (*RUN, str(place)), whole):
        assert latest_run(reports, "2024"), f"kill {number}: nothing whole is shown"
        changed += latest(reports) != before
        before = latest(reports)
        call(*PROGRAM, "status", "--workspace", str(place))
        assert not hidden(place), (number, hidden(place))
        note.write_text(f"заметка {number}", encoding="utf-8")
    call(*RUN, str(place))
    kept = list((reports / "2024").iterdir())
    assert all(map(verified, kept)), "a folder without a valid manifest"
    return f"run: {kills} kills, {changed} new results, {len(kept)} kept"


def reports(kills: int, folder: Path) -> str:
    """Kill `report --out` over another report."""
    out = folder / "отчёт"
    command: Command = (*REPORT, str(ROOT / "sample_data" / "exports"), "--out", str(out))
    commands = [command, (*command, "--hide-below", "9")]
    states, seen = [], [0, 0]
    for command in commands:
        whole = call(*command)
        states.append(contents(out))
    assert states[0] != states[1]
    for number in strikes(kills, commands[0], whole):
        now = contents(out)
        assert now in states, f"kill {number}: neither the old report nor the new one"
        seen[states.index(now)] += 1
        call(*PROGRAM, "--version")
        assert not hidden(folder), (number, hidden(folder))
        if now == states[0]:
            call(*commands[1])
    return f"report: {kills} kills, old {seen[1]} times, new {seen[0]} times"


def contents(folder: Path) -> dict[str, bytes]:
    """The visible files of a report by their names."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def main(kills: int, folder: Path) -> None:
    """Both; what could be seen is printed."""
    temporary = folder / "tmp"
    temporary.mkdir()
    os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
    for work in (reports, runs):
        print(work(kills, folder), flush=True)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    if len(sys.argv) > 2:
        main(count, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(count, Path(made))
