"""How long `rsnms score` takes on a large region, against python-calamine reading the same files.

    python tests/benchmarks/score_region.py [RUNS]

Both run as whole processes, in turn, after one warm-up; the ratios are pair by pair, since the
speed of a shared machine drifts. Prints the ratios, the peak memory and the time of `--help`.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from subprocess import DEVNULL, Popen

from rsnms_cli.sample import Size, make_region, write_exports

SIZE = Size(
    municipalities=52, organizations=1450, teachers=45_000, trainings=130_000, diagnostics=30_000
)
READ_ONLY = """
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook
for path in Path(sys.argv[1]).glob("*.xlsx"):
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""


def measure(*command: str) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds and peak memory in KiB of one whole process."""
    start = time.perf_counter()
    process = Popen(command, stdout=DEVNULL, stderr=DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)}: ended with {status}")
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder, "data"), Path(folder, "out")
        print("making the region …", flush=True)
        write_exports(make_region(SIZE, year=2024, seed=1), data, plain=True)
        rsnms = (sys.executable, "-m", "rsnms_cli")
        score = (*rsnms, "score", "--data", str(data), "--period", "2024", "--out", str(out))
        read = (sys.executable, "-c", READ_ONLY, str(data))
        ratios, memory = [], 0
        for number in range(runs + 1):
            ours, reading = measure(*score), measure(*read)
            memory = max(memory, ours[2])
            if number:
                ratios.append(ours[0] / reading[0])
                print(f"score {ours[0]:.2f} s, calamine {reading[0]:.2f} s, ratio {ratios[-1]:.2f}")
    helped = [measure(*rsnms, "--help")[1] for _ in range(runs)]
    print(f"ratio: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")
    print(f"peak memory: {memory / 2**20:.2f} GiB")
    print(f"--help: median {statistics.median(helped):.2f} s of CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
