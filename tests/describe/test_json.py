"""The contract's section 5: one object a sheet, what is seen there."""

from pathlib import Path

from tests.describe.seen import columns, described, drawn
from tests.helpers.tables import sheet, write_book

TEACHERS = """
    СНИЛС | Код ОО | Категория персонала
    P1    | 01     | педагогический работник"""


def test_a_plain_table(tmp_path: Path) -> None:
    (one,) = described(drawn(tmp_path, {"Кадры": TEACHERS}))
    assert {**one, "columns": columns(one)} == {
        "file": "книга.xlsx",
        "sheet": "Кадры",
        "table": "teachers",
        "status": "used",
        "why": "",
        "header_rows": [1],
        "rows": 1,
        "missing": [],
        "columns": [
            ("A1", "СНИЛС", "person_id", "exact"),
            ("B1", "Код ОО", "org_code", "exact"),
            ("C1", "Категория персонала", "staff_category", "exact"),
        ],
    }


def test_a_header_of_two_rows_over_people_under_their_school(tmp_path: Path) -> None:
    lines = """
        Сведения о кадрах
        № п/п | ФИО педагога  | Номер СНИЛС    | Должность | Стаж  |                | Телефон
              |               |                |           | общий | педагогический |
        МБОУ СОШ № 1
        1     | Тестова А. А. | 112-233-445 95 | учитель   | 30    | 12             | 2-33-44
        2     | Пробин Б. Б.  | 087-654-303 00 | учитель   | 25    | 20             | 2-33-45"""
    (one,) = described(drawn(tmp_path, {"Лист1": lines}))
    assert (one["table"], one["status"], one["header_rows"], one["rows"]) == (
        "teachers", "used", [2, 3], 2,
    )  # fmt: skip
    assert columns(one) == [
        ("A3", "№ п/п", None, "ignored"),
        ("B3", "ФИО педагога", "full_name", "synonym"),
        ("C3", "Номер СНИЛС", "person_id", "synonym"),
        ("D3", "Должность", "position", "exact"),
        ("E3", "Стаж общий", None, "unknown"),
        ("F3", "Стаж педагогический", "experience_years", "evidence"),
        ("G3", "Телефон", None, "ignored"),
        ("A4", "подзаголовки в строках таблицы", "org_name", "evidence"),
    ]


def test_what_may_be_a_column_is_proposed_and_the_sheet_not_used(tmp_path: Path) -> None:
    lines = """
        СНИЛС | ФИО слушателя | Программа | Объём, часов | Дата выдачи удостоверения
        P1    | Тестова А. А. | Чтение    | 36           | 01.03.2024
        P2    | Пробин Б. Б.  | Счёт      | 36           | 01.03.2024"""
    (one,) = described(drawn(tmp_path, {"Курсы": lines}))
    assert (one["table"], one["status"], one["rows"], one["missing"]) == (
        "trainings", "incomplete", 2, ["end_date"],
    )  # fmt: skip
    assert columns(one)[1:] == [
        ("B1", "ФИО слушателя", None, "ignored"),
        ("C1", "Программа", "program", "exact"),
        ("D1", "Объём, часов", "hours", "exact"),
        ("E1", "Дата выдачи удостоверения", "end_date", "proposed"),
    ]


def test_what_stands_twice_is_not_needed(tmp_path: Path) -> None:
    lines = """
        СНИЛС | Код ОО | Код ОО | Категория персонала
        P1    | 01     | 02     | методист"""
    (one,) = described(drawn(tmp_path, {"Л": lines}))
    assert columns(one)[1:3] == [
        ("B1", "Код ОО", "org_code", "exact"),
        ("C1", "Код ОО", None, "ignored"),
    ]
    assert one["columns"][2]["why"] == "этот столбец на листе второй раз"


