"""`mapping.toml`: only what the analyst accepted is used, said, and refused when it is wrong."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.commands import call
from tests.helpers.tables import ORG, region, sheet, write_book, write_region

Capsys = pytest.CaptureFixture[str]
SNILS, PERSON = "112-233-445 95", "Щур-Троицкая Анна Львовна"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which a header, a code, two names and a municipality are not the usual ones."""
    names = ("МБОУ «СОШ № 5»", "МКОУ «СОШ № 7»", "Лицей")
    places = ("Южный район", "Южный район", "Южный р-н")
    orgs = [
        {**ORG, "org_code": f"0{n}", "org_name": name, "municipality": place}
        for n, (name, place) in enumerate(zip(names, places, strict=True), start=1)
    ]
    folder = write_region(tmp_path / "data", region(organizations=orgs))
    write_book(
        folder / "teachers.xlsx",
        {
            "Лист1": sheet(f"""
        СНИЛС   | Место работы | Код ОО | Категория персонала | Стаж             | Дата рожденья
        {SNILS} | МКОУ СОШ №5  |        | методист            | 5                | 01.09.80
        P2      | СОШ № 7      |        | методист            | 6                | 01.09.05
        P3      | {PERSON}     |        | методист            | 6                | 01.09.05
        P4      |              | 3      | методист            | 6                | 01.09.05
        P5      | СОШ № 9      |        | методист            | 6                | 01.09.05
        P6      |              | {SNILS} | методист           | 6                | 01.09.05""")
        },
    )
    write_book(
        folder / "diagnostics.xlsx",
        {"Лист1": sheet(f"СНИЛС | Дата | ИОМ | Результат, %\n{SNILS} | 01.02.2024 | да | 5")},
    )
    return folder


def mapped(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((folder / "mapping.toml").read_text("utf-8"))


def accept(folder: Path) -> None:
    path = folder / "mapping.toml"
    text = path.read_text("utf-8").replace("\naccept = false", "\naccept = true")
    path.write_text(text, encoding="utf-8")


PROPOSED = {
    "header": [
        {"table": "Диагностика", "header": "Дата", "is": "Дата диагностики"},
        {"table": "Педагоги", "header": "Стаж", "is": "Педагогический стаж, лет"},
    ],
    "municipality": [{"name": "Южный р-н", "is": "Южный район"}],
    "organization": [
        {"code": "3", "is": "03"},
        {"name": "МКОУ СОШ №5", "is": "01"},
        {"name": "СОШ № 7", "is": "02"},
    ],
}


def test_what_is_near_is_proposed_and_not_used(capsys: Capsys, data: Path) -> None:
    before = call(capsys, "check", "--data", data, "--period", "2024", "--json")
    call(capsys, "map", "--data", data).assert_says(0, "Предложений: 6", "mapping.toml")
    expected = {k: [{**one, "accept": False} for one in items] for k, items in PROPOSED.items()}
    assert mapped(data) == expected
    text = (data / "mapping.toml").read_text("utf-8")
    assert "# сходство 90 из 100; в файле «мкоу»; в таблице «мбоу»; это «МБОУ «СОШ № 5»»" in text
    assert call(capsys, "check", "--data", data, "--period", "2024", "--json") == before


def test_the_file_names_no_person(capsys: Capsys, data: Path) -> None:
    call(capsys, "map", "--data", data)
    text = (data / "mapping.toml").read_text("utf-8")
    assert "Львовна" not in text
    assert "112" not in text


@pytest.mark.parametrize("text", ["123-456-789 01", "12345678901", PERSON, "Преображенский Л. Л."])
def test_a_person_is_never_proposed(capsys: Capsys, data: Path, text: str) -> None:
    """Wherever it was put by mistake, and though something near it stands in the tables."""
    drawn = f"""
        СНИЛС | Место работы | Муниципалитет | Код ОО | Категория персонала | {text}
        P1    | {text}       | Южный район   |        | методист            | 1
        P2    | СОШ № 7      | {text}        |        | методист            | 1
        P3    |              |               | {text} | методист            | 1"""
    write_book(data / "teachers.xlsx", {"Лист1": sheet(drawn)})
    orgs = [
        {**ORG, "org_code": text + "0", "org_name": text, "municipality": sign + text}
        for sign in ("", "г. ")
    ]
    write_region(data, {"organizations": [ORG, *orgs]})
    call(capsys, "map", "--data", data)
    proposed = data / "mapping.toml"
    assert not proposed.exists() or text not in proposed.read_text("utf-8")


def test_what_is_accepted_is_used_and_said(capsys: Capsys, data: Path) -> None:
    call(capsys, "check", "--data", data, "--period", "2024").assert_says(3, "table.missing")
    call(capsys, "map", "--data", data)
    accept(data)
    said = call(capsys, "check", "--data", data, "--period", "2024")
    said.assert_says(
        1,
        "mapping.used",
        "столбцов – 2, строк «Педагогов» с организацией – 3, строк «Организаций» с муници",
    )
    for gone in ("похоже на", "table.missing"):
        assert gone not in said.out
    out = data.parent / "out"
    call(capsys, "score", "--data", data, "--period", "2024", "--out", out).assert_says(
        1, "Не учтено: 3 педагога"
    )
    assert "Южный р-н," not in (out / "results.csv").read_text("utf-8")
    forms = ("forms", "create", "--data", data, "--period", "2024", "--out", out / "forms")
    call(capsys, *forms).assert_says(0, "Создано форм: 2")


def test_decisions_stay_and_only_the_new_is_added(capsys: Capsys, data: Path) -> None:
    call(capsys, "map", "--data", data)
    path = data / "mapping.toml"
    decided = path.read_text("utf-8").replace("accept = false", "accept = true  # ведущий", 1)
    path.write_text("\ufeff" + decided, encoding="utf-8")  # as Notepad saves it
    call(capsys, "map", "--data", data).assert_says(0, "Новых предложений нет")
    write_book(
        data / "more.xlsx",
        {"Лист1": sheet("СНИЛС | Код ОО | Категория персонала\nP9 | 1 | методист")},
    )
    call(capsys, "map", "--data", data).assert_says(0, "Предложений: 1")
    assert path.read_text("utf-8").startswith(decided.rstrip())
    assert mapped(data)["organization"][-1] == {"code": "1", "is": "01", "accept": False}


def test_the_file_is_the_same_every_time(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        call(capsys, "map", "--data", data, "--out", tmp_path / name).assert_says(0)
    assert (tmp_path / "a.toml").read_bytes() == (tmp_path / "b.toml").read_bytes()
    assert not (data / "mapping.toml").exists()


def test_what_is_not_accepted_may_be_of_former_data(capsys: Capsys, data: Path) -> None:
    entry = '[[organization]]\nname = "СОШ № 7"\nis = "нет такого"\naccept = false\n'
    (data / "mapping.toml").write_text(entry, encoding="utf-8")
    call(capsys, "check", "--data", data, "--period", "2024").assert_says(3, "table.missing")


def test_a_column_of_another_meaning_is_said(capsys: Capsys, data: Path) -> None:
    drawn = sheet("СНИЛС | Дата выдачи документа\nP2 | 01.03.2024")
    write_book(data / "trainings.xlsx", {"Лист1": drawn})
    said = call(capsys, "check", "--data", data, "--period", "2024")
    said.assert_says(3, "может быть, это «Дата выдачи документа»")
