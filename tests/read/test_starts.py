"""«Сроки обучения» in one column: its end is the end of a training, and its start the start."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.faultless import checked, trainings
from tests.helpers.tables import Row, grid, records

DAYS = (date(2024, 3, 12), date(2024, 3, 20))


def of(folder: Path, rows: list[Row]) -> list[tuple[object, object]]:
    """Start and end of trainings in a sheet without a column of starts."""
    fields = [name for name in trainings({})["trainings"][0] if name != "start_date"]
    lines = grid("trainings", rows, fields=fields)
    found = records(checked(folder, {}, trainings=lines).tables["trainings"])
    return [(row.get("start_date"), row["end_date"]) for row in found]


@pytest.mark.parametrize("text", ["12-20 марта 2024", "с 12.03.2024 по 20.03.2024"])
def test_a_range_gives_both_days(tmp_path: Path, text: str) -> None:
    rows = trainings({"end_date": text}, {"end_date": "20.03.2024", "hours": 18})["trainings"]
    assert of(tmp_path, list(rows)) == [DAYS, (None, DAYS[1])]


def test_it_is_said_where_the_start_comes_from(tmp_path: Path) -> None:
    lines = grid(
        "trainings", trainings({"end_date": "12-20 марта 2024", "start_date": None})["trainings"]
    )
    at = lines[0].index("Дата начала")
    lines = [line[:at] + line[at + 1 :] for line in lines]
    said = {one.what for one in checked(tmp_path, {}, trainings=lines).problems}
    assert said == {
        "«Дата начала»: прочитано как «12.03.2024»: «12-20 марта 2024» – 1",
        "«Дата окончания»: прочитано как «20.03.2024»: «12-20 марта 2024» – 1",
    }


def test_a_column_of_starts_goes_before_what_a_range_says(tmp_path: Path) -> None:
    row = {"start_date": date(2024, 2, 1), "end_date": "12-20 марта 2024"}
    (found,) = records(checked(tmp_path, trainings(row)).tables["trainings"])
    assert (found["start_date"], found["end_date"]) == (date(2024, 2, 1), DAYS[1])
