"""One answer joined over several questions: a «да» is for each of them, a number for none."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers.forms import answers, faults, of_south, read_back
from tests.helpers.tables import own_sheet, schools_sheet

YES_NO, COUNTS = ("1.1", "1.2.1", "1.2.2"), ("1.4", "1.5")


def joined(folder: Path, sheets: Any, sheet: str, area: str) -> Any:
    """The form read back with joined cells on one sheet."""
    read_back(folder, sheets)
    book = openpyxl.load_workbook(folder / "a.xlsx")
    book[sheet].merge_cells(area)
    book.save(folder / "a.xlsx")
    return read_back(folder)


@pytest.fixture
def codes() -> list[str]:
    from rsnms_cli.methodology.questions import questions
    from tests.helpers.forms import DAGESTAN

    asked = questions(DAGESTAN, "municipality")
    yes = [one.code for one in asked if one.ask == "yes_no"][:2]
    return [*yes, *(one.code for one in asked if one.ask == "count")][:4]


def test_yes_is_for_each_question_and_a_number_for_none(tmp_path: Path, codes: list[str]) -> None:
    form = of_south(Форма=own_sheet({codes[0]: True, codes[1]: None}))
    forms = joined(tmp_path / "yes", form, "Форма", "D2:D3")
    assert {key[2]: value for key, value in answers(forms).items()} == {
        codes[0]: True,
        codes[1]: True,
    }
    assert [fault for fault in faults(forms) if "merged" in fault] == [
        "warning form.merged a.xlsx Форма D2"
    ]
    form = of_south(Форма=own_sheet({codes[2]: 6, codes[3]: None}))
    forms = joined(tmp_path / "number", form, "Форма", "D2:D3")
    assert answers(forms) == {}
    assert faults(forms) == ["error form.merged a.xlsx Форма D2"]


def test_answers_of_several_columns_are_nobodys(tmp_path: Path) -> None:
    form = of_south(Школы=schools_sheet({"01": {"1.1": True, "1.2": None}}))
    forms = joined(tmp_path, form, "Школы", "C2:D2")
    assert answers(forms) == {}
    assert faults(forms) == ["error form.merged a.xlsx Школы C2"]


def test_cells_beside_the_answer_may_be_joined(tmp_path: Path, codes: list[str]) -> None:
    """One document for two questions, a note over two columns."""
    form = of_south(Форма=own_sheet({codes[0]: True, codes[1]: True}))
    forms = joined(tmp_path, form, "Форма", "E2:E3")
    assert len(answers(forms)) == 2
    assert faults(forms) == []
