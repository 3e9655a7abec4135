"""A person and a code are the same in all their spellings, and two never become one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.model.snils import wrong_check_digits
from tests.helpers.examples import many
from tests.helpers.fields import CODE, PERSON, value


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
