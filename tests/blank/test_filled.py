"""A blank table comes back: filled in, not filled in, filled in where it is not read."""

import re
from pathlib import Path

import openpyxl
import pytest

from rsnms_cli.blank.cells import value_of
from rsnms_cli.model.columns import table_specs
from tests.blank.conftest import REGION, Fill, write_rows
from tests.helpers.commands import call, content
from tests.helpers.tables import TEACHER, region, write_region

Capsys = pytest.CaptureFixture[str]


def score(capsys: Capsys, data: Path, out: Path) -> dict[str, bytes]:
    """The results of a folder of tables."""
    said = call(capsys, "score", "--data", data, "--period", "2024", "--out", out)
    assert said.code == 0, said
    return {name: content(out)[name] for name in ("results.csv", "summary.csv")}


def test_filled_in_it_gives_the_numbers_of_any_other_table(
    fill: Fill, tmp_path: Path, capsys: Capsys
) -> None:
    plain = score(capsys, write_region(tmp_path / "plain", REGION), tmp_path / "a")
    assert score(capsys, fill(REGION), tmp_path / "b") == plain


def test_filled_in_it_is_no_fault(fill: Fill, capsys: Capsys) -> None:
    said = call(capsys, "check", "--data", fill(REGION))
    assert said.code == 0, said
    assert "sheet." not in said.out
    assert "row.example" not in said.out


def test_not_filled_in_it_is_named(blanks: Path, capsys: Capsys) -> None:
    said = call(capsys, "check", "--data", blanks)
    said.assert_says(3, "file.no_rows", "Педагоги.xlsx, лист «Педагоги»", "столбцы: Код ОО")
    assert "Пример" not in said.out


def test_rows_written_on_the_example_are_named(fill: Fill, capsys: Capsys) -> None:
    data = fill(REGION)
    path = data / "Педагоги.xlsx"
    book = openpyxl.load_workbook(path)
    book["Пример"]["A6"] = "P3"
    book["Пример"]["C6"] = "01"
    book.save(path)
    said = call(capsys, "check", "--data", data)
    said.assert_says(1, "sheet.example", "лист «Пример», A6", "вписаны свои строки")


def test_a_row_of_the_example_among_the_data_is_nobody(
    fill: Fill, tmp_path: Path, capsys: Capsys
) -> None:
    plain = score(capsys, write_region(tmp_path / "plain", REGION), tmp_path / "a")
    data = fill(REGION)
    for name, spec in table_specs().items():
        row: dict[str, object] = {one.field: one.example[0] for one in spec.columns}
        write_rows(data / f"{spec.title}.xlsx", name, [row])
    assert score(capsys, data, tmp_path / "b") == plain
    said = call(capsys, "check", "--data", data)
    said.assert_says(0, "row.example", "1 строка из примера", "удалите эти строки")


def test_rows_as_in_the_example_are_no_fault(fill: Fill, capsys: Capsys) -> None:
    """Of people and organisations that there may be: what is shown to offices is right."""
    example = {
        name: [
            {one.field: value_of(one, one.example[row]) for one in spec.columns}
            | ({"person_id": f"P{row}"} if name != "organizations" else {"org_name": f"ОО {row}"})
            for row in range(3)
        ]
        for name, spec in table_specs().items()
    }
    data = fill(example)
    said = call(capsys, "check", "--data", data, "--period", "2024")
    faults = set(re.findall(r"^\S+ ([a-z_]+\.[a-z_]+) \(", said.out, re.MULTILINE))
    assert (said.code, faults) == (0, {"answer.blank", "provider.unknown"}), said


def test_a_sheet_of_that_name_in_a_file_of_their_own_is_read(
    tmp_path: Path, capsys: Capsys
) -> None:
    """Only a table made by the program has sheets that are not read."""
    data = write_region(tmp_path, REGION)
    for path in data.iterdir():
        book = openpyxl.load_workbook(path)
        book.worksheets[0].title = "Пример"
        book.save(path)
    assert call(capsys, "check", "--data", data).code == 0


def test_it_goes_back_with_remarks_in_itself(fill: Fill, tmp_path: Path, capsys: Capsys) -> None:
    data = fill(region(teachers=[TEACHER, {"person_id": "P2", "org_code": "01"}]))
    said = call(capsys, "check", "--data", data, "--annotate", tmp_path / "returned")
    said.assert_says(1, "cell.required")
    book = openpyxl.load_workbook(tmp_path / "returned/Педагоги.xlsx")
    assert book.sheetnames[:2] == ["Замечания", "Педагоги"]
    sheet = book["Педагоги"]
    assert "не заполнено" in sheet["E3"].comment.text
    assert sheet["E1"].comment.text.startswith("Обязательный, если нет «Должность».")
    assert len(sheet.data_validations.dataValidation) == 9
    again = call(capsys, "check", "--data", tmp_path / "returned")
    assert "sheet." not in again.out
