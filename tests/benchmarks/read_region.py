"""How long reading a large region takes, against the same of an older commit.

    python tests/benchmarks/read_region.py OLD [RUNS] [TEACHERS]

OLD is a folder with another commit (`git worktree add OLD 7064cb2`). Files are read in the process
itself, one after another, on one core, by both commits in turns. Prints processor seconds and the
ratio of the smallest ones: how columns are recognised may add 5 %.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rsnms_cli.sample import Size, make_region, write_exports

READ = """
import sys, time
from pathlib import Path
from rsnms_cli.read import files

nothing = {}
try:
    from rsnms_cli.model.matches import NOTHING as nothing
except ImportError:
    pass
paths = sorted(Path(sys.argv[1]).glob("*.xlsx"))
start = time.process_time()
rows = sum(len(p.row) for path in paths for p in files.read_file(path, path.name, nothing).parts)
print(rows, time.process_time() - start)
"""


def measure(code: Path, data: Path) -> tuple[int, float]:
    """Rows read, and processor seconds, by the commit that lies there."""
    core = str(min(os.sched_getaffinity(0)))
    command = ["taskset", "-c", core, sys.executable, "-c", READ, str(data)]
    said = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(code)}, cwd=code, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    rows, seconds = said.stdout.split()
    return int(rows), float(seconds)


def main(old: Path, runs: int, teachers: int) -> None:
    new = Path(__file__).parents[2]
    size = Size(52, teachers // 31, teachers, 3 * teachers, 2 * teachers // 3)
    with tempfile.TemporaryDirectory() as folder:
        print("making the region …", flush=True)
        write_exports(make_region(size, year=2024, seed=1), Path(folder))
        spent: dict[Path, list[float]] = {old: [], new: []}
        for _ in range(runs):
            found = {code: measure(code, Path(folder)) for code in spent}
            assert len({rows for rows, _ in found.values()}) == 1, found
            for code, (_, seconds) in found.items():
                spent[code].append(seconds)
            print(f"old {spent[old][-1]:.2f} s, new {spent[new][-1]:.2f} s", flush=True)
    print(f"ratio of the smallest: {min(spent[new]) / min(spent[old]):.3f}")


if __name__ == "__main__":
    asked = [int(text) for text in sys.argv[2:]]
    main(Path(sys.argv[1]).absolute(), *[*asked, *(5, 60_000)[len(asked) :]])
