"""What stands above a table is of all its rows, once the analyst says so."""

from pathlib import Path

import pytest

from rsnms_cli.model.names import organization_in
from tests.helpers.commands import call
from tests.helpers.marks import Capsys
from tests.helpers.tables import region, sheet, write_book, write_region

TITLES = {
    "Список педагогических работников МБОУ СОШ № 3": "МБОУ СОШ № 3",
    "Персональный состав МБОУ «Заречная СОШ им. героя» на 01.10.2024 г.": (
        "МБОУ «Заречная СОШ им. героя»"
    ),
    "МКОУ «Лесная СОШ № 2» 2024-2025 учебный год": "МКОУ «Лесная СОШ № 2»",
    "МБУ ДО «ДДТ» (сведения о кадрах)": "МБУ ДО «ДДТ»",
    "Муниципальное бюджетное учреждение «Лицей № 1», сведения": (
        "Муниципальное бюджетное учреждение «Лицей № 1»"
    ),
    "Сведения о педагогических работниках": "",
    "Период: 01.09.2024": "",
}


@pytest.mark.parametrize(("title", "name"), TITLES.items())
def test_the_name_of_an_organisation_is_found_in_a_title(title: str, name: str) -> None:
    assert organization_in(title).casefold() == name.casefold()


def _decided(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace("accept = false", "accept = true"), encoding="utf-8")


def test_a_list_of_one_school_needs_one_decision(capsys: Capsys, tmp_path: Path) -> None:
    data = write_region(tmp_path / "data", region())
    name = "МБОУ «СОШ № 1»"
    drawn = sheet(f"""
        Список работников {name}
        |
        № п/п | ФИО                | СНИЛС          | Должность | Категория персонала
        1     | Пробная Анна Львовна | 112-233-445 95 | учитель   | педагогический работник""")
    write_book(data / "teachers.xlsx", {"Лист1": drawn})
    orgs = region()["organizations"]
    write_region(data, {"organizations": [{**orgs[0], "org_name": name}]})
    call(capsys, "check", "--data", data, "--period", "2024").assert_says(3, "column.missing")
    call(capsys, "map", "--data", data)
    mapping = (data / "mapping.toml").read_text("utf-8")
    assert "[[constant]]" in mapping
    assert f'is = "{name}"' in mapping
    _decided(data / "mapping.toml")
    said = call(capsys, "check", "--data", data, "--period", "2024")
    assert "column.missing" not in said.out
    assert "teacher.unknown_name" not in said.out


def test_who_examined_stands_above_the_list(capsys: Capsys, tmp_path: Path) -> None:
    data = write_region(tmp_path / "data", region())
    drawn = sheet("""
        Результаты диагностики, проведённой ЦНППМ
        СНИЛС | Дата диагностики | ИОМ
        P1    | 01.02.2024       | да""")
    write_book(data / "diagnostics.xlsx", {"Лист1": drawn})
    call(capsys, "map", "--data", data)
    mapping = (data / "mapping.toml").read_text("utf-8")
    assert 'column = "Организация диагностики"' in mapping
    _decided(data / "mapping.toml")
    said = call(capsys, "check", "--data", data, "--period", "2024")
    assert "«Организация диагностики»; у 1 человека ответ неизвестен" not in said.out
