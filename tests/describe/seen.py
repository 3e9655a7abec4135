"""`rsnms describe --json` of sheets drawn in a test."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.helpers.commands import heard
from tests.helpers.tables import sheet, write_book

Json = dict[str, Any]


def drawn(folder: Path, sheets: Mapping[str, str], file: str = "книга.xlsx") -> Path:
    """The folder with a workbook of these sheets."""
    write_book(folder / file, {name: sheet(text) for name, text in sheets.items()})
    return folder


def described(folder: Path, *more: object, code: int = 0) -> list[Json]:
    """The list, of a command that ends with this code."""
    said = heard("describe", "--data", folder, "--json", *more)
    assert said.code == code, said
    found: list[Json] = json.loads(said.out)
    return found


def columns(one: Json) -> list[tuple[str, str, str | None, str]]:
    """Of each column the cell, the header, the field, and how it is known."""
    return [(c["cell"], c["header"], c["field"], c["how"]) for c in one["columns"]]
