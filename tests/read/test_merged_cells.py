"""Joined cells of a table's data are read as people see them, and said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.read.folder import Found, read_folder
from tests.helpers.files.hostile import SHEET, packed, parts
from tests.helpers.office import saved
from tests.helpers.tables import records, sheet, spots

ROWS = sheet("""
    СНИЛС | Дата диагностики | ИОМ | Дата ИОМ
    P1    | 01.02.2024       | да  | 05.02.2024
    P2    | 02.02.2024       |     |
    P3    | 03.02.2024       |     |
          |                  |     |
    P4    | 04.02.2024       | нет |""")
DOWN = ("C2:C5", "D2:D3")


def book(path: Path, *areas: str, rows: list[list[object]] = ROWS) -> None:
    """«Диагностика» of these rows with joined cells."""
    raw: Any = openpyxl.Workbook()
    page = raw.active
    for row in rows:
        page.append([cell or None for cell in row])
    for area in areas:
        page.merge_cells(area)
    raw.save(path)


def web_page(path: Path) -> None:
    """The same as a web page."""
    path.write_text(
        "<table><tr><th>СНИЛС<th>Дата диагностики<th>ИОМ<th>Дата ИОМ</tr>"
        "<tr><td>P1<td>01.02.2024<td rowspan=4>да<td rowspan=2>05.02.2024</tr>"
        "<tr><td>P2<td>02.02.2024</tr><tr><td>P3<td>03.02.2024<td></tr>"
        "<tr><td><td><td></tr><tr><td>P4<td>04.02.2024<td>нет<td></tr></table>",
        encoding="utf-8",
    )


def routes(found: Found) -> list[tuple[object, object, str]]:
    table = records(found.tables["diagnostics"])
    return [(row["person_id"], row.get("route"), str(row.get("route_date", ""))) for row in table]


EXPECTED = [
    ("P1", True, "2024-02-05"),
    ("P2", True, "2024-02-05"),
    ("P3", True, ""),
    ("P4", False, ""),
]
WRITERS: dict[str, Callable[[Path], None]] = {
    "а.xlsx": lambda path: book(path, *DOWN),
    "а.html": web_page,
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_value_holds_for_all_rows_that_it_reaches_down(tmp_path: Path, name: str) -> None:
    """But not for an empty row, which would be nobody's."""
    WRITERS[name](tmp_path / name)
    found = read_folder(tmp_path)
    assert routes(found) == EXPECTED
    said = [spot.split()[-1] for spot in spots(found.problems) if "warning cell.merged" in spot]
    assert said == ["C2", "D2"]


@pytest.mark.office
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_other_formats_join_cells_too(tmp_path: Path, kind: str) -> None:
    book(tmp_path / "а.xlsx", *DOWN)
    saved(tmp_path / "saved", kind, tmp_path / "а.xlsx")
    assert routes(read_folder(tmp_path / "saved")) == EXPECTED


def test_cells_joined_over_columns_are_an_error(tmp_path: Path) -> None:
    """A title between the rows is joined, too, and is no data."""
    rows: list[list[object]] = [*ROWS[:4], ["Заречный район"], *ROWS[5:]]
    book(tmp_path / "а.xlsx", "C2:D2", "A5:D5", rows=rows)
    found = read_folder(tmp_path)
    assert [spot for spot in spots(found.problems) if "cell.merged" in spot] == [
        "error cell.merged а.xlsx Sheet C2"
    ]


def test_the_header_may_be_joined(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Отчёт"], [], ["СНИЛС", "ИОМ", "Дата"], ["", "", "диагностики"]]
    book(tmp_path / "а.xlsx", "A1:C1", "A3:A4", "B3:B4", rows=[*rows, ["P1", "да", "01.02.2024"]])
    found = read_folder(tmp_path)
    assert spots(found.problems) == []
    assert routes(found) == [("P1", True, "")]


def test_joined_cells_that_overlap_are_no_workbook(tmp_path: Path) -> None:
    book(tmp_path / "а.xlsx", "A2:A3")
    text = parts((tmp_path / "а.xlsx").read_bytes())
    areas = b"".join(b'<mergeCell ref="A%d:A900000"/>' % row for row in range(1, 6))
    many = text[SHEET].replace(b'<mergeCell ref="A2:A3"/>', areas * 2)
    (tmp_path / "а.xlsx").write_bytes(packed(text | {SHEET: many}))
    assert spots(read_folder(tmp_path).problems) == ["error file.damaged а.xlsx"]
