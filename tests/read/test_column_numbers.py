"""The numbers of the columns under a header are no data, and nothing is wrong with them."""

from pathlib import Path

import pytest

from rsnms_cli.read.folder import read_folder
from tests.helpers.tables import records, sheet, spots, write_book

HEAD = "СНИЛС | Дата диагностики | ИОМ | Дата ИОМ"
DATA = "P1 | 01.02.2024 | да | 05.02.2024"


def people(folder: Path, *lines: str) -> list[object]:
    write_book(folder / "а.xlsx", {"Лист1": sheet("\n".join(lines))})
    found = read_folder(folder)
    assert spots(found.problems + found.late(), but=["sheet.second_table"]) == []
    return [row["person_id"] for row in records(found.tables["diagnostics"])]


@pytest.mark.parametrize(
    "numbers", ["1 | 2 | 3 | 4", "(1) | (2) | (3) | (4)", "А | Б | 1 | 2", "1 | 2 | 3 |"]
)
def test_numbers_of_columns_are_passed_over(tmp_path: Path, numbers: str) -> None:
    assert people(tmp_path, HEAD, numbers, DATA) == ["P1"]


def test_so_they_are_in_a_second_table_of_a_sheet(tmp_path: Path) -> None:
    lines = (HEAD, "1 | 2 | 3 | 4", DATA, " | | | ", HEAD, "1 | 2 | 3 | 4", "P2 | 02.02.2024 | |")
    assert people(tmp_path, *lines) == ["P1", "P2"]


@pytest.mark.parametrize("line", ["1 | 01.02.2024 | 1 | 2", "2 | 3 | 4 | 5", "1 | 2 | | "])
def test_a_row_that_does_not_count_is_data(tmp_path: Path, line: str) -> None:
    write_book(tmp_path / "а.xlsx", {"Лист1": sheet(f"{HEAD}\n{line}\n{DATA}")})
    found = read_folder(tmp_path)
    assert len(found.tables["diagnostics"].row) == 2 or spots(found.problems)
