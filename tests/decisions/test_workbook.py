"""«Соответствия.xlsx»: written, filled in, saved by an office program, read back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import office
from tests.helpers.commands import Said, call
from tests.helpers.tables import TEACHER, grid, region, write_book, write_region

Capsys = pytest.CaptureFixture[str]
HEADS = ("№", "Вопрос", "Что в файлах", "Сколько строк", "Предложение", "Решение", "Основание")
ANSWERS = {
    "код «1»": "да",
    "«Дата»": "Дата диагностики",
    "«Размер обуви»": "Нет",
    "«Цвет»": " да ",
}
"""A part of each question, and what is answered."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    teachers = [{**TEACHER, "person_id": f"P{n}", "org_code": "1"} for n in (1, 2)]
    folder = write_region(tmp_path / "data", region(teachers=teachers))
    rows = grid("teachers", [{**TEACHER, "person_id": "P3"}])
    rows[0] += ["Размер обуви", "Цвет"]
    write_book(folder / "ещё.xlsx", {"Л": rows})
    events = [["СНИЛС", "Дата", "ИОМ", "Результат, %"], ["P1", "01.02.2024", "да", "5"]]
    write_book(folder / "diagnostics.xlsx", {"Л": events})
    return folder


@pytest.fixture
def book(capsys: Capsys, data: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Соответствия.xlsx"
    said = call(capsys, "map", "--data", data, "--workbook", path)
    said.assert_says(0, "Ждут решения: 3", "rsnms map --from Соответствия.xlsx")
    return path


def cells(path: Path) -> Any:
    return openpyxl.load_workbook(path)["Соответствия"]


def fill(path: Path, answers: Mapping[str, str]) -> None:
    """Write into «Решение», as people do; rows are found by a part of their question."""
    book: Any = openpyxl.load_workbook(path)
    for row in book["Соответствия"].iter_rows(min_row=2):
        row[5].value = next((a for part, a in answers.items() if part in row[1].value), None)
    book.save(path)


def take(capsys: Capsys, data: Path, book: Path) -> Said:
    return call(capsys, "map", "--data", data, "--from", book)


def test_each_row_is_a_question_with_its_answers(book: Path) -> None:
    sheet = cells(book)
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:7] == HEADS
    assert rows[1][:2] == (1, "Организация в «Педагогах» – код «1». Это «Школа 1», код 01?")
    assert rows[1][2:6] == ("код «1»", 2, "01", None)
    assert rows[1][6].endswith("это «Школа 1»; без этого не учтено: 2 человека")
    assert len(rows) == 5, "columns that mean nothing are decided apart"
    assert sheet.column_dimensions["H"].hidden
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists == {
        f"F{row}": f"'_ответы'!$A${row - 1}:${'BCBB'[row - 2]}${row - 1}" for row in range(2, 6)
    }
    words = openpyxl.load_workbook(book)["_ответы"].iter_rows(values_only=True)
    assert next(words)[:3] == ("да", "нет", None)
    assert next(words)[:3] == ("да", "не нужен", "нет")


def test_the_answers_are_those_of_the_dialog(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, data: Path, book: Path
) -> None:
    fill(book, ANSWERS)
    said = take(capsys, data, book)
    said.assert_says(0, "Из книги принято: 3, отклонено: 1, без ответа: 0", "Новых предложений нет")
    by_book = (data / "mapping.toml").read_text("utf-8")
    (data / "mapping.toml").unlink()
    lines = iter(["1\n", "1\n", "р\n", "2\n", "1\n"])
    monkeypatch.setattr("sys.stdin.readline", lambda: next(lines, ""))
    call(capsys, "map", "--data", data, "--review").assert_says(0, "Принято: 4 решения", "Ждут: 0.")
    assert (data / "mapping.toml").read_text("utf-8") == by_book


def test_rows_without_an_answer_stay_open(capsys: Capsys, data: Path, book: Path) -> None:
    fill(book, {"код «1»": "да"})
    take(capsys, data, book).assert_says(
        0, "принято: 1, отклонено: 0, без ответа: 3", "Ждут решения: 2"
    )
    fill(book, {"код «1»": "нет"})
    take(capsys, data, book).assert_says(0, "принято: 0, отклонено: 1")
    text = (data / "mapping.toml").read_text("utf-8")
    assert 'is = "01"\nreject = true' in text, "the later answer holds"


def test_every_answer_that_cannot_be_is_named_by_its_cell(
    capsys: Capsys, data: Path, book: Path
) -> None:
    before = (data / "mapping.toml").read_bytes()
    fill(book, {"код «1»": "может быть", "«Дата»": "Дата ИМО", "«Цвет»": "да"})
    take(capsys, data, book).assert_says(
        2,
        "Соответствия.xlsx, лист «Соответствия», F2: такого ответа нет, есть: да, нет",
        "лист «Соответствия», F3: такого столбца в таблице нет, похоже на Дата ИОМ",
    )
    assert (data / "mapping.toml").read_bytes() == before


def test_a_slip_in_the_file_itself_is_no_cell_of_the_book(
    capsys: Capsys, data: Path, book: Path
) -> None:
    fill(book, ANSWERS)
    path = data / "mapping.toml"
    path.write_text(path.read_text("utf-8") + "[people]\noutside = 5\n", "utf-8")
    said = take(capsys, data, book)
    said.assert_says(2, "mapping.toml, строка", "ключ people.outside")
    assert "Соответствия.xlsx" not in said.err


def test_what_is_no_book_of_questions_is_refused(capsys: Capsys, data: Path, book: Path) -> None:
    take(capsys, data, data / "teachers.xlsx").assert_says(2, "это не книга соответствий")
    take(capsys, data, data / "нет.xlsx").assert_says(2, "нет.xlsx")
    sheet: Any = openpyxl.load_workbook(book)
    sheet["Соответствия"]["F2"], sheet["Соответствия"]["H2"] = "да", "{}"
    sheet.save(book)
    take(capsys, data, book).assert_says(2, "F2: решение есть, а о чём оно – нет", "заново")
    for out in (data / "Соответствия.xlsx", book.with_suffix(".xls")):
        call(capsys, "map", "--data", data, "--workbook", out).assert_says(2)
        assert not out.exists()


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_an_office_program_may_save_it(
    capsys: Capsys, data: Path, book: Path, tmp_path: Path, kind: str
) -> None:
    fill(book, ANSWERS)
    take(capsys, data, book).assert_says(0, "принято: 3, отклонено: 1")
    expected = (data / "mapping.toml").read_bytes()
    (data / "mapping.toml").unlink()
    (saved,) = office.saved(tmp_path / "saved", kind, book)
    take(capsys, data, saved).assert_says(0, "принято: 3, отклонено: 1")
    call(capsys, "map", "--data", data).assert_says(0, "Новых предложений нет")
    assert (data / "mapping.toml").read_bytes() == expected
