"""A workspace with a region of one school and one teacher, and its run as a process."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rsnms_cli.pipeline.runs.manifest import verified
from tests.helpers.commands import ROOT
from tests.helpers.tables import Tabular, region, write_region

PLAIN = 'formats = ["csv", "json"]\n'


def workspace(folder: Path, settings: str = PLAIN, tables: Tabular | None = None) -> Path:
    """A folder with `rsnms.toml` and exports."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rsnms.toml").write_text(settings, encoding="utf-8")
    (folder / ".rsnms-key").write_bytes(b"k" * 32)  # pseudonyms in the store depend on it
    for name in ("data", "forms", "reports", "logs"):
        (folder / name).mkdir(exist_ok=True)
    write_region(folder / "data", tables or region())
    return folder


def start(folder: Path, *more: str, **environment: str) -> "subprocess.Popen[str]":
    """`rsnms run` of 2024 as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "rsnms_cli", "run", "--period", "2024", *more],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def runs(folder: Path) -> dict[str, str]:
    """What the workspace shows: digests by period; every one of them is whole."""
    latest = folder / "reports" / "latest.json"
    shown: dict[str, str] = json.loads(latest.read_text("utf-8")) if latest.exists() else {}
    for period, digest in shown.items():
        assert verified(folder / "reports" / period / digest), (period, digest)
    return shown


def outputs(folder: Path) -> Mapping[str, bytes]:
    """The files of the run shown for 2024."""
    run = folder / "reports" / "2024" / runs(folder)["2024"]
    return {p.relative_to(run).as_posix(): p.read_bytes() for p in run.rglob("*") if p.is_file()}


def events(folder: Path) -> list[dict[str, Any]]:
    """The lines of the log."""
    text = (folder / "logs" / "rsnms.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]
