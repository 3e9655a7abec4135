"""Readings of the workspace reach every command: they agree about a cell of «Школы»."""

import csv
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.commands import EXPORTS, call
from tests.helpers.examples import slow
from tests.helpers.workspace import PLAIN

Capsys = pytest.CaptureFixture[str]
COLLEGE, CODE, INDICATOR = "004009", "5.1.1", "5.1"
"""An organisation without ООО and СОО, and a question about final examinations."""
FORM = "01 Заречный район.xlsx"
ALIEN = f"показатель {CODE} к этой организации не относится"


@dataclass(frozen=True)
class Agreed:
    """What the commands say of the cell, one after another."""

    open_to_write: bool
    check_objects: bool
    collected: bool
    points: str


def cell_of(sheet: Worksheet) -> Cell:
    """The answer of the college; the header stands above."""
    cells = [c for row in sheet.iter_rows() for c in row if isinstance(c, Cell)]
    head = next(c for c in cells if str(c.value or "").startswith(CODE))
    line = next(c for c in cells if c.value == COLLEGE)
    return next(c for c in cells if (c.row, c.column) == (line.row, head.column))


def agreed(capsys: Capsys, place: Path) -> Agreed:
    """Create the forms, answer «да» for the college, check, collect and score."""
    call(capsys, "forms", "create").assert_says(0)
    book = openpyxl.load_workbook(place / "blank_forms" / FORM)
    cell = cell_of(book["Школы"])
    writable, cell.value = not cell.protection.locked, "да"
    book.save(place / "forms" / FORM)
    objects = ALIEN in call(capsys, "check").out
    turnout = json.loads(call(capsys, "forms", "collect", "--json").out)
    said = any(ALIEN in one["what"] for one in turnout["problems"])
    call(capsys, "score", "--out", "score")
    with (place / "score" / "results.csv").open(encoding="utf-8", newline="") as file:
        (points,) = (
            row["points"]
            for row in csv.DictReader(file)
            if (row["unit_code"], row["indicator"]) == (COLLEGE, INDICATOR)
        )
    return Agreed(writable, objects, not said, points)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        slow("", Agreed(open_to_write=False, check_objects=True, collected=False, points="")),
        (
            '[readings]\nexaminations = "every"\n',
            Agreed(open_to_write=True, check_objects=False, collected=True, points="8"),
        ),
    ],
    ids=["as chosen", "every organisation"],
)
def test_commands_agree(
    capsys: Capsys,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: str,
    expected: Agreed,
) -> None:
    shutil.copytree(EXPORTS, tmp_path / "data")
    (tmp_path / "forms").mkdir()
    text = f'{PLAIN}period = "2024"\n{settings}'
    (tmp_path / "rsnms.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert agreed(capsys, tmp_path) == expected


def test_the_same_by_option(capsys: Capsys, tmp_path: Path) -> None:
    """Outside of a workspace the reading is named to each command."""
    out = tmp_path / "forms"
    where = ("--data", EXPORTS, "--period", "2024", "--reading", "examinations=every")
    call(capsys, "forms", "create", *where, "--out", out).assert_says(0)
    assert not cell_of(openpyxl.load_workbook(out / FORM)["Школы"]).protection.locked
