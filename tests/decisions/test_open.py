"""What is asked: a question per thing that is not understood, with what comes of its answer."""

from pathlib import Path

import pytest

from rsnms_cli.model.matches import Decision
from rsnms_cli.pipeline.job import start_reading
from rsnms_cli.pipeline.map.propose import propose
from tests.helpers.commands import call
from tests.helpers.tables import ORG, TEACHER, grid, region, write_book, write_region

Capsys = pytest.CaptureFixture[str]
HEADS = "СНИЛС | Код ОО | Категория персонала"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A region with three people of school 01, and one whose code has lost its zero."""
    teachers = [{**TEACHER, "person_id": f"P{n}"} for n in range(1, 4)]
    teachers.append({**TEACHER, "person_id": "P4", "org_code": "1"})
    return write_region(tmp_path / "data", region(teachers=teachers))


def asked(folder: Path) -> list[Decision]:
    return propose(start_reading(folder)).decisions


def words(one: Decision) -> list[str]:
    return [choice.words for choice in one.choices]


def test_what_leaves_out_most_is_asked_first(data: Path) -> None:
    events = [["СНИЛС", "Дата", "ИОМ", "Вид диагностики"]]
    events += [["P1", "01.02.2024", "да", ""], ["P9", "01.02.2024", "да", ""]]
    write_book(data / "diagnostics.xlsx", {"Лист1": events})
    first, second = asked(data)
    assert first.question == "Столбец «Дата» таблицы «Диагностика» – это «Дата диагностики»?"
    assert first.effect == "без этого не учтено: 2 строки"
    assert words(first) == ["да", "не нужен", "нет"]
    assert second.question == "Организация в «Педагогах» – код «1». Это «Школа 1», код 01?"
    assert (second.effect, second.lost) == ("без этого не учтено: 1 человек", 1)


def test_columns_that_mean_nothing_are_one_question(data: Path) -> None:
    rows = grid("teachers", [{**TEACHER, "person_id": "P7"}])
    for header in ("Размер обуви", "Цвет папки", "Петрова Анна Ивановна"):
        rows[0].append(header)
        rows[1].append("5")
    write_book(data / "more.xlsx", {"Лист1": rows})
    (one,) = (one for one in asked(data) if one.kind == "header")
    assert one.question == "Эти столбцы не поняты. Они не нужны?"
    assert [part.entries[0].keys["header"] for part in one.parts] == ["Размер обуви", "Цвет папки"]
    assert words(one) == ["да", "нет"]


def test_a_file_of_which_nothing_is_used_is_asked_about_alone(data: Path) -> None:
    note = [["Памятка", "для школ"], ["звонить", "до обеда"]]
    write_book(data / "Памятка.xlsx", {"Лист1": note})
    write_book(data / "ещё.xlsx", {"Л": grid("organizations", [ORG]), "Свод": note, "Итог": note})
    alone, beside = (one for one in asked(data) if one.kind == "sheet")
    assert (alone.lost, alone.effect) == (2, "не учтено: 2 строки")
    assert alone.entries[0].keys == {"file": "Памятка.xlsx", "sheet": "Лист1"}
    assert words(alone)[0::4] == ["да", "Диагностика"]
    assert [part.entries[0].keys["sheet"] for part in beside.parts] == ["Свод", "Итог"]
    assert beside.lost == 0


def test_a_sheet_decided_to_be_no_table_is_said_no_more(capsys: Capsys, data: Path) -> None:
    write_book(data / "Памятка.xlsx", {"Лист1": [["Памятка", "для школ"], ["звонить", "утром"]]})
    check = ("check", "--data", data, "--period", "2024")
    call(capsys, *check).assert_says(1, "sheet.unknown", "Памятка.xlsx")
    call(capsys, "map", "--data", data)
    path = data / "mapping.toml"
    path.write_text(path.read_text("utf-8").replace("accept = false", "accept = true"), "utf-8")
    assert "Памятка" not in call(capsys, *check).out
    assert not [one for one in asked(data) if one.kind == "sheet"]


def test_people_outside_are_one_question_and_no_entry(capsys: Capsys, data: Path) -> None:
    write_book(
        data / "diagnostics.xlsx", {"Л": [["СНИЛС", "Дата диагностики"], ["P9", "01.02.2024"]]}
    )
    (one,) = (one for one in asked(data) if one.kind == "people")
    assert (one.rows, one.lost) == (1, 0)
    assert (
        "outside" not in (data / "mapping.toml").read_text("utf-8").split("[[organization]]\n")[1]
    )


def test_a_rejected_proposal_is_never_made_again(capsys: Capsys, data: Path) -> None:
    call(capsys, "map", "--data", data).assert_says(0, "Предложений: 1", "Ждут решения: 1.")
    call(capsys, "map", "--data", data).assert_says(0, "Новых предложений нет", "Ждут решения: 1.")
    path = data / "mapping.toml"
    decided = path.read_text("utf-8").replace("accept = false", "reject = true")
    path.write_text(decided, "utf-8")
    said = call(capsys, "map", "--data", data)
    said.assert_says(0, "Новых предложений нет")
    assert "Ждут" not in said.out
    assert path.read_text("utf-8") == decided
    call(capsys, "check", "--data", data, "--period", "2024").assert_says(1, "кода ОО «1»")


def test_a_header_that_may_be_a_surname_is_not_asked_about(data: Path) -> None:
    """It would be written to the file; the first of several words has its capital anyway."""
    rows = grid("teachers", [{**TEACHER, "person_id": "P7"}])
    rows[0] += ["Петрова", "Куратор Петрова", "Оценка: Петрова", "Причина отгула"]
    write_book(data / "more.xlsx", {"Лист1": rows})
    (one,) = (one for one in asked(data) if one.kind == "header")
    assert [entry.keys["header"] for entry in one.entries] == ["Причина отгула"]
