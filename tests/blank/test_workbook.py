"""What somebody finds in a blank table who opens it."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.blank.workbook import write_blank
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.columns import Field, TableSpec, table_specs
from rsnms_cli.model.snils import is_whole, person_key, wrong_check_digits
from rsnms_cli.words.columns import Column, described
from tests.helpers.commands import call, content

SPECS = list(table_specs().values())


def book_of(folder: Path, spec: TableSpec) -> Any:
    """The workbook of a table."""
    return openpyxl.load_workbook(folder / f"{spec.title}.xlsx")


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_the_first_sheet_has_the_headers_and_below_them_nothing(
    blanks: Path, spec: TableSpec
) -> None:
    book = book_of(blanks, spec)
    assert book.sheetnames == [spec.title, "Пример", "Пояснения", "_table"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 3 + ["hidden"]
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [one.header for one in spec.columns]
    assert [cell.font.b for cell in sheet[1]] == [one.required for one in spec.columns]
    assert (sheet.max_row, sheet.freeze_panes) == (1, "B2")
    assert sheet.print_title_rows == "$1:$1"


def test_a_header_tells_what_it_means_and_what_it_is_for(blanks: Path) -> None:
    sheet = book_of(blanks, table_specs()["teachers"]).worksheets[0]
    said = {cell.value: cell.comment.text for cell in sheet[1]}
    assert said["Категория персонала"].startswith(
        "Обязательный, если нет «Должность».\nК какой группе работников"
    )
    assert (
        "Что писать: одно из: педагогический работник, управленческие"
        in said["Категория персонала"]
    )
    assert "Для показателей: dagestan-2022: организация 3.1." in said["Наставник"]
    assert "Без столбца: ничего не изменится." in said["Форма поддержки"]


def test_a_column_that_no_number_needs_has_a_white_header(blanks: Path) -> None:
    sheet = book_of(blanks, table_specs()["organizations"]).worksheets[0]
    white = [cell.value for cell in sheet[1] if cell.fill.fgColor.rgb == "FFFFFFFF"]
    assert white == ["ММО", "Участие в конкурсах", "Представление опыта"]


ACCEPTED = [  # table, header, kind of check, list, whether other words are refused
    ("Организации", "Тип ОО", "list", "values_org_type", True),
    ("Организации", "Уровни образования", "list", "values_stages", False),
    ("Организации", "Целевая модель наставничества", "list", "yes_no", True),
    ("Педагоги", "Наставник", "list", "yes_no", False),
    ("Педагоги", "Дата рождения", "date", "10959", True),
    ("Педагоги", "Педагогический стаж, лет", "decimal", "0", True),
    ("Обучение", "В ФР ДПП", "list", "yes_no", False),
    ("Диагностика", "Результат, %", "decimal", "0", True),
]


@pytest.mark.parametrize("accepted", ACCEPTED, ids=lambda one: one[1])
def test_a_cell_knows_what_it_accepts(
    blanks: Path, accepted: tuple[str, str, str, str, bool]
) -> None:
    table, header, kind, source, closed = accepted
    sheet = openpyxl.load_workbook(blanks / f"{table}.xlsx").worksheets[0]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == header)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    rule = rules[f"{letter}2:{letter}50000"]
    assert (rule.type, rule.formula1, bool(rule.showErrorMessage)) == (kind, source, closed)


def test_the_lists_are_ranges_with_names(blanks: Path) -> None:
    book = book_of(blanks, table_specs()["organizations"])
    lists = {
        name: [cell.value for row in book["_table"][found.attr_text.split("!")[1]] for cell in row]
        for name, found in book.defined_names.items()
        if not name.startswith("_")
    }
    assert lists["yes_no"] == ["да", "нет"]
    assert lists["values_org_type"] == list(
        next(f for f in table_specs()["organizations"].fields if f.field == "org_type").values
    )
    assert lists["values_stages"][-2:] == ["ООО; СОО", "НОО; ООО; СОО"]


def test_numbers_of_people_are_texts_and_days_are_days(blanks: Path) -> None:
    sheet = book_of(blanks, table_specs()["teachers"])["Пример"]
    cells = {head.value: cell for head, cell in zip(sheet[2], sheet[3], strict=True)}
    assert (cells["СНИЛС"].value, cells["СНИЛС"].number_format) == ("999-000-001 15", "@")
    assert f"{cells['Дата рождения'].value:%d.%m.%Y}" == "14.05.1996"
    assert cells["Дата рождения"].number_format == "dd.mm.yyyy"
    assert cells["Педагогический стаж, лет"].value == 2


def test_the_people_of_the_example_cannot_be_anybody() -> None:
    shown = [f.example for spec in SPECS for f in spec.fields if f.type == "person"]
    keys = [person_key(text) for texts in shown for text in texts]
    assert all(is_whole(key) and key.startswith("999") for key in keys)
    assert not any(wrong_check_digits([*keys]))


def test_the_notes_explain_every_column(blanks: Path) -> None:
    lines = [
        [c.value for c in row] for row in book_of(blanks, table_specs()["trainings"])["Пояснения"]
    ]
    heads = next(row for row in lines if row[0] == "Столбец")
    assert heads[4:] == ["Для каких показателей", "Без столбца"]
    named = [row[0] for row in lines[lines.index(heads) + 1 :]]
    assert named == [one.header for one in table_specs()["trainings"].columns]


def test_a_fifth_table_needs_the_dictionary_alone(tmp_path: Path) -> None:
    """«Документы и мероприятия» of the contract, section 6, as it may come."""
    example = ("Приказ", "План", "Договор")
    fields = (
        Field("title", "Название", "text", required=True, meaning="Что это.", example=example),
        Field("kind", "Вид", "enum", values=("приказ", "план"), example=("приказ", "план", "")),
        Field("date", "Дата", "date", example=("01.02.2024", "", "")),
    )
    spec = TableSpec("documents", "Документы и мероприятия", fields, {})
    path = tmp_path / "Документы и мероприятия.xlsx"
    write_blank([Column(spec, one) for one in fields], path)
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book["Документы и мероприятия"][1]] == [
        "Название",
        "Вид",
        "Дата",
    ]
    assert book["Пример"]["A3"].value == "Приказ"


def test_the_same_columns_give_the_same_bytes(blanks: Path, tmp_path: Path) -> None:
    for columns in described([load_methodology("dagestan-2022")]).values():
        name = f"{columns[0].table.title}.xlsx"
        write_blank(columns, tmp_path / name)
        assert (tmp_path / name).read_bytes() == (blanks / name).read_bytes()


def test_tables_are_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = call(capsys, "tables", "create", "--out", tmp_path, "--methodology", "eao-2023")
    made.assert_says(0, "Создано таблиц: 4", "Организации.xlsx, Педагоги.xlsx")
    (tmp_path / "Обучение.xlsx").unlink()
    before = content(tmp_path)
    again = call(capsys, "tables", "create", "--out", tmp_path)
    again.assert_says(2, "уже лежат таблицы: Организации.xlsx, Педагоги.xlsx, Диагностика.xlsx")
    assert content(tmp_path) == before