def test_both_names_of_an_organisation_are_its_name(tmp_path: Path) -> None:
    lines = """
        Код ОО | Наименование ОО | Краткое наименование ОО | Муниципалитет | Тип ОО
        01     | Школа один      | Школа 1                 | Южный район   | дошкольная"""
    (one,) = described(drawn(tmp_path, {"Л": lines}))
    assert columns(one)[1:3] == [
        ("B1", "Наименование ОО", "org_name", "exact"),
        ("C1", "Краткое наименование ОО", "org_name", "evidence"),
    ]


def test_decisions_are_seen(tmp_path: Path) -> None:
    lines = """
        Идентификатор | Код ОО | Группа | Цвет папки
        P1            | 01     | А      | синий"""
    drawn(tmp_path, {"Кадры": lines, "Памятка": "Звонить | утром\n до | обеда"})
    (tmp_path / "mapping.toml").write_text(
        """
        header = [
          { table = "Педагоги", header = "Идентификатор", is = "СНИЛС", accept = true },
          { table = "Педагоги", header = "Цвет папки", is = "не нужен", accept = true },
        ]
        sheet = [
          { file = "книга.xlsx", sheet = "Кадры", is = "Педагоги", accept = true },
          { file = "книга.xlsx", sheet = "Памятка", is = "не таблица", accept = true },
        ]
        [[constant]]
        file = "книга.xlsx"
        table = "Педагоги"
        column = "Категория персонала"
        is = "методист"
        accept = true
        """,
        "utf-8",
    )
    people, note = described(tmp_path)
    assert (people["status"], people["missing"]) == ("used", [])
    assert columns(people) == [
        ("A1", "Идентификатор", "person_id", "mapping"),
        ("B1", "Код ОО", "org_code", "exact"),
        ("C1", "Группа", None, "unknown"),
        ("D1", "Цвет папки", None, "ignored"),
    ]
    assert (note["table"], note["status"], note["why"]) == (
        None, "unknown", "по вашему решению здесь нет таблицы",
    )  # fmt: skip


def test_two_tables_of_a_sheet_are_told_one_by_one(tmp_path: Path) -> None:
    lines = f"{TEACHERS}\n\n{TEACHERS.replace('P1', 'P2')}\nP3 | 01 | методист"
    found = described(drawn(tmp_path, {"Кадры": lines}))
    assert [(one["sheet"], one["header_rows"], one["rows"]) for one in found] == [
        ("Кадры", [1], 1),
        ("Кадры", [5], 2),
    ]


def test_a_header_within_the_data_that_makes_no_table_has_no_columns(tmp_path: Path) -> None:
    lines = f"{TEACHERS}\n\nОтчество | ФИО | Имя\nА | Б | В"
    used, other = described(drawn(tmp_path, {"Кадры": lines}))
    assert (used["status"], used["rows"]) == ("used", 1)
    assert (other["status"], other["header_rows"], other["rows"], other["columns"]) == (
        "incomplete", [4], 1, [],
    )  # fmt: skip
    assert other["missing"] == ["person_id", "org_code", "staff_category"]


def test_sheets_stand_in_the_order_of_their_files(tmp_path: Path) -> None:
    drawn(tmp_path, {"Я": TEACHERS, "А": TEACHERS.replace("P1", "P2")}, "б.xlsx")
    drawn(tmp_path, {"Л": "СНИЛС | Дата диагностики\nP1 | 01.02.2024"}, "а.xlsx")
    found = described(tmp_path)
    assert [(one["file"], one["sheet"]) for one in found] == [
        ("а.xlsx", "Л"), ("б.xlsx", "А"), ("б.xlsx", "Я"),
    ]  # fmt: skip


def test_forms_are_no_sheets_of_tables(tmp_path: Path) -> None:
    drawn(tmp_path, {"Кадры": TEACHERS})
    write_book(tmp_path / "Форма.xlsx", {"Форма": sheet("Код | Значение"), "_meta": [["a", "b"]]})
    assert [one["file"] for one in described(tmp_path)] == ["книга.xlsx"]
