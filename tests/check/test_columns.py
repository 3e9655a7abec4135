"""What is said of columns: twice there, not there, unknown, proposed, understood."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.faultless import Lines, checked, teachers_beside, teachers_without, trainings
from tests.helpers.tables import grid, spots

COLUMNS: dict[str, tuple[Lines, list[str]]] = {
    "a column twice": (
        teachers_beside("Код ОО", "02"),
        ["error column.repeated teachers.xlsx Лист1 O1"],
    ),
    "a column nobody knows": (
        teachers_beside("Стаж общий", 5),
        ["warning column.unknown teachers.xlsx Лист1 O1"],
    ),
    "a column understood by its words": (
        teachers_beside("Муниципальный округ", "Южный район"),
        ["warning column.understood teachers.xlsx Лист1 O1"],
    ),
    "a column that may mean one": (
        teachers_beside("Территория", "Южный район"),
        ["warning column.proposed teachers.xlsx Лист1 O1"],
    ),
    "row numbers": (teachers_beside("№ п/п", 1), []),
    "a column of a name in parts": (teachers_beside("Имя отчество", "-"), []),
    "a column of answers left out": (
        teachers_without("birth_date"),
        ["warning column.absent teachers.xlsx Лист1 1:1"],
    ),
    "only columns that few ask for left out": (teachers_without(), []),
}


@pytest.mark.parametrize(("lines", "expected"), COLUMNS.values(), ids=COLUMNS.keys())
def test_a_column_is_named(tmp_path: Path, lines: Lines, expected: list[str]) -> None:
    assert spots(checked(tmp_path, {}, teachers=lines).problems) == expected


def test_a_column_that_gives_way_to_a_better_one_is_named(tmp_path: Path) -> None:
    lines = grid("trainings", trainings({})["trainings"])
    lines[0][lines[0].index("Дата окончания")] = "Обучение по"
    beside = [[*lines[0], "Дата выдачи удостоверения"], [*lines[1], date(2025, 1, 15)]]
    (said,) = checked(tmp_path, {}, trainings=beside).problems
    assert said.what == (
        "столбец «Дата выдачи удостоверения» не использован: «Дата окончания» на листе уже есть"
    )
