"""Sheets are known by their headers, wherever those stand; cells keep their true addresses."""

import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsnms_cli.model.columns import Field, table_specs
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.text import header_key
from rsnms_cli.read.folder import Found, read_folder
from tests.helpers.jobs import check
from tests.helpers.tables import grid, records, region, sheet, spots, write_book, write_region

Lines = list[list[object]]


def read(folder: Path, files: Mapping[str, Mapping[str, Lines]]) -> Found:
    """The folder with these files, by name and sheet, as it is read."""
    for name, sheets in files.items():
        write_book(folder / name, sheets)
    return read_folder(folder)


LAYOUTS = {
    "header on the first row": """
        СНИЛС | Дата диагностики | ИОМ
        P1    | 01.02.2024       | да
        P2    | 15.03.2024       |""",
    "titles above the header": """
        Министерство образования
        Диагностика за 2024 год  | |
        СНИЛС | Дата диагностики | ИОМ
        P1    | 01.02.2024       | да
        P2    | 15.03.2024       |""",
    "numbered rows": """
        № п/п | СНИЛС | Дата диагностики | ИОМ
        1     | P1    | 01.02.2024       | да
        2     | P2    | 15.03.2024       |
        3     |       |                  | """,
    "empty rows and columns before and between": """

        | |
        | | СНИЛС | | Дата диагностики | ИОМ
        | |
        | | P1    | | 01.02.2024       | да

        | | P2    | | 15.03.2024       | """,
    "another order": """
        ИОМ | Дата диагностики | СНИЛС
        да  | 01.02.2024       | P1
            | 15.03.2024       | P2""",
    "other spellings of the headers": """
        Страховой номер: | «дата   ДИАГНОСТИКИ» | Иом.
        P1               | 01.02.2024           | да
        P2               | 15.03.2024           | """,
    "spaces that cannot be seen": """
        \u00a0СНИЛС\u200b | Дата\u00a0диагностики | ИОМ
        \u00a0P1\u200b    | 01.02.2024\u00a0      | \u00a0да
        P2                | 15.03.2024            | \u00a0""",
}


