"""A cell is read as people see it: signs that a format writes, and answers in a word."""

from pathlib import Path

import pytest
import xlsxwriter

from rsnms_cli.model.tables import Table
from rsnms_cli.read.folder import read_folder
from tests.helpers.files.hostile import SHEET, packed, parts
from tests.helpers.tables import records


def diagnostics(path: Path, number: float, form: str, said: bytes = b"") -> Table:
    """A row with this result under this format, and with a boolean cell that says this word."""
    with xlsxwriter.Workbook(path) as raw:
        sheet, style = raw.add_worksheet("Лист1"), raw.add_format({"num_format": form})
        sheet.write_row(0, 0, ["СНИЛС", "Дата диагностики", "Результат, %", "ИОМ"])
        sheet.write_row(1, 0, ["P1", "01.02.2024"])
        sheet.write_number(1, 2, number, style)
        sheet.write_boolean(1, 3, True)
    found = parts(path.read_bytes())
    cell = found[SHEET].replace(b't="b"><v>1<', b't="b"><v>' + (said or b"1") + b"<")
    path.write_bytes(packed(found | {SHEET: cell}))
    return read_folder(path.parent).tables["diagnostics"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (75, '0"%"', 75),
        (75, "0\\%", 75),
        (75, '#,##0.0" %"', 75),
        (1, '0"%"', 1),  # it shows «1%» and is no share
        (0.5, '0.0"%"', 0.5),
        (0.75, "0%", 75),
        (0.75, "0.00%", 75),
        (0.75, "[Red]0.0%;[Blue]-0.0%", 75),
        (0.75, '0" из 100 "%', 75),
        (1, "0%", 100),
    ],
)
def test_a_percent_is_what_the_cell_shows(
    tmp_path: Path, number: float, form: str, expected: float
) -> None:
    (row,) = records(diagnostics(tmp_path / "д.xlsx", number, form))
    assert row["result_percent"] == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [(b"false", False), (b"FALSE", False), (b"true", True), (b"1", True), (b"0", False)],
)
def test_a_boolean_cell_may_say_it_in_a_word(tmp_path: Path, word: bytes, expected: bool) -> None:
    (row,) = records(diagnostics(tmp_path / "д.xlsx", 75, "0", word))
    assert row["route"] is expected
