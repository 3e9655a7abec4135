"""What a cell's text means, type by type of the column dictionary (contract, section 1)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.model.columns import Field, table_specs
from rsnms_cli.model.snils import wrong_check_digits
from rsnms_cli.model.text import header_key
from rsnms_cli.read.values import Unreadable, parse, parse_count, parse_flag
from tests.helpers.examples import many

FIELDS = {f"{name}.{f.field}": f for name, spec in table_specs().items() for f in spec.fields}
READ = {name: spec for name, spec in FIELDS.items() if spec.type != "unread"}
ENUMS = [name for name, spec in FIELDS.items() if spec.type == "enum"]

YES = ["да", "Да", "ДА", "+", "1", "есть", "имеется", "истина", "true", "TRUE", "yes", "v", "✓"]
YES += ["x", "х", "Х", "✔", "V", "дa", "Да.", "1.0", "1,0", "\u200bда"]  # Latin, Cyrillic, mixed
NO = ["нет", "Нет", "-", "–", "0", "отсутствует", "ложь", "false", "FALSE", "no"]
NO += ["−", "—", "\u2011", "0.0", "нeт", "Нет.", "не имеется"]
NEITHER = ["", "может быть", "да, но", "2", "10", "да нет", "--", "хх", "01.09.2023"]

FLAG, REGISTER = "organizations.mentoring_model", "trainings.federal_register"
PRESENCE, ENUM = "teachers.support_form", "trainings.kind"
DATE, PERSON = "teachers.birth_date", "teachers.person_id"
YEARS, PERCENT = "teachers.experience_years", "diagnostics.result_percent"
HOURS, CODE = "trainings.hours", "teachers.org_code"
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
        ("01.09.2023 0:00:00", date(2023, 9, 1)),  # 1С
        ("01-09-2023", date(2023, 9, 1)),
        ("01\u201109\u20112023", date(2023, 9, 1)),
        ("01. 09. 2023", date(2023, 9, 1)),
        ("01/09/23", date(2023, 9, 1)),
        ("1.9.23 г.", date(2023, 9, 1)),
        ("2023.09.01", date(2023, 9, 1)),
        ("1 сентября 2023 г.", date(2023, 9, 1)),
        ("1 сентября 2023 года", date(2023, 9, 1)),
        ("«01» сентября 2023 г.", date(2023, 9, 1)),
        ("1 сент. 2023", date(2023, 9, 1)),
        ("1 CЕНТЯБРЯ 2023г", date(2023, 9, 1)),  # a Latin C
        ("12 мая 2023", date(2023, 5, 12)),
        ("12 март 2023", date(2023, 3, 12)),
        ("45170.0", date(2023, 9, 1)),
        ("45170", date(2023, 9, 1)),  # an Excel serial
        ("36526", date(2000, 1, 1)),
    ],
)
def test_a_date_is_read_day_first(text: str, expected: date) -> None:
    assert value(DATE, text) == expected


NOT_IN_THE_CALENDAR = ["31.02.2024", "29.02.2023", "00.01.2024", "13.13.2023", "09.31.2023"]
NOT_IN_THE_CALENDAR += ["2024-02-31", "0000-01-01", "13/14/2023", "09/13/2023", "31 июня 2023"]
NOT_A_DATE = ["2023", "2023 г.", "09.2023", "сентябрь 2023", "01.09.2023 вечером", "вчера"]
NOT_A_DATE += ["1 м 2023", "1 маюня 2023", "01.09-2023", "01092023", "1.9.202", "23"]
NOT_A_DATE += ["45170.5", "0", "-45170", "123456"]


@pytest.mark.parametrize("text", NOT_IN_THE_CALENDAR + NOT_A_DATE)
def test_what_is_no_date_is_unreadable_rather_than_guessed(text: str) -> None:
    assert refused(DATE, text).startswith("дата")


@pytest.mark.parametrize(
    ("field", "year", "expected"),
    [
        (DATE, "80", 1980),
        (DATE, "30", 1930),
        (DATE, "29", 2029),  # whatever the clock says
        (DATE, "05", 2005),
        (DATE, "00", 2000),
        ("trainings.end_date", "23", 2023),
        ("trainings.end_date", "49", 2049),
        ("diagnostics.date", "98", 1998),
    ],
)
def test_a_year_of_two_digits_is_read_by_its_field(field: str, year: str, expected: int) -> None:
    assert value(field, f"01.09.{year}") == date(expected, 9, 1)


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
        (YEARS, "-1", "число от 0"),
        (YEARS, "пять", "число от 0"),
        (YEARS, "5 лет 3 мес.", "число от 0"),
        (YEARS, "5 ч.", "число от 0"),  # another column's unit
        (YEARS, "5 %", "число от 0"),
        (YEARS, "1 20", "число от 0"),
        (YEARS, "более 5", "число от 0"),
        (YEARS, "1,2,3", "число от 0"),
        (YEARS, "1e3", "число от 0"),
        (YEARS, "nan", "число от 0"),
        (YEARS, "٣", "число от 0"),  # another script's digit
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123-456-789 01", "12345678901"),
        ("123 456 789-01", "12345678901"),
        ("123-456-789-01", "12345678901"),
        ("12345678901", "12345678901"),
        ("123-456-78901", "12345678901"),
        ("123\u2011456\u2011789 01", "12345678901"),
        ("123 – 456 – 789 01", "12345678901"),
        ("'12345678901", "12345678901"),
        ("12345678901.0", "12345678901"),
        ("8765432102", "08765432102"),  # a number that lost its zero, the check digit agrees
        ("Т-44 17", "Т-44 17"),  # an internal number stays as it is
        ("1234567890", "1234567890"),  # the check digit does not agree
        ("0876543210", "0876543210"),  # no number of a spreadsheet begins with 0
        ("100199800", "100199800"),  # up to 001-001-998 there is nothing to agree with
        ("00012", "00012"),
        ("12", "12"),
    ],
)
def test_a_person_is_the_same_in_all_spellings_of_a_snils(text: str, expected: str) -> None:
    assert value(PERSON, text) == expected


def snils(number: int) -> str:
    """The 11 digits of a number, with a right check digit; written apart from the product."""
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(f"{number:09d}"))
    while total > 101:
        total %= 101
    return f"{number:09d}{0 if total in (100, 101) else total:02d}"


@many()
@given(st.integers(1_001_999, 999_999_999), st.sampled_from(["-", " ", "", "\u2011", "–"]))
def test_every_spelling_of_a_snils_is_one_person(number: int, sign: str) -> None:
    whole = snils(number)
    parts = (whole[:3], whole[3:6], whole[6:9])
    spelled = [sign.join(parts) + " " + whole[9:], sign.join((*parts, whole[9:])), str(int(whole))]
    assert {value(PERSON, text) for text in spelled} == {whole}
    assert not wrong_check_digits([whole]).any()


@many()
@given(st.integers(1_001_999, 999_999_999), st.integers(1, 99))
def test_another_check_digit_is_wrong(number: int, more: int) -> None:
    whole = snils(number)
    other = f"{whole[:9]}{(int(whole[9:]) + more) % 100:02d}"
    assert wrong_check_digits(["T-1", other, whole]).tolist() == [False, True, False]


NUMBERS = st.from_regex(r"[1-9]\d{0,10}|\d{11}|[А-Я]-\d{1,5}", fullmatch=True)


@many()
@given(st.lists(NUMBERS, unique=True, min_size=2))
def test_two_numbers_of_people_never_become_one(texts: list[str]) -> None:
    """But for a number that is the other one without its zeros."""
    keys = {text.zfill(11) if text.isdecimal() else text for text in texts}
    assert len({value(PERSON, text) for text in texts}) >= len(keys)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "1"),
        ("1.0", "1"),
        ("'1", "1"),
        ("01", "01"),
        ("А-12", "А-12"),
        ("А\u201112", "А-12"),
        ("1.5", "1.5"),
    ],
)
def test_a_code_keeps_its_zeros(text: str, expected: str) -> None:
    assert value(CODE, text) == expected


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


MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@many()
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_written_date_reads_back_as_itself(day: date) -> None:
    assert value(DATE, f"{day:%d.%m.%Y}") == day
    assert value(DATE, f"{day:%d.%m.%Y} г.") == day
    assert value(DATE, day.isoformat()) == day
    assert value(DATE, f"{day.day} {MONTHS[day.month - 1]} {day.year} года") == day
    assert value(DATE, f"{day.day}-{day.month}-{day.year}") == day
    serial = (day - date(1899, 12, 30)).days
    assert serial < 10_000 or value(DATE, str(serial)) == date(1899, 12, 30) + timedelta(serial)


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


@pytest.mark.parametrize("text", ["не участвовал", "нет наставника", "Без наставника", "не нужна"])
def test_a_denial_in_words_is_not_a_yes(text: str) -> None:
    """A text means yes, but not this one: the cell is named and counts as empty."""
    spec = table_specs()["teachers"].by_header[header_key("Участие в конкурсах")]
    with pytest.raises(Unreadable):
        parse(spec, text)
