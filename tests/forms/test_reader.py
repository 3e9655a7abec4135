"""Forms read back: what is taken, what is refused and by what name, and the cell of every fault."""

from pathlib import Path

import pytest

from tests.helpers.forms import (
    NO_SCHOOLS,
    SOUTH,
    Sheets,
    answers,
    faults,
    of_region,
    of_south,
    read_back,
)
from tests.helpers.tables import meta, own_sheet, schools_sheet, sheet, spots


def test_answers_are_kept_with_their_cells(tmp_path: Path) -> None:
    own = own_sheet({"1.1": True, "1.2": False, "1.4": 3, "1.5": 0, "2.1": None})
    schools = schools_sheet({"01": {"1.1": "да", "6.1": 2}, "03": {"1.1": "нет"}})
    forms = read_back(tmp_path, of_south(Форма=own, Школы=schools))
    assert faults(forms) == []
    assert {key: (answer.value, answer.place.cell) for key, answer in forms.answers.items()} == {
        ("municipality", SOUTH, "1.1"): (True, "D2"),
        ("municipality", SOUTH, "1.2"): (False, "D3"),
        ("municipality", SOUTH, "1.4"): (3, "D4"),
        ("municipality", SOUTH, "1.5"): (0, "D5"),
        ("school", "01", "1.1"): (True, "C2"),
        ("school", "01", "6.1"): (2, "D2"),
        ("school", "03", "1.1"): (False, "C3"),
    }


def test_an_organisation_may_have_a_form_of_its_own(tmp_path: Path) -> None:
    forms = read_back(tmp_path, {"Форма": own_sheet({"5.1.1": "+"}), "_meta": meta("school", "01")})
    assert answers(forms) == {("school", "01", "5.1.1"): True}
    assert faults(forms) == []


def test_a_form_may_be_moved_about_and_need_not_name_its_unit(tmp_path: Path) -> None:
    """Title rows and a column were put before «Код», `_meta` has no unit_name."""
    own: list[list[object]] = [
        ["Форма"],
        [],
        *([None, *line] for line in own_sheet({"1.1": "да", "1.4": "да"})),
    ]
    unnamed = [line for line in meta("municipality", SOUTH) if line[0] != "unit_name"]
    forms = read_back(tmp_path, {"Форма": own, "Школы": NO_SCHOOLS, "_meta": unnamed})
    assert answers(forms) == {("municipality", SOUTH, "1.1"): True}
    assert faults(forms) == ["error form.unreadable a.xlsx Форма E5"]


REFUSALS = {
    "another methodology": (
        {"methodology": "eao-2023"},
        "она по методике «eao-2023», а не «dagestan-2022»",
    ),
    "another year": ({"period": "2023"}, "она за период «2023», а не «2024»"),
    "another half": ({"period": "2024-H1"}, "она за период «2024-H1», а не «2024»"),
    "no period at all": ({"period": "весна"}, "она за период «весна», а не «2024»"),
    "another version": ({"form_version": "2"}, "версия формы «2», а нужна «1»"),
    "an unknown unit": (
        {"unit_code": "Западный район"},
        "единицы municipality «Западный район» нет в таблице «Организации»",
    ),
    "an unknown level": ({"level": "district"}, "единицы district «Южный район» нет в таблице"),
    "a missing unit": ({"unit_code": ""}, "на листе «_meta» нет unit_code"),
    "two missing keys": ({"level": "", "period": " "}, "на листе «_meta» нет level, period"),
}


