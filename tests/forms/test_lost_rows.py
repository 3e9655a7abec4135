"""A form that lost questions, or whose answers stand where they are not read, says so."""

from pathlib import Path

import pytest

from tests.helpers.forms import OF_SOUTH, answers, faults, of_south, read_back
from tests.helpers.tables import own_sheet, schools_sheet

ASKED = [*OF_SOUTH, ["questions", "1.1 1.4"], ["school_questions", "1.1 6.1"]]


def test_a_deleted_question_is_an_error(tmp_path: Path) -> None:
    """A blank one is none; a form made before codes were kept is not looked at."""
    own, schools = own_sheet({"1.1": None}), schools_sheet({"01": {"6.1": 1}})
    sheets = of_south(Форма=own, Школы=schools)
    assert faults(read_back(tmp_path / "old", sheets)) == []
    assert faults(read_back(tmp_path / "new", {**sheets, "_meta": ASKED})) == [
        "error form.lost_question a.xlsx Форма",
        "error form.lost_question a.xlsx Школы",
    ]


@pytest.mark.parametrize(("evidence", "said"), [("3", True), ("приказ № 3", False), ("", False)])
def test_an_answer_in_another_column_is_an_error(tmp_path: Path, evidence: str, said: bool) -> None:
    own: list[list[object]] = [own_sheet({})[0], ["1.4", "…", "…", None, evidence]]
    found = ["error form.beside a.xlsx Форма E2"] if said else []
    assert faults(read_back(tmp_path, of_south(Форма=own))) == found


def test_two_rows_of_one_school_are_used_when_they_agree(tmp_path: Path) -> None:
    """One of two that answer different things is another school's."""
    header, first, second = schools_sheet({"01": {"1.1": True}, "02": {"6.1": 2}})
    second[0] = "01"
    torn = read_back(tmp_path / "torn", of_south(Школы=[header, first, second]))
    assert faults(torn) == [
        "error form.organization_twice a.xlsx Школы 2:2",
        "error form.organization_twice a.xlsx Школы 3:3",
    ]
    assert answers(torn) == {}
    equal = read_back(tmp_path / "equal", of_south(Школы=[header, first, first]))
    assert (faults(equal), answers(equal)) == ([], {("school", "01", "1.1"): True})
