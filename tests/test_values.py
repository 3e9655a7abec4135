"""What a cell's text means, type by type of the column dictionary (contract, section 1)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.model.columns import Field, table_specs
from rsnms_cli.read.values import Unreadable, parse, parse_count, parse_flag

FIELDS = {f"{name}.{f.field}": f for name, spec in table_specs().items() for f in spec.fields}
READ = {name: spec for name, spec in FIELDS.items() if spec.type != "unread"}
ENUMS = [name for name, spec in FIELDS.items() if spec.type == "enum"]

YES = ["да", "Да", "ДА", "+", "1", "есть", "имеется", "истина", "true", "TRUE", "yes", "v", "✓"]
NO = ["нет", "Нет", "-", "–", "0", "отсутствует", "ложь", "false", "FALSE", "no"]
NEITHER = ["", "может быть", "да, но", "2", "10", "да нет", "--", "х", "01.09.2023"]

FLAG, REGISTER = "organizations.mentoring_model", "trainings.federal_register"
PRESENCE, ENUM = "teachers.support_form", "trainings.kind"
DATE, PERSON = "teachers.birth_date", "teachers.person_id"
YEARS, PERCENT = "teachers.experience_years", "diagnostics.result_percent"
LIST, TEXT = "organizations.stages", "trainings.provider"


def value(field: str, text: str) -> Any:
    return parse(FIELDS[field], text)


def refused(field: str, text: str) -> str:
    """What the refusal says is expected there."""
    with pytest.raises(Unreadable) as caught:
        value(field, text)
    return str(caught.value)


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


@pytest.mark.parametrize("text", ["Петрова А. А.", "школа молодого педагога", "муниципальный", "2"])
def test_any_other_text_is_presence(text: str) -> None:
    assert value(PRESENCE, text) is True


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


@pytest.mark.parametrize("text", ["входит", "б/н", "на экспертизе", "?"])
def test_a_word_in_place_of_a_register_number_is_unreadable(text: str) -> None:
    assert refused(REGISTER, text) == "«да», «нет» или номер в реестре"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01.09.2023", date(2023, 9, 1)),  # never 9 January
        ("12.11.2023", date(2023, 11, 12)),
        ("31.12.2023", date(2023, 12, 31)),
        ("1.9.2023", date(2023, 9, 1)),
        ("01/09/2023", date(2023, 9, 1)),
        ("01.09.2023 г.", date(2023, 9, 1)),
        ("01.09.2023г", date(2023, 9, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("2023-09-01", date(2023, 9, 1)),
        ("2023-09-01 00:00:00", date(2023, 9, 1)),
        ("2023-09-01T23:59:59", date(2023, 9, 1)),
        ("2023-09-01 10:03:04.500", date(2023, 9, 1)),
        ("45170", date(2023, 9, 1)),  # an Excel serial
        ("36526", date(2000, 1, 1)),
    ],
)
def test_a_date_is_read_day_first(text: str, expected: date) -> None:
    assert value(DATE, text) == expected


NOT_IN_THE_CALENDAR = ["31.02.2024", "29.02.2023", "00.01.2024", "13.13.2023", "09.31.2023"]
NOT_IN_THE_CALENDAR += ["2024-02-31", "0000-01-01"]
NOT_A_DATE = ["2023", "09.2023", "01.09.23", "01.09.2023 вечером", "1 сентября 2023 г.", "вчера"]
NOT_A_DATE += ["45170.5", "0", "-45170", "123456"]


@pytest.mark.parametrize("text", NOT_IN_THE_CALENDAR + NOT_A_DATE)
def test_what_is_no_date_is_unreadable_rather_than_guessed(text: str) -> None:
    assert refused(DATE, text).startswith("дата")


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
    ],
)
def test_a_number_may_have_a_comma(field: str, text: str, expected: float) -> None:
    assert value(field, text) == expected


@pytest.mark.parametrize(
    ("field", "text", "expects"),
    [
        (YEARS, "-1", "число от 0"),
        (YEARS, "пять", "число от 0"),
        (YEARS, "5 лет", "число от 0"),
        (YEARS, "1,2,3", "число от 0"),
        (YEARS, "1e3", "число от 0"),
        (YEARS, "nan", "число от 0"),
        (YEARS, "٣", "число от 0"),  # another script's digit
        (PERCENT, "100,01", "число от 0 до 100"),
        (PERCENT, "-0,5", "число от 0 до 100"),
        (PERCENT, "75 %", "число от 0 до 100"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123-456-789 01", "12345678901"),
        ("123 456 789-01", "12345678901"),
        ("123-456-789-01", "12345678901"),
        ("12345678901", "12345678901"),
        ("Т-44 17", "Т-44 17"),  # an internal number stays as it is
        ("1234567890", "1234567890"),
    ],
)
def test_a_person_is_the_same_in_all_spellings_of_a_snils(text: str, expected: str) -> None:
    assert value(PERSON, text) == expected


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


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_written_date_reads_back_as_itself(day: date) -> None:
    assert value(DATE, f"{day:%d.%m.%Y}") == day
    assert value(DATE, f"{day:%d.%m.%Y} г.") == day
    assert value(DATE, day.isoformat()) == day
    serial = (day - date(1899, 12, 30)).days
    assert serial < 10_000 or value(DATE, str(serial)) == date(1899, 12, 30) + timedelta(serial)


ANYTHING = st.text() | st.text(alphabet="0123456789.,;-+/: гТ№%ео") | st.from_regex(r"\d+[.,]\d+")


@given(st.sampled_from(sorted(READ.items())), ANYTHING)
def test_any_text_has_a_value_or_is_unreadable(named: tuple[str, Field], text: str) -> None:
    readers: tuple[Callable[[str], Any], ...] = (partial(parse, named[1]), parse_flag, parse_count)
    for read in readers:
        try:
            assert read(text) is not None
        except Unreadable as expected:
            assert str(expected)


@pytest.mark.parametrize("text", ["не участвовал", "нет наставника", "Без наставника", "не нужна"])
def test_a_denial_in_words_is_not_a_yes(text: str) -> None:
    """A text means yes, but not this one: the cell is named and counts as empty."""
    spec = table_specs()["teachers"].by_header["участие в конкурсах"]
    with pytest.raises(Unreadable):
        parse(spec, text)
