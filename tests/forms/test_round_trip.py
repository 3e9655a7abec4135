"""A form that is written, filled and read back says what was filled in."""

import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.reader import list_forms, read_forms
from rsnms_cli.forms.workbook import Extra, form_files
from rsnms_cli.methodology.questions import questions
from rsnms_cli.model.answers import Filled
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.units import LEVELS, Unit, Units
from rsnms_cli.office.output import write_folder
from tests.helpers.forms import DAGESTAN, NORTH, SOUTH, UNITS, answers

YEAR = parse_period("2024")
SOME: Filled = {
    ("region", "region", "4.5.1"): 10,
    ("municipality", SOUTH, "1.1"): False,
    ("municipality", NORTH, "1.4"): 0,
    ("school", "01", "5.1.3"): True,
    ("school", "02", "6.1"): 7,
}


def applicable() -> dict[tuple[str, str, str], Any]:
    """A strategy for every answer that may be given: level, unit and code."""
    kinds = {"yes_no": st.booleans(), "count": st.integers(0, 999_999_999)}
    found: dict[tuple[str, str, str], Any] = {}
    for level in LEVELS:
        for question in questions(DAGESTAN, level):
            for unit in UNITS[level]:
                if question.asked_of(unit):
                    found[level, unit.code, question.code] = kinds[question.ask]
    return found


POSSIBLE = applicable()


def write(folder: Path, filled: Filled, period: str = "2024") -> list[Path]:
    evidence = {key: "приказ № 1" for key, said in filled.items() if said is True}
    files = form_files(DAGESTAN, parse_period(period), UNITS, filled, Extra(evidence))
    write_folder(folder, files)
    return sorted(folder.iterdir())


def read(folder: Path) -> Forms:
    books, problems = list_forms(folder)
    assert problems == []
    return read_forms(books, DAGESTAN, YEAR, UNITS)


def makes_sense(filled: Filled) -> bool:
    """4.5.2 is a part of 4.5.1."""
    whole, part = (filled.get(("region", "region", code)) for code in ("4.5.1", "4.5.2"))
    return whole is None or part is None or part <= whole


FILLED = st.fixed_dictionaries({}, optional=POSSIBLE).filter(makes_sense)


@given(FILLED)
def test_what_is_filled_in_is_read_back(filled: Filled) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), filled)
        forms = read(Path(folder))
    assert answers(forms) == filled
    one_of_two = len({("region", "region", f"4.5.{part}") for part in "12"} & filled.keys()) == 1
    said = [problem.code for problem in forms.problems]
    assert said == (["form.part_missing"] if one_of_two else [])


def test_every_question_can_be_answered(tmp_path: Path) -> None:
    filled: Filled = {
        key: 3 if "integers" in repr(kind) else True for key, kind in POSSIBLE.items()
    }
    write(tmp_path, filled)
    assert answers(read(tmp_path)) == filled
    assert {key[2] for key in filled if key[1] == "02"} >= {"5.1.1"}
    assert {key[2] for key in filled if key[:2] == ("school", "02")}.isdisjoint({"5.1.2", "5.1.3"})


def test_an_empty_form_has_no_answers_and_no_problems(tmp_path: Path) -> None:
    """A blank is no answer; every unit has sent its form."""
    write(tmp_path, {})
    forms = read(tmp_path)
    assert forms.answers == {}
    assert forms.problems == []
    assert forms.received == {
        ("region", "region"): "00 регион.xlsx",
        ("municipality", NORTH): "01 Северный район.xlsx",
        ("municipality", SOUTH): "02 Южный район.xlsx",
    }


@pytest.mark.parametrize("period", ["2024", "2024-H1"])
def test_one_form_written_twice_has_the_same_bytes(tmp_path: Path, period: str) -> None:
    first = write(tmp_path / "a", SOME, period)
    second = write(tmp_path / "b", SOME, period)
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_another_answer_gives_other_bytes_of_its_form_only(tmp_path: Path) -> None:
    first = write(tmp_path / "a", SOME)
    second = write(tmp_path / "b", {**SOME, ("municipality", NORTH, "1.4"): 1})
    differing = [
        a.name for a, b in zip(first, second, strict=True) if a.read_bytes() != b.read_bytes()
    ]
    assert differing == ["01 Северный район.xlsx"]


