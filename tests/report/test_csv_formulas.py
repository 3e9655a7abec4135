"""No text of a csv is a formula: whoever opens it in Excel only reads."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from rsnms_cli.report.tables.machine import to_csv
from tests.helpers.commands import call
from tests.helpers.tables import ORG, TEACHER, region, write_region

EVIL = [
    "=HYPERLINK(\"http://x\")", "+7 872", "-2+3", "@SUM(A1)", "\tтекст", "  =1+1",
    "Школа;=1+1", "Школа\t=1+1", "＝1+1",
]  # fmt: skip
PLAIN = ["Школа № 1", "МБОУ «СОШ»", "с. Аг-Кёль", "1.2–1.3", "-", "а; - б", "школа + сад", "a@b.ru"]


def cells(text: str) -> list[str]:
    (row,) = list(csv.reader(io.StringIO(text, newline="")))[1:]
    return row


@pytest.mark.parametrize("text", EVIL)
def test_a_text_that_would_be_calculated_is_not(text: str) -> None:
    (cell,) = cells(to_csv(["a"], [[text]]))
    assert cell != text
    assert cell.replace("'", "", 1) == text
    assert not any(part.strip()[:1] in tuple("=+@＝") for part in cell.split(";"))


@pytest.mark.parametrize("text", PLAIN)
def test_an_ordinary_text_is_as_it_was(text: str) -> None:
    assert cells(to_csv(["a"], [[text]])) == [text]


def test_numbers_are_numbers() -> None:
    assert cells(to_csv(["a"] * 4, [[-5, Decimal("-1.5"), -0.25, None]])) == [
        *("-5", "-1.5", "-0.25", ""),
    ]


def test_every_csv_of_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orgs = [ORG | {"org_name": "+Школа", "municipality": "@район", "org_code": "-1+2"}]
    data = write_region(
        tmp_path / "data", region(organizations=orgs, teachers=[TEACHER | {"org_code": "-1+2"}])
    )
    out = tmp_path / "out"
    asked = ("--data", data, "--period", "2024", "--format", "csv", "--out", out)
    said = call(capsys, "report", *asked)
    assert said.code in (0, 1), said.err
    files = list(out.glob("*.csv"))
    assert len(files) >= 5
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            found = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in found if cell.startswith(("=", "+", "@", "-1+"))], path.name
