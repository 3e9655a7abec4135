"""Rows without СНИЛС are asked about: the clear ones together, each of the others by a choice."""

from pathlib import Path

import pytest

from rsnms_cli.model.matches import Decision
from rsnms_cli.model.period import parse_period
from rsnms_cli.pipeline.job import start_reading
from rsnms_cli.pipeline.map.propose import propose
from rsnms_cli.read.decisions.answers import answered
from tests.helpers.commands import call
from tests.helpers.jobs import check
from tests.helpers.tables import DIAGNOSTICS, TEACHER, TRAINING, region, write_region

Capsys = pytest.CaptureFixture[str]
OLGA, ANNA, ALLA = "Ольга Ильинична Щукина", "Троицкая Анна Львовна", "Троицкая Алла Львовна"
STAFF = {"P1": OLGA, "P2": ANNA, "P3": ALLA, "P4": "Зубр Пётр Петрович"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Four people of one school; two rows are clearly Щукина's, two say «Троицкая А. Л.»."""
    teachers = [
        TEACHER | {"person_id": number, "full_name": name, "position": f"учитель {number}"}
        for number, name in STAFF.items()
    ]
    rows = [{"person_id": None, "org_code": "01", "full_name": n} for n in (OLGA, "Троицкая А. Л.")]
    tables = region(
        teachers=teachers,
        trainings=[TRAINING, *(TRAINING | row for row in rows)],
        diagnostics=[DIAGNOSTICS, *(DIAGNOSTICS | row for row in rows)],
    )
    return write_region(tmp_path / "data", tables)


def asked(folder: Path) -> dict[str, Decision]:
    return {one.kind: one for one in propose(start_reading(folder)).decisions}


def decide(folder: Path, one: Decision, *means: str) -> None:
    path = folder / "mapping.toml"
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(answered(text, path.name, one.entries, means), "utf-8")


def test_the_clear_ones_are_one_question_with_numbers_and_places(data: Path) -> None:
    one = asked(data)["people"]
    assert one.question == (
        "Строки без СНИЛС (2 строки) отнести к людям, единственным с таким именем в своей "
        "организации?"
    )
    assert (one.lost, one.effect) == (2, "без этого не учтено: 2 строки")
    assert one.seen.split("; первая – ")[1:] == [
        "trainings.xlsx, лист «Лист1», строка 3; «Диагностика»: строк без СНИЛС – 2; по имени и "
        "организации можно отнести к людям 1; нельзя 1 (людей с таким именем там несколько – 1)",
        "diagnostics.xlsx, лист «Лист1», строка 3",
    ]


def test_of_several_one_is_chosen_by_place_and_position(data: Path) -> None:
    """Both rows of the name are decided at once; whoever is chosen has them, and nobody else."""
    one = asked(data)["person"]
    assert (one.seen, one.lost) == (
        "diagnostics.xlsx, лист «Лист1», строка 4; trainings.xlsx, лист «Лист1», строка 4",
        2,
    )
    assert [choice.words for choice in one.choices] == [
        "teachers.xlsx, лист «Лист1», строка 3, учитель P2",
        "teachers.xlsx, лист «Лист1», строка 4, учитель P3",
        "никого из них",
    ]
    decide(data, one, *one.choices[1].means)
    said = problems(data)
    said_once = "можно отнести к людям 1; по вашему решению отнесены 1; "
    assert said["person.by_name"].count(said_once) == 2


def test_a_proposal_that_is_accepted_unread_gives_the_row_to_nobody(data: Path) -> None:
    asked(data)
    path = data / "mapping.toml"
    path.write_text(path.read_text("utf-8").replace("accept = false", "accept = true"), "utf-8")
    assert "person" not in asked(data)
    assert "по вашему решению" not in problems(data)["person.by_name"]


def test_the_file_and_the_questions_name_nobody(capsys: Capsys, data: Path) -> None:
    said = call(capsys, "map", "--data", data)
    text = (data / "mapping.toml").read_text("utf-8") + said.out
    assert 'kind = "person"' not in text and "[[person]]" in text
    for name in " ".join(STAFF.values()).split():
        assert name not in text


def problems(folder: Path) -> dict[str, str]:
    """By code what is said, one after another."""
    found: dict[str, str] = {}
    for one in check(folder, parse_period("2024")).problems:
        found[one.code] = f"{found.get(one.code, '')}{one.what}; "
    return found


def test_a_school_that_only_rows_without_a_number_name_is_asked_about(data: Path) -> None:
    """A name near to a school's; once it is decided, the row is its person's."""
    row = {"person_id": None, "org_name": "МКОУ Школа 1", "full_name": OLGA}
    write_region(data, {"trainings": [TRAINING | row]})
    one = asked(data)["organization"]
    assert one.question == (
        "Место работы в строках без СНИЛС – «МКОУ Школа 1». Это «Школа 1», код 01?"
    )
    assert (one.effect, one.lost) == ("без этого не узнать, чьи это строки: 1 строка", 1)
    before = asked(data)["people"].lost
    decide(data, one, *one.choices[0].means)
    assert asked(data)["people"].lost == before + 1
