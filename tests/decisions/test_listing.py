"""`rsnms map --list`: what is decided and how often it is met; `--undo`: what is open again."""

from pathlib import Path

import pytest

from tests.helpers.commands import call
from tests.helpers.tables import ORG, TEACHER, grid, region, sheet, write_book, write_region

Capsys = pytest.CaptureFixture[str]
DECIDED = """# всё, что бывает
[[organization]]
code = "1"
is = "01"
accept = true

[[organization]]
name = "СОШ № 2"
municipality = "Южный район"
is = "02"
accept = true

[[organization]]
name = "Школа, которой нет"
is = "02"
accept = true

[[municipality]]
name = "Южный р-н"
is = "Южный район"
accept = true

[[header]]
table = "Диагностика"
header = "Дата"
is = "Дата диагностики"
accept = true

[[header]]
table = "Педагоги"
header = "Цвет"
is = "не нужен"
accept = true

[[value]]
table = "Обучение"
column = "Вид программы"
value = "см. приказ"
is = "неизвестно"
accept = true

[[constant]]
file = "diagnostics.xlsx"
table = "Диагностика"
column = "Организация диагностики"
is = "ЦНППМ"
accept = true

[[provider]]
name = "ЦНПМ"
is = "ЦНППМ"
reject = true

[[sheet]]
file = "Памятка.xlsx"
is = "не таблица"
accept = true

[[provider]]
name = "Академия"
is = "Академия Минпросвещения"
accept = false

[people]
outside = "allowed"
"""
MET = [
    "1. «1» → 01; применено: 2",
    "2. «СОШ № 2», «Южный район» → 02; применено: 1",
    "3. «Школа, которой нет» → 02; в этих файлах не встретилось",
    "4. «Южный р-н» → Южный район; применено: 1",
    "5. «Диагностика», «Дата» → Дата диагностики; применено: 2",
    "6. «Педагоги», «Цвет» → не нужен; применено: 1",
    "7. «Обучение», «Вид программы», «см. приказ» → неизвестно; применено: 2",
    "8. «diagnostics.xlsx», «Диагностика», «Организация диагностики» → ЦНППМ; применено: 2",
    "9. отклонено: «ЦНПМ» → ЦНППМ; встретилось: 1",
    "10. «Памятка.xlsx» → не таблица; применено: 1",
    "11. люди вне списка педагогов – не ошибка; применено: 1",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    orgs = [ORG, {**ORG, "org_code": "02", "org_name": "Школа 2", "municipality": "Южный р-н"}]
    teachers = [{**TEACHER, "person_id": f"P{n}", "org_code": "1"} for n in (1, 2)]
    teachers.append({**TEACHER, "person_id": "P3", "org_code": "02"})
    folder = write_region(tmp_path / "data", region(organizations=orgs, teachers=teachers))
    named = {**TEACHER, "person_id": "P4", "org_code": None, "org_name": "СОШ №2"}
    lines = grid("teachers", [{**named, "municipality": "Южный район"}])
    write_book(folder / "ещё.xlsx", {"Л": [[*lines[0], "Цвет"], [*lines[1], "красный"]]})
    write_book(
        folder / "trainings.xlsx",
        {
            "Л": sheet("""
        СНИЛС | Дата окончания | Вид программы | Организация обучения
        P1    | 01.03.2024     | см. приказ    | ЦНПМ
        P2    | 01.03.2024     | См. приказ    |
        """)
        },
    )
    events = "СНИЛС | Дата | ИОМ | Результат, %\nP1 | 01.02.2024 | да | 5\nP9 | 01.02.2024 | да | 5"
    write_book(folder / "diagnostics.xlsx", {"Л": sheet(events)})
    write_book(folder / "Памятка.xlsx", {"Л": sheet("Памятка | для школ\nзвонить | утром")})
    (folder / "mapping.toml").write_text(DECIDED, "utf-8")
    return folder


def test_every_decision_is_said_with_how_often_it_is_met(capsys: Capsys, data: Path) -> None:
    said = call(capsys, "map", "--data", data, "--list")
    said.assert_says(0, "Решений: 11", "mapping.toml")
    assert [line.strip() for line in said.out.splitlines()[1:-1]] == MET
    assert (data / "mapping.toml").read_text("utf-8") == DECIDED


def test_a_check_says_the_sum(capsys: Capsys, data: Path) -> None:
    path = data / "mapping.toml"
    path.write_text(DECIDED.replace("reject = true", "accept = true"), "utf-8")
    said = call(capsys, "check", "--data", data, "--period", "2024")
    said.assert_says(
        0,
        "применены принятые соответствия: столбцов – 1, значений – 2, строк «Педагогов» с органи"
        "зацией – 3, строк «Организаций» с муниципалитетом – 1, строк с организацией обучения или "
        "диагностики – 1, файлов со значением для всех строк – 1",
    )


def test_what_is_taken_back_waits_again(capsys: Capsys, data: Path) -> None:
    path = data / "mapping.toml"
    said = call(capsys, "map", "--data", data, "--undo", "9")
    said.assert_says(0, "Решение отменено, вопрос снова ждёт: «ЦНПМ» → ЦНППМ")
    assert path.read_text("utf-8") == DECIDED.replace("reject = true", "accept = false")
    call(capsys, "map", "--data", data, "--undo", "header[1]").assert_says(0, "«Дата»")
    call(capsys, "map", "--data", data, "--undo", "9", "--list").assert_says(0, "Решений: 8")
    assert "outside" not in path.read_text("utf-8")
    said = call(capsys, "map", "--data", data)
    said.assert_says(0, "Новых предложений нет", "«ЦНПМ» – это «ЦНППМ»?", "«Дата» таблицы")


def test_a_decision_that_is_not_there_is_not_taken_back(capsys: Capsys, data: Path) -> None:
    for which in ("12", "header[7]", "-1", "organization"):
        said = call(capsys, "map", "--data", data, "--undo", which)
        said.assert_says(2, f"решения «{which}» в файле mapping.toml нет", "rsnms map --list")
    assert (data / "mapping.toml").read_text("utf-8") == DECIDED


def test_without_decisions_the_list_is_empty(capsys: Capsys, data: Path) -> None:
    (data / "mapping.toml").unlink()
    said = call(capsys, "map", "--data", data, "--list")
    assert said.out.startswith("Решений: 0")
    assert not (data / "mapping.toml").exists()
