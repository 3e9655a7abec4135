"""What is strange in a sheet is named by its true cell, wherever its rows stand."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.model.period import parse_period
from rsnms_cli.read.folder import read_folder
from tests.helpers.examples import many
from tests.helpers.jobs import check
from tests.helpers.tables import records, region, sheet, spots, write_book, write_region

Lines = list[list[object]]


def problems_of(folder: Path, lines: Lines, but: tuple[str, ...] = ()) -> list[str]:
    """What is wrong in a region whose diagnostics are these lines."""
    write_region(folder, region())
    write_book(folder / "diagnostics.xlsx", {"Лист1": lines})
    found = check(folder, parse_period("2024")).problems
    return spots(found, but=("answer.blank", "column.absent", *but))


def test_a_bad_date_is_named_by_its_true_cell(tmp_path: Path) -> None:
    """Header on row 4 from column C: the third row's date is E7, the second's error D6."""
    drawn = sheet("""
        Список

        | | (по состоянию на 31.12.2024)
        | | СНИЛС | ИОМ | Дата диагностики
        | | P1    | да  | 01.02.2024
        | | P1    | #N/A | 31.01.2024
        | | P1    |     | 31.02.2024""")
    assert problems_of(tmp_path, drawn) == [
        "error cell.formula_error diagnostics.xlsx Лист1 D6",
        "error cell.unreadable diagnostics.xlsx Лист1 E7",
    ]


@many(2)
@given(above=st.integers(0, 20), left=st.integers(0, 3), between=st.integers(0, 4))
def test_addresses_are_true_at_any_offset(above: int, left: int, between: int) -> None:
    rows = [["СНИЛС", "Дата диагностики"], ["P1", "01.02.2024"], *[[]] * between, ["P1", "вчера"]]
    lines: Lines = [[] for _ in range(above)] + [[None] * left + list(row) for row in rows]
    row, column = above + between + 3, "ABCDEFG"[left + 1]
    with tempfile.TemporaryDirectory() as folder:
        expected = f"error cell.unreadable diagnostics.xlsx Лист1 {column}{row}"
        assert problems_of(Path(folder), lines) == [expected]


STRANGE_SHEETS = {
    "an unknown column": (
        "СНИЛС | Стаж общий | Дата диагностики\nP1 | 5 | 01.02.2024",
        ["warning column.unknown diagnostics.xlsx Лист1 B1"],
    ),
    "a repeated column": (
        "СНИЛС | Дата диагностики | Номер СНИЛС\nP1 | 01.02.2024 | P2",
        ["error column.repeated diagnostics.xlsx Лист1 C1"],
    ),
    "a missing required column": (
        "Выгрузка\nСНИЛС | ИОМ | Результат, %\nP1 | да | 50",
        ["error column.missing diagnostics.xlsx Лист1 2:2", "fatal table.missing"],
    ),
    "too few known columns": (
        "СНИЛС | Телефон\nP1 | 50",
        ["error sheet.unknown diagnostics.xlsx Лист1", "fatal table.missing"],
    ),
    "a header far down": ("Титул" + "\n" * 300 + "СНИЛС | Дата диагностики\nP1 | 01.02.2024", []),
    "a header too far down": (
        "Титул" + "\n" * 500 + "СНИЛС | Дата диагностики\nP1 | 01.02.2024",
        ["error sheet.unknown diagnostics.xlsx Лист1", "fatal table.missing"],
    ),
    "formula errors, in a known column, in an unknown one, above the header": (
        "#REF!\nСНИЛС | Дата диагностики | ИОМ | Прочее\nP1 | 01.02.2024 | #DIV/0! | #N/A",
        [
            "error cell.formula_error diagnostics.xlsx Лист1 C3",
            "warning column.unknown diagnostics.xlsx Лист1 D2",
        ],
    ),
    "a formula error in a required cell": (
        "СНИЛС | Дата диагностики\nP1 | #VALUE!\nP1 | 01.02.2024",
        [
            "error cell.formula_error diagnostics.xlsx Лист1 B2",
            "error cell.required diagnostics.xlsx Лист1 B2",
        ],
    ),
    "a header repeated further down, as on the next printed page": (
        "СНИЛС | Дата диагностики\nP1 | 01.02.2024\nСНИЛС | Дата диагностики",
        ["warning sheet.second_table diagnostics.xlsx Лист1 3:3"],
    ),
    "a sum and signatures in the place of required cells": (
        "№ | СНИЛС | Дата диагностики\n1 | P1 | 01.02.2024\nИтого | 1 |\n\n"
        " | Директор |\n | А. Лиева |",
        [
            "warning row.stray diagnostics.xlsx Лист1 5:5",
            "warning row.total diagnostics.xlsx Лист1 3:3",
        ],
    ),
    "a number below the table, and words right below it": (
        "СНИЛС | Дата диагностики\nP1 | 01.02.2024\nДиректор |\n\n112-233-445 95 |",
        [
            "error cell.required diagnostics.xlsx Лист1 B3",
            "error cell.required diagnostics.xlsx Лист1 B5",
            "error person.number diagnostics.xlsx Лист1 A3",
        ],
    ),
    "a table without rows": ("СНИЛС | Дата диагностики", ["warning table.empty"]),
}


@pytest.mark.parametrize(("drawn", "expected"), STRANGE_SHEETS.values(), ids=STRANGE_SHEETS.keys())
def test_what_is_strange_in_a_sheet_is_named(
    tmp_path: Path, drawn: str, expected: list[str]
) -> None:
    assert problems_of(tmp_path, sheet(drawn)) == expected


def test_of_a_repeated_column_the_first_is_used(tmp_path: Path) -> None:
    drawn = sheet("СНИЛС | Дата диагностики | Номер СНИЛС\nP1 | 01.02.2024 | P2")
    write_book(tmp_path / "x.xlsx", {"Лист1": drawn})
    found = read_folder(tmp_path)
    assert records(found.tables["diagnostics"])[0]["person_id"] == "P1"


def test_absent_optional_columns_are_named_in_one_warning(tmp_path: Path) -> None:
    write_region(tmp_path, region())
    write_book(
        tmp_path / "teachers.xlsx",
        {
            "Лист1": sheet("""
        Педагоги
        СНИЛС | Код ОО | Категория персонала     | Дата рождения | Наставник | Форма поддержки
        P1    | 01     | педагогический работник | 01.01.2000    | да        | да""")
        },
    )
    found = check(tmp_path, parse_period("2024")).problems
    absent = [problem for problem in found if problem.code == "column.absent"]
    assert spots(absent) == ["warning column.absent teachers.xlsx Лист1 2:2"]
    assert "«Педагогический стаж, лет», «Методическая служба»; у 1 человека" in absent[0].what


def test_a_row_with_only_a_name_is_named(tmp_path: Path) -> None:
    """«ФИО» is not read, but somebody stands there."""
    write_region(tmp_path, region(teachers=[*region()["teachers"], {"full_name": "Иванов И. И."}]))
    found = spots(check(tmp_path, parse_period("2024")).problems, but=["answer.blank"])
    assert found == [
        f"error cell.required teachers.xlsx Лист1 {cell}" for cell in ("A3", "C3", "E3")
    ]
