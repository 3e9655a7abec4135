"""Sheets of people without any column of numbers: used once the analyst accepts names."""

from pathlib import Path

import pytest

from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.period import parse_period
from rsnms_cli.pipeline.job import start_reading
from rsnms_cli.pipeline.map.propose import propose
from rsnms_cli.pipeline.types import Inputs
from tests.helpers.jobs import check
from tests.helpers.tables import (
    ORG,
    TEACHER,
    records,
    region,
    sheet,
    spots,
    write_book,
    write_region,
)

SIGNED = """
    ФИО            | Место работы | Программа | Дата окончания
    Щукина О. И.   | Школа 1      | Чтение    | 01.03.2024
    Щукин П. П.    | Школа 1      | Чтение    | 01.03.2024

    Директор школы |              | Рыба Р.Р. |           """


@pytest.fixture
def data(tmp_path: Path) -> Path:
    staff = [TEACHER | {"person_id": "P1", "full_name": "Щукина Ольга Ильинична"}]
    folder = write_region(tmp_path, region(organizations=[ORG], teachers=staff, diagnostics=[]))
    write_book(folder / "trainings.xlsx", {"Лист1": sheet(SIGNED)})
    return folder


def accepted(folder: Path) -> Inputs:
    (folder / MAPPING_FILE).write_text('[people]\nwithout_snils = "by_name"\n', "utf-8")
    return check(folder, parse_period("2024"))


def test_it_is_left_out_and_asked_about(data: Path) -> None:
    problems = check(data, parse_period("2024")).problems
    (said,) = [one for one in problems if one.code == "column.missing"]
    assert said.todo.endswith("по имени и организации, если вы это примете: rsnms map")
    (one,) = [one for one in propose(start_reading(data)).decisions if one.kind == "people"]
    assert one.seen == "trainings.xlsx, лист «Лист1»: столбца «СНИЛС» нет, 4 строки"


def test_it_is_used_when_that_is_accepted_but_for_who_is_not_found(data: Path) -> None:
    """The signature below it is passed over as below any other sheet."""
    found = accepted(data)
    assert [row["person_id"] for row in records(found.tables["trainings"])] == ["P1"]
    about = ["column.absent", "answer.blank", "table.empty", "column.unknown"]
    assert spots(found.problems, but=about) == [
        "error cell.required trainings.xlsx Лист1 3:3",
        "warning person.by_name trainings.xlsx Лист1 2:2",
        "warning row.stray trainings.xlsx Лист1 5:5",
    ]


def test_a_published_list_of_a_school_counts_its_people(data: Path) -> None:
    published = """
        Фамилия | Имя, отчество   | Наименование ОО | Категория персонала
        Щукина  | Ольга Ильинична | Школа 1         | методист
        Щукина  | О. И.           | Школа 1         | педагогический работник"""
    write_book(data / "teachers.xlsx", {"Лист1": sheet(published)})
    found = accepted(data)
    assert len(found.tables["teachers"]["person_id"].used()) == 1
    assert len(found.tables["trainings"]) == 1