@pytest.mark.parametrize("drawn", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_same_rows_are_read_from_any_layout(tmp_path: Path, drawn: str) -> None:
    found = read(tmp_path, {"выгрузка.xlsx": {"TDSheet": sheet(drawn)}})
    assert spots(found.problems) == []
    assert list(found.tables) == ["diagnostics"]
    assert found.tables["diagnostics"].sources[0].strange == ()
    assert records(found.tables["diagnostics"]) == [
        {"person_id": "P1", "date": date(2024, 2, 1), "route": True},
        {"person_id": "P2", "date": date(2024, 3, 15)},
    ]


def test_typed_cells_are_read_like_texts(tmp_path: Path) -> None:
    lines: Lines = [
        ["СНИЛС", "Дата диагностики", "ИОМ", "Результат, %", "Дата ИОМ"],
        [12345678901, date(2024, 2, 1), True, 0.1 + 0.2, datetime(2024, 2, 3, 10, 30)],
        ["123-456-789 01", 45323, 0, "70,5", "2024-02-03"],
    ]
    found = read(tmp_path, {"x.xlsx": {"Лист1": lines}})
    same = {"person_id": "12345678901", "date": date(2024, 2, 1), "route_date": date(2024, 2, 3)}
    assert records(found.tables["diagnostics"]) == [
        same | {"route": True, "result_percent": 0.3},
        same | {"route": False, "result_percent": 70.5},
    ]


SYNONYMS = [
    ("organizations", "municipality", "Муниципальное образование"),
    ("organizations", "municipality", "МО"),
    ("teachers", "person_id", "Номер СНИЛС"),
    ("teachers", "person_id", "Страховой номер"),
    ("teachers", "full_name", "Ф.И.О."),
    ("teachers", "full_name", "Фамилия, имя, отчество"),
    ("teachers", "birth_date", "Дата рожд."),
    ("teachers", "experience_years", "Педагогический стаж"),
    ("teachers", "experience_years", "Стаж педагогической работы"),
    ("trainings", "program", "Наименование программы"),
    ("trainings", "program", "наименование курса"),
    ("trainings", "hours", "Объем часов"),
    ("trainings", "hours", "часов"),
    ("trainings", "hours", "Срок обучения, часов"),
    ("trainings", "provider", "Место обучения"),
    ("organizations", "municipality", "MO"),  # Latin letters
    ("teachers", "person_id", "1. СНИЛС*"),
    ("teachers", "person_id", "№ СНИЛС:"),
    ("teachers", "full_name", "Ф. И. О."),
    ("teachers", "birth_date", "др"),
    ("teachers", "birth_date", "Дата рождения (дд.мм.гггг)"),
    ("teachers", "org_code", "Код\nОО (обязательно)"),
    ("teachers", "experience_years", "Педагоги-\nческий  стаж (лет)"),
    ("teachers", "experience_years", "Педагогический стаж,\u00a0лет:"),
    ("teachers", "mentoring_role", "Роль в настав\u00adничестве"),
    ("trainings", "hours", "Объём (час.)"),
    ("trainings", "end_date", "Дата выдачи документа"),
    ("trainings", "end_date", "Дата выдачи удостоверения"),
]
NOT_SYNONYMS = [
    ("teachers", "Стаж в должности"),  # not of teaching
    ("teachers", "Общий стаж"),
    ("teachers", "МО"),  # may be a methodical union
    ("trainings", "Регистрационный номер"),  # every certificate has one
    ("trainings", "рег. номер"),
]


@pytest.mark.parametrize(("table", "header"), NOT_SYNONYMS)
def test_a_header_of_another_meaning_is_only_proposed(
    tmp_path: Path, table: str, header: str
) -> None:
    required = [field.header for field in table_specs()[table].required]
    lines: Lines = [[*required, header], ["P1", "01.02.2024", "методист", "5"]]
    source = read(tmp_path, {"x.xlsx": {"Лист1": lines}}).tables[table].sources[0]
    assert source.strange == ((len(required), header),)


def test_the_date_of_the_certificate_gives_way_to_the_date_of_the_end(tmp_path: Path) -> None:
    drawn = sheet("""
        СНИЛС | Дата выдачи удостоверения | Дата окончания
        P1    | 15.01.2024                | 20.12.2023""")
    found = read(tmp_path, {"x.xlsx": {"Лист1": drawn}}).tables["trainings"]
    assert records(found) == [{"person_id": "P1", "end_date": date(2023, 12, 20)}]
    assert found.sources[0].strange == ((1, "Дата выдачи удостоверения"),)


def test_no_header_means_two_fields() -> None:
    for spec in table_specs().values():
        keys = [key for field in spec.fields for key in _keys(field)]
        assert "" not in keys
        assert len(keys) == len(set(keys))


def _keys(field: Field) -> set[str]:
    texts = (field.header, *field.synonyms, *field.fallback, *field.ask)
    return {header_key(text) for text in texts}


@pytest.mark.parametrize(("table", "field", "header"), SYNONYMS)
def test_a_header_has_synonyms(tmp_path: Path, table: str, field: str, header: str) -> None:
    lines = grid(table, region()[table])
    canonical = grid(table, [], fields=[field])[0][0]
    column = lines[0].index(canonical)
    lines[0][column] = header
    source = read(tmp_path, {"x.xlsx": {"Лист1": lines}}).tables[table].sources[0]
    assert source.columns[field] == column
    assert source.strange == ()


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


@settings(deadline=None, max_examples=25)
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
    found = read(tmp_path, {"x.xlsx": {"Лист1": drawn}})
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
    assert "«Педагогический стаж, лет», «Методическая служба»; всё" in absent[0].what


def test_a_row_with_only_a_name_is_named(tmp_path: Path) -> None:
    """«ФИО» is not read, but somebody stands there."""
    write_region(tmp_path, region(teachers=[*region()["teachers"], {"full_name": "Иванов И. И."}]))
    found = spots(check(tmp_path, parse_period("2024")).problems, but=["answer.blank"])
    assert found == [
        f"error cell.required teachers.xlsx Лист1 {cell}" for cell in ("A3", "C3", "E3")
    ]
