"""Kill `rsnms run` at random moments over an existing result: always the whole old or the new.

    python tests/benchmarks/kill_runs.py [KILLS] [FOLDER]

Every other time the data change, so that there is something new to write. After each kill the run
shown must be whole by its manifest; at the end one more run must mend everything. FOLDER may lie
on a small file system: a full disk must leave the old result whole as well.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rsnms_cli.pipeline.runs.latest import latest, latest_run
from rsnms_cli.pipeline.runs.manifest import verified

ROOT = Path(__file__).parents[2]
RUN = (sys.executable, "-m", "rsnms_cli", "run", "--period", "2024", "--workspace")


def prepared(folder: Path) -> Path:
    """A workspace with the sample region and a first result."""
    init = (sys.executable, "-m", "rsnms_cli", "init", str(folder))
    subprocess.run(init, check=True, stdout=subprocess.DEVNULL)
    for name, source in (("data", "exports"), ("forms", "forms")):
        shutil.copytree(ROOT / "sample_data" / source, folder / name, dirs_exist_ok=True)
    subprocess.run([*RUN, str(folder)], check=True, capture_output=True)
    return folder


def killed(folder: Path, moment: float) -> bool:
    """Whether the kill came before the run's own end."""
    process = subprocess.Popen(
        [*RUN, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def main(kills: int, folder: Path) -> None:
    place, dice = prepared(folder / "workspace"), random.Random(1)
    note, struck, changed = place / "data" / "заметка.txt", 0, 0
    note.write_text("первая", encoding="utf-8")
    start = time.perf_counter()
    subprocess.run([*RUN, str(place)], check=True, capture_output=True)
    whole = time.perf_counter() - start  # of a run with something to write
    number = 0
    while struck < kills:
        number += 1
        before = latest(place / "reports")
        note.write_text(f"заметка {number // 2}", encoding="utf-8")
        struck += killed(place, dice.uniform(0.1, whole))
        shown = latest_run(place / "reports", "2024")
        assert shown is not None, f"run {number}: nothing whole is shown"
        changed += latest(place / "reports") != before
    subprocess.run([*RUN, str(place)], check=True, capture_output=True)
    left = list((place / "reports").glob(".run-*"))
    folders = list((place / "reports" / "2024").iterdir())
    assert not left, left
    assert all(map(verified, folders)), "a folder without a valid manifest"
    kept = len(folders)
    print(f"kills {struck} in {number} runs, new results {changed}, kept {kept}: all whole")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    if len(sys.argv) > 2:
        main(count, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(count, Path(made))
