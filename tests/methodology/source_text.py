"""Where the regulations' texts and the methodology files are, and how both are read."""

import os
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = Path(os.environ.get("RSNMS_SOURCES") or ROOT.parent / "shared" / "sources")
DATA = ROOT / "rsnms_cli" / "methodology" / "data"

FILES = {
    "dagestan-2022": "003_482e6ea888f24594.txt",
    "eao-2023": "000_b0775527d96c90f8.txt",
    "kuzbass-2022": "001_7809029963eee393.txt",
    "aksai-2021": "004_aad51da8fab335a4.txt",
    "novosibirsk-2023": "002_c524624568e0f75c.txt",
}

Table = dict[str, Any]


def need_sources(*names: str) -> None:
    """Skip the test module where the regulations' texts are not at hand."""
    missing = [FILES[name] for name in names if not (SOURCES / FILES[name]).is_file()]
    if missing:
        pytest.skip(
            f"{', '.join(missing)} not in {SOURCES}; set RSNMS_SOURCES to the folder that has them",
            allow_module_level=True,
        )


def source(name: str) -> str:
    """The whole text of a regulation."""
    return (SOURCES / FILES[name]).read_text(encoding="utf-8")


def methodology(name: str) -> Table:
    """A methodology file as tomllib reads it, numbers exact."""
    text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def indicators(raw: Table) -> dict[str, Table]:
    """All indicators of a methodology by «level code», in the order of the file."""
    return {
        f"{level} {item['code']}": item
        for level in ("region", "municipality", "school")
        for item in raw.get(level, {}).get("indicators", ())
    }


def squeeze(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())
