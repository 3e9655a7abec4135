"""What an .xls hides is found in its records, for no reader tells."""

import struct
from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.read.folder import Found, read_folder
from tests.helpers.files.xls import Rows, book, chart, number, record, sheet, xls
from tests.helpers.tables import records, spots

ROWS: Rows = [
    ["СНИЛС", "Дата диагностики", "Результат, %", "ИОМ"],
    ["P1", "01.02.2024", None, "да"],
    ["P2", "02.02.2024", None, None],
]
EMPTY_TEXT, ZERO, ONE = b"\x03" + bytes(5) + b"\xff\xff", bytes(8), struct.pack("<d", 1.0)
ASKS = 2
STYLES = (record(0xE0, bytes(20)), record(0xE0, struct.pack("<HH16x", 0, 9)))


def formula(result: bytes, flags: int = 0) -> bytes:
    """A formula in D3."""
    return record(0x06, struct.pack("<HHH8sHIH", 2, 3, 0, result, flags, 0, 0))


def found(folder: Path, page: bytes, *more: bytes, hidden: tuple[str, ...] = ()) -> Found:
    content = xls(book({"Лист1": page}, *more, hidden=hidden))
    folder.joinpath("а.xls").write_bytes(content)
    return read_folder(folder)


def test_hidden_sheets_rows_and_columns_are_said(tmp_path: Path) -> None:
    row = record(0x0208, struct.pack("<HHHHHHHH", 2, 0, 4, 0, 0, 0, 0x20, 0))
    columns = record(0x7D, struct.pack("<HHHHHH", 1, 1, 0, 0, 1, 0))
    seen = found(tmp_path, sheet(ROWS, row, columns), hidden=("Лист1",))
    assert sorted(spots(seen.problems)) == [
        "warning column.hidden а.xls Лист1",
        "warning row.hidden а.xls Лист1 3:3",
        "warning sheet.hidden а.xls Лист1",
    ]


def test_rows_of_a_chart_are_not_those_of_the_sheet(tmp_path: Path) -> None:
    inner = chart([[1.0]])
    row = record(0x0208, struct.pack("<HHHHHHHH", 2, 0, 4, 0, 0, 0, 0x20, 0))
    seen = found(tmp_path, sheet(ROWS, inner[:-4] + row + inner[-4:]))
    assert spots(seen.problems) == []


def test_a_share_that_is_shown_in_percent_is_read_in_percent(tmp_path: Path) -> None:
    packed = struct.pack("<HHHIH", 2, 2, 1, 0x3FE80000, 2)  # one number of a row of packed ones
    seen = found(tmp_path, sheet(ROWS, number(1, 2, 0.5, 1), record(0xBD, packed)), *STYLES)
    values = [row["result_percent"] for row in records(seen.tables["diagnostics"])]
    assert values == [50.0, 75.0]


def test_a_sign_that_is_only_written_makes_nothing_larger(tmp_path: Path) -> None:
    code = record(0x041E, struct.pack("<HHB", 9, 4, 0) + b'0"%"')
    seen = found(tmp_path, sheet(ROWS, number(1, 2, 75, 1)), code, *STYLES)
    assert records(seen.tables["diagnostics"])[0]["result_percent"] == 75.0


@pytest.mark.parametrize(
    ("cell", "unfinished"),
    [
        (formula(EMPTY_TEXT), True),
        (formula(ZERO, ASKS), True),
        (formula(ZERO), False),
        (formula(EMPTY_TEXT) + formula(ONE), False),
    ],
)
def test_formulas_that_nobody_worked_out(tmp_path: Path, cell: bytes, *, unfinished: bool) -> None:
    seen = found(tmp_path, sheet(ROWS, cell))
    said = [spot for spot in spots(seen.problems) if "formula_empty" in spot]
    assert said == (["error cell.formula_empty а.xls Лист1 D3"] if unfinished else [])


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    rows: Rows = [ROWS[0], ["P1", float((date(2024, 5, 1) - date(1904, 1, 1)).days)]]
    seen = found(tmp_path, sheet(rows), record(0x22, b"\1\0"))
    assert records(seen.tables["diagnostics"])[0]["date"] == date(2024, 5, 1)


def test_a_book_under_a_password_is_named_so(tmp_path: Path) -> None:
    seen = found(tmp_path, sheet(ROWS), record(0x2F, bytes(54)))
    assert spots(seen.problems) == ["error file.encrypted а.xls"]


def test_a_container_that_does_not_hold_together_is_said(tmp_path: Path) -> None:
    """The reader may cope; what is hidden nobody has looked at."""
    content = bytearray(xls(book({"Лист1": sheet(ROWS)})))
    content[30:32] = b"\x40\0"
    tmp_path.joinpath("а.xls").write_bytes(content)
    said = spots(read_folder(tmp_path).problems)
    assert said in (["error file.damaged а.xls"], ["warning file.uninspected а.xls"])
