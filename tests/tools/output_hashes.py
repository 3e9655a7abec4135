"""Hashes of all outputs on the sample region: what a move of code must leave as it was.

    python tests/tools/output_hashes.py > before.txt   # then move, then again, then diff

Workbooks and documents are hashed member by member without the time of their making.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl

ROOT = Path(__file__).parents[2]
DATA, FORMS = ROOT / "sample_data" / "exports", ROOT / "sample_data" / "forms"
METHODOLOGIES = ("aksai-2021", "dagestan-2022", "eao-2023", "kuzbass-2022", "novosibirsk-2023")
TIMED = ("docProps/core.xml", "docProps/custom.xml")


def commands(out: Path) -> Iterator[tuple[str, list[str]]]:
    """Every job that writes, by the name of its folder."""
    what = ["--data", str(DATA), "--period", "2024"]
    for one in METHODOLOGIES:
        forms = ["--forms", str(FORMS)] if one == "dagestan-2022" else []
        asked = [*what, "--methodology", one, *forms]
        yield f"score-{one}", ["score", *asked, "--out", str(out / f"score-{one}")]
        yield f"report-{one}", ["report", *asked, "--out", str(out / f"report-{one}")]
        yield (
            f"create-{one}",
            ["forms", "create", *what, "--methodology", one, "--out", str(out / f"create-{one}")],
        )
    own = [*what, "--forms", str(FORMS)]
    yield "units", ["report", *own, "--unit", "all", "--out", str(out / "units")]
    hidden = ["--hide-below", "5", "--previous", "2023"]
    yield "hidden", ["report", *own, *hidden, "--out", str(out / "hidden")]
    schools = ["--level", "school", "--out", str(out / "schools")]
    yield "schools", ["forms", "create", *what, *schools]
    yield "collect", ["forms", "collect", *own, "--out", str(out / "collect")]
    yield "check", ["check", *own, "--out", str(out / "check.csv")]
    bad = [*what, "--data", str(out / "bad"), "--forms", str(out / "badforms")]
    yield "annotate", ["check", *bad, "--annotate", str(out / "annotate")]
    yield "collect-bad", ["forms", "collect", *bad, "--out", str(out / "collect-bad")]
    yield "score-bad", ["score", *bad, "--out", str(out / "score-bad")]
    yield "map", ["map", "--data", str(DATA)]
    yield "describe", ["describe", "--data", str(DATA)]
    yield "explain", ["explain", "municipality", "Заречный район", "8.1", *own, "--rows"]
    yield "unit", ["explain", "municipality", "Заречный район", *own]
    yield "readings", ["readings", *own]
    yield "sample", ["sample", "--out", str(out / "sample")]


def spoil(source: Path, target: Path) -> None:
    """A copy of a folder with a wrong word in a cell of every workbook."""
    shutil.copytree(source, target)
    for path in sorted(target.glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        sheet = max(book.worksheets, key=lambda one: one.max_row)
        last = sheet.max_row
        for column in range(1, sheet.max_column + 1):
            sheet.cell(last - column % 3, column).value = "не то"
        book.save(path)


def digests(path: Path) -> Iterator[tuple[str, str]]:
    """Names of parts and their hashes: the members of a package, or the file as a whole."""
    if not zipfile.is_zipfile(path):
        yield "", hashlib.sha256(path.read_bytes()).hexdigest()
        return
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name not in TIMED:
                yield f"!{name}", hashlib.sha256(package.read(name)).hexdigest()


def main() -> None:
    """Run every job and print a line for every part of every file and for what was said."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        spoil(DATA, out / "bad")
        spoil(FORMS, out / "badforms")
        for name, words in commands(out):
            program = [sys.executable, "-m", "rsnms_cli", *words]
            done = subprocess.run(program, capture_output=True, cwd=ROOT, check=False)
            for stream, said in (("out", done.stdout), ("err", done.stderr)):
                text = said.replace(str(out).encode(), b"OUT")
                print(hashlib.sha256(text).hexdigest(), f"{name}: {stream}, exit {done.returncode}")
        for path in sorted(one for one in out.rglob("*") if one.is_file()):
            for part, digest in digests(path):
                print(digest, f"{path.relative_to(out).as_posix()}{part}")


if __name__ == "__main__":
    main()