def test_a_form_has_the_sheets_of_the_contract(tmp_path: Path) -> None:
    write(tmp_path, SOME)
    book = openpyxl.load_workbook(tmp_path / "02 Южный район.xlsx")
    assert {sheet.title: sheet.sheet_state for sheet in book.worksheets} == {
        "Инструкция": "visible",
        "Форма": "visible",
        "Школы": "visible",
        "_lists": "hidden",
        "_meta": "hidden",
    }
    own, schools, meta = (
        [list(row) for row in book[name].iter_rows(values_only=True)]
        for name in ("Форма", "Школы", "_meta")
    )
    assert own[0] == [
        "Код",
        "Показатель",
        "Что указать",
        "Значение",
        "Подтверждение",
        "Комментарий",
    ]
    assert own[1][0::3] == ["1.1", "нет"]
    assert schools[0][:4] == ["Код ОО", "Наименование ОО", "1.1", "1.2.1"]
    assert [row[0] for row in schools[1:]] == ["Показатель", "01", "02", "03"]
    asked = {key: str(codes).split() for key, codes in meta[6:]}
    assert asked == {
        "questions": [row[0] for row in own[1:] if row[0]],
        "school_questions": [code for code in schools[0][2:] if any(map(str.isdigit, str(code)))],
    }
    assert meta[:6] == [
        ["form_version", "1"],
        ["methodology", "dagestan-2022"],
        ["level", "municipality"],
        ["unit_code", SOUTH],
        ["unit_name", SOUTH],
        ["period", "2024"],
    ]


def test_cells_that_do_not_apply_are_closed(tmp_path: Path) -> None:
    """Grey, locked and empty, even for an answer that was once given."""
    once: Filled = {("school", code, "5.1.3"): True for code in ("01", "02", "03")}
    write(tmp_path, once)
    page = openpyxl.load_workbook(tmp_path / "02 Южный район.xlsx")["Школы"]
    columns = {str(cell.value): column for column, cell in enumerate(page[1], start=1)}
    shown = {
        (page.cell(row, 1).value, code): (
            page.cell(row, columns[code]).value,
            page.cell(row, columns[code]).protection.locked,
        )
        for row in (3, 4, 5)
        for code in ("5.1.1", "5.1.2", "5.1.3", "5.2")
    }
    assert {key: value for key, value in shown.items() if value[0]} == {
        ("01", "5.1.3"): ("да", False)
    }
    assert page.cell(4, columns["5.1.2"]).fill.start_color.rgb == "FFE7E6E6"
    assert {key for key, value in shown.items() if value[1]} == {
        ("02", "5.1.2"),
        ("02", "5.1.3"),
        ("03", "5.1.1"),
        ("03", "5.1.2"),
        ("03", "5.1.3"),
    }
    assert answers(read(tmp_path)) == {("school", "01", "5.1.3"): True}


def test_names_that_no_file_system_takes_are_changed_and_stay_apart(tmp_path: Path) -> None:
    names = ["г/о «Юг»", "г:о ?Юг*", "=1+1"]
    units: Units = {
        "region": UNITS["region"],
        "municipality": [Unit("municipality", name, name, name) for name in names],
        "school": [Unit("school", "=A1", "=A1", "=1+1", "дошкольная")],
    }
    filled: Filled = {("municipality", name, "1.4"): n for n, name in enumerate(names)}
    filled["school", "=A1", "6.1"] = 5
    write_folder(tmp_path, form_files(DAGESTAN, YEAR, units, filled))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "00 регион.xlsx",
        "01 г_о _Юг_.xlsx",
        "02 г_о _Юг_.xlsx",
        "03 _1_1.xlsx",
    ]
    books, _ = list_forms(tmp_path)
    assert answers(read_forms(books, DAGESTAN, YEAR, units)) == filled
