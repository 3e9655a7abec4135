"""Values and positions are asked about together: what is likely one thing is one question."""

from pathlib import Path

import pytest

from rsnms_cli.model.matches import Decision
from rsnms_cli.pipeline.job import start_reading
from rsnms_cli.pipeline.map.propose import propose
from tests.helpers.commands import call
from tests.helpers.faultless import checked
from tests.helpers.tables import ORG, TEACHER, TRAINING, Row, region, write_region

Capsys = pytest.CaptureFixture[str]
PEDAGOGUE = "педагогический работник"
POSITIONS = ["учитель", "учитель", "воспитатель", "директор", "повар", "хореограф", "Тестова"]
KINDS = ["курсы", "семинар", "семинар", "курсы", "вебинар"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """People with positions and no categories, courses of odd kinds, an odd organisation."""
    people: list[Row] = [
        TEACHER | {"person_id": f"P{n}", "staff_category": None, "position": position}
        for n, position in enumerate(POSITIONS, start=2)
    ]
    orgs = [ORG, ORG | {"org_code": "02", "org_name": "Иная", "org_type": "ОО"}]
    courses = [TRAINING | {"kind": kind, "hours": n} for n, kind in enumerate(KINDS, start=16)]
    tables = region(organizations=orgs, teachers=[TEACHER, *people], trainings=courses)
    return write_region(tmp_path / "data", tables)


def asked(folder: Path, kind: str) -> dict[str, Decision]:
    found = propose(start_reading(folder)).decisions
    return {one.question: one for one in found if one.kind == kind}


def test_positions_are_one_question_and_those_of_no_category_another(data: Path) -> None:
    likely, open_ = asked(data, "category").values()
    assert likely.question == "Категория персонала следует из должности. Всё верно?"
    assert (likely.lost, [part.seen for part in likely.parts]) == (
        5,
        [
            "«учитель» – 2 человека → педагогический работник",
            "«воспитатель» – 1 человек → педагогический работник",
            "«директор» – 1 человек → управленческие кадры",
            "«повар» – 1 человек → не учитывать",
        ],
    )
    assert [choice.words for choice in likely.choices] == ["да", "нет"]
    assert open_.question == "Должность «хореограф» – это «не учитывать»?"
    assert PEDAGOGUE in [choice.words for choice in open_.choices]


def test_a_text_that_could_be_a_name_is_not_asked(data: Path) -> None:
    assert "Тестова" not in str(asked(data, "category"))


def test_texts_of_a_column_that_may_be_one_value_are_one_question(data: Path) -> None:
    found = asked(data, "value")
    assert {question: (one.lost, one.rows) for question, one in found.items()} == {
        "«ОО» в столбце «Тип ОО» – это «общеобразовательная»?": (1, 1),
        "«курсы» в столбце «Вид программы» – это «повышение квалификации»?": (0, 2),
        "«Вид программы» в таблице «Обучение»: эти значения – никто не знает?": (0, 3),
    }


def test_every_yes_is_applied(capsys: Capsys, data: Path) -> None:
    call(capsys, "map", "--data", data)
    path = data / "mapping.toml"
    path.write_text(path.read_text("utf-8").replace("accept = false", "accept = true"), "utf-8")
    assert not asked(data, "category")
    assert not asked(data, "value")
    said = call(capsys, "check", "--data", data, "--period", "2024")
    assert "строк «Педагогов», которые не считаются – 2" in said.out
    assert "значений – 6" in said.out


def test_nothing_is_asked_of_a_faultless_region(tmp_path: Path) -> None:
    checked(tmp_path, {})
    assert not asked(tmp_path, "value")
    assert not asked(tmp_path, "category")