@pytest.mark.parametrize(("other", "what"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_form_of_something_else_is_refused_by_name(
    tmp_path: Path, other: dict[str, str], what: str
) -> None:
    """None of its answers is used, and its unit counts as one without a form."""
    values = {"level": "municipality", "unit": SOUTH} | other
    level, unit = values.pop("level"), values.pop("unit")
    sheets: Sheets = {"Форма": own_sheet({"1.1": True}), "_meta": meta(level, unit, **values)}
    forms = read_back(tmp_path, sheets)
    assert answers(forms) == {}
    assert faults(forms) == ["error form.refused a.xlsx _meta"]
    assert forms.problems[0].what.startswith(f"форма не принята: {what}")
    assert f"нет формы «{SOUTH}»" in "".join(problem.what for problem in forms.problems)


@pytest.mark.parametrize(
    ("written", "asked"),
    [("2024", "2024"), ("2024-H2", "2024"), ("2024", "2024-H2"), ("2024-H1", "2024-H1")],
)
def test_the_second_half_year_is_the_year(tmp_path: Path, written: str, asked: str) -> None:
    of_written = meta("region", "region", period=written)
    forms = read_back(
        tmp_path, {"Форма": own_sheet({"1.1": True}), "_meta": of_written}, period=asked
    )
    assert answers(forms) == {("region", "region", "1.1"): True}
    assert faults(forms) == []


def test_a_missing_form_is_a_warning_by_name(tmp_path: Path) -> None:
    forms = read_back(tmp_path, of_south(Форма=own_sheet({})))
    assert spots(forms.problems) == ["warning form.missing"] * 2
    assert sorted(problem.what for problem in forms.problems) == [
        "нет формы «Северный район»: показатели из неё – без данных, 0 баллов",
        "нет формы региона: показатели из неё – без данных, 0 баллов",
    ]


def test_what_is_no_form_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("справка.pdf").write_bytes(b"%PDF")
    forms = read_back(tmp_path, {"Форма": own_sheet({"1.1": True})}, of_region({}))
    assert faults(forms) == ["error file.format справка.pdf", "error form.unknown a.xlsx"]
    assert answers(forms) == {}


WRONG_VALUES = own_sheet(
    {"1.1": "наверное", "1.2": 2, "1.4": "много", "1.5": -1, "2.3": 2.5, "3.1": "да", "2.2": "+"}
)
WRONG_AT_SCHOOLS = sheet("""
    Заполните жёлтые ячейки
    Наименование ОО | Код ОО | 6.1 | 1.1
    Школа 1         | 01     | три | да
    Школа 2         | 02     | 3   | 5
    Детский сад     | 03     |     | 0""")


def test_a_value_outside_its_type_is_named_by_its_cell(tmp_path: Path) -> None:
    forms = read_back(tmp_path, of_south(Форма=WRONG_VALUES, Школы=WRONG_AT_SCHOOLS))
    on_own = [f"error form.unreadable a.xlsx Форма D{row}" for row in (2, 3, 4, 5, 6, 7)]
    on_schools = [f"error form.unreadable a.xlsx Школы {cell}" for cell in ("C3", "D4")]
    assert faults(forms) == on_own + on_schools
    assert answers(forms) == {
        ("municipality", SOUTH, "2.2"): True,
        ("school", "01", "1.1"): True,
        ("school", "02", "6.1"): 3,
        ("school", "03", "1.1"): False,
    }
    by_cell = {(p.place.sheet, p.place.cell): p for p in forms.problems}
    yes_no, count = by_cell["Форма", "D3"], by_cell["Школы", "C3"]
    assert yes_no.what == "показатель 1.2: значение «2» не читается, ответа нет"
    assert yes_no.todo == "впишите: «да» или «нет»"
    assert count.what == "показатель 6.1: значение не читается, ответа нет"
    assert count.todo == "впишите: целое число, 0 или больше"


Kept = set[tuple[str, str]]
STRANGERS: dict[str, tuple[Sheets, list[str], str, Kept]] = {
    "a code of another level": (
        of_south(Форма=own_sheet({"1.1": True, "9.9": 1})),
        ["error form.unknown_code a.xlsx Форма D3"],
        "показателя с кодом «9.9» в форме этого уровня нет",
        {(SOUTH, "1.1")},
    ),
    "a whole in place of its parts": (
        of_south(Школы=schools_sheet({"01": {"1.2": True}})),
        ["error form.unknown_code a.xlsx Школы C2"],
        "показателя с кодом «1.2» в форме этого уровня нет",
        set(),
    ),
    "an organisation nobody knows": (
        of_south(Школы=schools_sheet({"01": {"1.1": True}, "77": {"1.1": True}})),
        ["error form.unknown_organization a.xlsx Школы 3:3"],
        "организации с кодом «77» нет в «Южный район», строка не использована",
        {("01", "1.1")},
    ),
    "an organisation of another municipality": (
        of_south(Школы=schools_sheet({"04": {"1.1": True}})),
        ["error form.unknown_organization a.xlsx Школы 2:2"],
        "организации с кодом «04» нет в «Южный район», строка не использована",
        set(),
    ),
    "an organisation that is not asked": (
        of_south(Школы=schools_sheet({"05": {"1.1": True}})),
        ["error form.unknown_organization a.xlsx Школы 2:2"],
        "организации с кодом «05» нет в «Южный район», строка не использована",
        set(),
    ),
    "an exam the school does not have": (
        of_south(Школы=schools_sheet({"02": {"5.1.1": True, "5.1.3": True}})),
        ["warning form.not_applicable a.xlsx Школы D2"],
        "показатель 5.1.3 к этой организации не относится, ответ не учтён",
        {("02", "5.1.1")},
    ),
    "any exam of a kindergarten": (
        of_south(Школы=schools_sheet({"03": {"5.1.1": "нет"}})),
        ["warning form.not_applicable a.xlsx Школы C2"],
        "показатель 5.1.1 к этой организации не относится, ответ не учтён",
        set(),
    ),
}


@pytest.mark.parametrize(
    ("form", "expected", "what", "kept"), STRANGERS.values(), ids=STRANGERS.keys()
)
def test_an_answer_to_what_is_not_asked_is_not_used(
    tmp_path: Path, form: Sheets, expected: list[str], what: str, kept: Kept
) -> None:
    """It is named by its cell; whatever else the form says is used."""
    forms = read_back(tmp_path, form)
    assert faults(forms) == expected
    assert forms.problems[0].what == what
    assert {(unit, code) for _, unit, code in forms.answers} == kept


def test_a_row_or_column_without_answers_is_let_alone(tmp_path: Path) -> None:
    """An organisation closed since, a code of an older form, notes without a digit."""
    schools = sheet("""
        Код ОО | Наименование ОО | 1.1 | 99.9 | Телефон
        01     | Школа 1         | да  |      | +7
        77     | закрыта         |     |      | """)
    forms = read_back(tmp_path, of_south(Школы=schools))
    assert answers(forms) == {("school", "01", "1.1"): True}
    assert faults(forms) == []
