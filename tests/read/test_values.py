"""What a cell's text means, type by type of the column dictionary (contract, section 1)."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.model.columns import Field
from rsnms_cli.read.cells.answers import parse_flag
from rsnms_cli.read.cells.refusals import Unreadable
from rsnms_cli.read.cells.values import parse, parse_count
from tests.helpers.examples import many
from tests.helpers.fields import (
    ENUM,
    ENUMS,
    FIELDS,
    FLAG,
    HOURS,
    LIST,
    PERCENT,
    PRESENCE,
    READ,
    REGISTER,
    TEXT,
    YEARS,
    refused,
    value,
)

YES = ["да", "Да", "ДА", "+", "1", "есть", "имеется", "истина", "true", "TRUE", "yes", "v", "✓"]
YES += ["x", "х", "Х", "✔", "V", "дa", "Да.", "1.0", "1,0", "\u200bда"]  # Latin, Cyrillic, mixed
NO = ["нет", "Нет", "-", "–", "0", "отсутствует", "ложь", "false", "FALSE", "no"]
NO += ["−", "—", "\u2011", "0.0", "нeт", "Нет.", "не имеется"]
NEITHER = ["", "может быть", "да, но", "2", "10", "да нет", "--", "н/д", "хх", "01.09.2023"]


@pytest.mark.parametrize("field", [FLAG, REGISTER, PRESENCE])
@pytest.mark.parametrize("text", YES)
def test_every_yes_of_the_contract_is_true(field: str, text: str) -> None:
    assert value(field, text) is True
    assert parse_flag(text) is True


@pytest.mark.parametrize("field", [FLAG, REGISTER, PRESENCE])
@pytest.mark.parametrize("text", NO)
def test_every_no_of_the_contract_is_false(field: str, text: str) -> None:
    assert value(field, text) is False
    assert parse_flag(text) is False


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_neither_yes_nor_no_is_unreadable(text: str) -> None:
    assert refused(FLAG, text) == "«да» или «нет»"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123456", True),
        ("№ 45-ДПП", True),
        ("ДПП-12/2023", True),
        ("0", False),
        ("1", True),
    ],
)
def test_a_register_number_is_yes(text: str, expected: bool) -> None:
    assert value(REGISTER, text) is expected


@pytest.mark.parametrize(
    "text",
    ["входит", "б/н", "на экспертизе", "12.05.2023", "2023-05-12 00:00:00", "36 ч", "приказ № 5"],
)
def test_a_word_in_place_of_a_register_number_is_unreadable(text: str) -> None:
    assert refused(REGISTER, text) == "«да», «нет» или номер в реестре"


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (YEARS, "3", 3),
        (YEARS, "2,5", 2.5),
        (YEARS, "2.5", 2.5),
        (YEARS, "0", 0),
        (YEARS, "+7", 7),
        (PERCENT, "100", 100),
        (PERCENT, "69,999", 69.999),
        (PERCENT, "0", 0),
        (PERCENT, "75 %", 75),
        (PERCENT, "75,5%", 75.5),
        (HOURS, "1 200", 1200),
        (HOURS, "'72", 72),
        (HOURS, "72 ч.", 72),
        (HOURS, "72ч", 72),
        (HOURS, "72 часа", 72),
        (HOURS, "72 ак. ч.", 72),
        (YEARS, "5 лет", 5),
        (YEARS, "5 л.", 5),
        (YEARS, "3 года", 3),
        (YEARS, "1 ГОД", 1),
    ],
)
def test_a_number_may_have_a_comma(field: str, text: str, expected: float) -> None:
    assert value(field, text) == expected


@pytest.mark.parametrize(
    ("field", "text", "expects"),
    [
        (YEARS, "-1", "число от 0 до 80"),
        (YEARS, "пять", "число от 0 до 80"),
        (YEARS, "5 лет 3 мес.", "число от 0 до 80"),
        (YEARS, "5 ч.", "число от 0 до 80"),  # another column's unit
        (YEARS, "5 %", "число от 0 до 80"),
        (YEARS, "1 20", "число от 0 до 80"),
        (YEARS, "более 5", "число от 0 до 80"),
        (YEARS, "1,2,3", "число от 0 до 80"),
        (YEARS, "1e3", "число от 0 до 80"),
        (YEARS, "nan", "число от 0 до 80"),
        (YEARS, "2010", "число от 0 до 80"),
        (YEARS, "٣", "число от 0 до 80"),  # another script's digit
        (PERCENT, "100,01", "число от 0 до 100"),
        (PERCENT, "-0,5", "число от 0 до 100"),
        (PERCENT, "175 %", "число от 0 до 100"),
        (PERCENT, "75 %%", "число от 0 до 100"),
    ],
)
def test_a_number_out_of_bounds_says_the_bounds(field: str, text: str, expects: str) -> None:
    assert refused(field, text) == expects


@pytest.mark.parametrize("field", ENUMS)
def test_an_enumeration_takes_its_words_in_any_case_and_no_other(field: str) -> None:
    words = FIELDS[field].values
    for word in words:
        spelled = [word, word.upper(), word.lower(), word.capitalize(), f"«{word}»"]
        assert [value(field, text) for text in spelled] == [word] * 5
    assert refused(field, "нечто иное") == "одно из: " + ", ".join(words)
    assert refused(field, words[0] + "й").startswith("одно из")


def test_no_in_an_enumeration_is_an_answer_where_none_is_required() -> None:
    assert value(ENUM, "нет") is False
    assert value("teachers.mentoring_role", "–") is False
    assert refused("teachers.staff_category", "нет").startswith("одно из: педагогический работник")
    assert refused("organizations.org_type", "-").startswith("одно из: общеобразовательная")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("НОО", ("НОО",)),
        ("НОО; ООО; СОО", ("НОО", "ООО", "СОО")),
        ("СОО;НОО", ("НОО", "СОО")),  # the contract's order, whatever the cell's
        ("ноо, Ооо", ("НОО", "ООО")),
        ("НОО; НОО;", ("НОО",)),
    ],
)
def test_a_list_is_parted_by_semicolons(text: str, expected: tuple[str, ...]) -> None:
    assert value(LIST, text) == expected


@pytest.mark.parametrize("text", ["НОО; 5-9", "НОО ООО", "все", "НОО/ООО"])
def test_a_list_with_one_unknown_word_is_unreadable(text: str) -> None:
    assert refused(LIST, text) == "список через «;» из: НОО, ООО, СОО"


def test_text_stays_as_it_stands() -> None:
    assert value(TEXT, "ЦНППМ «Успех» – 0") == "ЦНППМ «Успех» – 0"


@pytest.mark.parametrize(
    ("text", "expected"), [("0", 0), ("17", 17), ("007", 7), ("3.0", 3), ("3,00", 3)]
)
def test_a_count_is_a_whole_number(text: str, expected: int) -> None:
    assert parse_count(text) == expected


@pytest.mark.parametrize(
    "text", ["", "-1", "+1", "3,5", "1 000", "да", "два", "1e3", "٣", "3.", "9" * 10, "9" * 5000]
)
def test_what_is_no_count_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable, match="целое число, 0 или больше"):
        parse_count(text)


ANYTHING = st.text() | st.text(alphabet="0123456789.,;-+/: гТ№%ео") | st.from_regex(r"\d+[.,]\d+")


@many()
@given(st.sampled_from(sorted(READ.items())), ANYTHING)
def test_any_text_has_a_value_or_is_unreadable(named: tuple[str, Field], text: str) -> None:
    readers: tuple[Callable[[str], Any], ...] = (partial(parse, named[1]), parse_flag, parse_count)
    for read in readers:
        try:
            assert read(text) is not None
        except Unreadable as expected:
            assert str(expected)
