"""scores.xlsx against results.csv: every line, value, subtotal and total (contract, section 4)."""

import csv
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.units import LevelName
from tests.helpers.commands import EXPORTS, FORMS, run_quietly

SHEETS: dict[LevelName, str] = {
    "region": "Регион",
    "municipality": "Муниципалитеты",
    "school": "Школы",
}
RATINGS = {"municipality": "Рейтинг муниципалитетов", "school": "Рейтинг школ"}
WORDS = {"no_data": "нет данных", "not_applicable": "н/п"}
LEVELS = pytest.mark.parametrize("level", SHEETS)
DAGESTAN = load_methodology("dagestan-2022")
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scores")
    data = ("--data", EXPORTS, "--forms", FORMS, "--period", "2024")
    assert run_quietly("score", *data, "--out", folder) == 0
    return folder


@pytest.fixture(scope="module")
def book(out: Path) -> Any:
    return load_workbook(out / "scores.xlsx")


def read(path: Path, level: str) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["level"] == level]


def header_row(sheet: Any) -> int:
    """The row that names the columns: it starts with «№»."""
    return int(next(cell.row for cell in sheet["A"] if cell.value == "№"))


def body(sheet: Any) -> list[tuple[Any, ...]]:
    """The lines of a score table below its header."""
    return list(sheet.iter_rows(min_row=header_row(sheet) + 1, values_only=True))


def value_columns(sheet: Any) -> list[int]:
    """Where «Значение» of every unit stands (0-based); «Баллы» is next to it."""
    names = [cell.value for cell in sheet[header_row(sheet)]]
    found = [index for index, name in enumerate(names) if name == "Значение"]
    assert all(names[index + 1] == "Баллы" for index in found)
    return found


def expected_lines(level: LevelName) -> list[tuple[str, str]]:
    """The document's lines: headings, indicators, subtotals by section, the total."""
    table, lines = DAGESTAN.table(level), []
    for section in table.sections:
        lines.append((section.code, section.title))
        lines += [(i.code, i.title) for i in table.indicators if i.section == section.code]
        lines.append((section.code, f"Итого по разделу {section.code}"))
    return [*lines, ("", "Всего баллов")]


def number(text: str) -> float | None:
    return None if text == "" else float(text)


def test_sheets_in_their_order(book: Any) -> None:
    assert book.sheetnames == ["О расчёте", *SHEETS.values(), *RATINGS.values(), "Замечания"]
    about = {row[0]: row[1] for row in book["О расчёте"].iter_rows(max_col=2, values_only=True)}
    assert about["Документ"] == DAGESTAN.source
    assert about["Отчётная дата"] == "31.12.2024"
    assert "01.01.2024 – 31.12.2024" in about["Период"]


@LEVELS
def test_lines_of_the_document_in_its_order(book: Any, level: LevelName) -> None:
    found = [(str(row[0] or ""), row[1]) for row in body(book[SHEETS[level]])]
    assert found == expected_lines(level)


@LEVELS
def test_units_side_by_side(book: Any, out: Path, level: LevelName) -> None:
    sheet = book[SHEETS[level]]
    head = [cell.value for cell in sheet[header_row(sheet) - 1]]
    units = [head[column] for column in value_columns(sheet)]
    summary = read(out / "summary.csv", level)
    named = [
        (row["unit_code"] + " " if level == "school" else "") + row["unit_name"] for row in summary
    ]
    assert units == named


@LEVELS
def test_every_cell_is_that_of_results(book: Any, out: Path, level: LevelName) -> None:
    sheet = book[SHEETS[level]]
    results = read(out / "results.csv", level)
    indicators = {item.code for item in DAGESTAN.table(level).indicators}
    lines = [line for line in body(sheet) if line[0] in indicators]
    by_unit = [list(rows) for _, rows in groupby(results, key=lambda row: row["unit_code"])]
    columns = value_columns(sheet)
    assert len(columns) == len(by_unit)
    for column, rows in zip(columns, by_unit, strict=True):
        for line, row in zip(lines, rows, strict=True):
            assert line[0] == row["indicator"]
            value, points = line[column : column + 2]
            assert points == number(row["points"])
            if row["status"] == "ok":
                assert round(value, 6) == number(row["value"])
            else:
                assert value == WORDS[row["status"]]


@LEVELS
def test_subtotals_and_total(book: Any, out: Path, level: LevelName) -> None:
    sheet = book[SHEETS[level]]
    totals = [Decimal(row["points"]) for row in read(out / "summary.csv", level)]
    section_of = {item.code: item.section for item in DAGESTAN.table(level).indicators}
    for column, total in zip(value_columns(sheet), totals, strict=True):
        sums: dict[str, float] = {}
        for line in body(sheet):
            if line[0] in section_of and line[1] is not None:
                section = section_of[line[0]]
                sums[section] = sums.get(section, 0) + (line[column + 1] or 0)
            elif str(line[1]).startswith("Итого по разделу"):
                assert line[column + 1] == sums[line[0]]
        assert body(sheet)[-1][column + 1] == float(total) == sum(sums.values())


@pytest.mark.parametrize("level", RATINGS)
def test_ratings(book: Any, out: Path, level: str) -> None:
    sheet = book[RATINGS[level]]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    summary = {row["unit_code"]: row for row in read(out / "summary.csv", level)}
    assert [row[0] for row in rows] == sorted(int(row["rank"]) for row in summary.values())
    assert {row[1] for row in rows} == set(summary)
    for rank, code, name, municipality, points, most in rows:
        of = summary[code]
        assert (str(rank), name) == (of["rank"], of["unit_name"])
        assert municipality
        assert (points, most) == (number(of["points"]), number(of["max_points"]))


def test_problems(book: Any, out: Path) -> None:
    with (out / "problems.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file))[1:]
    words = {"warning": "предупреждение", "error": "ошибка"}
    expected = [[code, words[level], *rest] for code, level, *rest in expected]
    rows = book["Замечания"].iter_rows(min_row=2, values_only=True)
    assert [[cell or "" for cell in row] for row in rows] == expected


def test_frozen_panes_and_filters(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes, sheet.title
        assert sheet.auto_filter.ref, sheet.title
    for name in SHEETS.values():
        first = header_row(book[name])
        assert book[name].freeze_panes == f"C{first + 1}"
        assert book[name].auto_filter.ref.startswith(f"A{first}:")


def test_no_cell_is_a_formula(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 1000
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
