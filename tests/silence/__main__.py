"""`python -m tests.silence`: how many damages there are; with `run`, what becomes of each."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.silence.damage import DAMAGES, names, places
from tests.silence.judge import SILENT, tried, verdict, write_damaged
from tests.silence.register import first_runs, identity, other_runs, runs


def main(words: list[str]) -> None:
    """Print the numbers; with `run` also a line for every run (or those whose name has a word)."""
    kinds = len({damage.kind for damage in DAMAGES})
    print(f"{kinds} kinds, {len(DAMAGES)} damages, {len(list(runs()))} runs")
    if not words:
        return
    found: Counter[str] = Counter()
    for damage, kind in {"run": runs, "first": first_runs, "other": other_runs}[words[0]]():
        if words[1:] and words[1] not in identity(damage, kind):
            continue
        with tempfile.TemporaryDirectory() as name:
            try:
                said = tried(write_damaged(Path(name), damage, kind), damage)
                way = verdict(damage, said)
                code = int(said.code)
            except Exception as error:  # noqa: BLE001  # a crash is what is looked for
                way, code, said = f"crash {type(error).__name__}: {error}"[:120], 4, None
        found[way.split()[0]] += 1
        spots = places(damage.at)
        near = [p for p in said.problems if any(names(s, p.place) for s in spots)] if said else []
        codes = sorted({f"{p.severity}:{p.code}" for p in near})
        more = (
            sorted({f"{p.severity}:{p.code}" for p in said.problems} - set(codes)) if said else []
        )
        mark = "" if way != SILENT else f" | elsewhere {' '.join(more)}"
        print(f"{way}\t{code}\t{identity(damage, kind)}\t{' '.join(codes)}{mark}", flush=True)
    print(dict(found))


if __name__ == "__main__":
    main(sys.argv[1:])
