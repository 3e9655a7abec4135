"""What cannot be the number of a person is none; internal numbers of senders are."""

import pytest

from rsnms_cli.model.tables import Why
from rsnms_cli.read.cells.refusals import Unreadable
from rsnms_cli.read.cells.typed import typed
from tests.helpers.fields import FIELDS, PERSON, value

LOST = ["1,12233E+10", "1.12E+11", "1,12233e+10", "1,12233Е+10", "1E+10", "1.12233e10", "#######"]
HALF = ["112-00-", "112-233-", "-112", "112-233-445", "112-233-445 9", "112-233-445-", "112/"]
FILLERS = [
    "***-***-***",
    "***-***-*** **",
    "000-000-000 00",
    "0",
    "00000000000",
    "нет",
    "#Н/Д",
    "-",
]
FILLERS += [
    "---",
    "___-___-___ __",
    "уточняется",
    "ХХХ-ХХХ-ХХХ ХХ",
    "123-***-*** 45",
    "н/д",
    "вакансия",
]
FILLERS += [
    "11111111111",
    "111-111-111 11",
    "999-999-999-99",
    "?",
    "12?",
    "123-ххх-ххх 45",
    "TRUE",
    "0,0",
]
OTHERS = ["01.09.2023", "1.9.23", "2024-01-31 00:00:00", "5 мая 1985", "31.02.2024", "1985-05-01"]
OTHERS += [
    "Иванов",
    "Иванова Анна Андреевна",
    "+7 928 123-45-67",
    "8 (928) 123-45-67",
    "0,75",
    "75%",
]
OTHERS += ["8-928-123-45-67", "(8722) 67-12-34", "112-233-44О 95"]


def why(text: str) -> Why | None:
    with pytest.raises(Unreadable) as caught:
        value(PERSON, text)
    return caught.value.why


@pytest.mark.parametrize("text", LOST)
def test_a_number_whose_digits_are_lost_is_nobody(text: str) -> None:
    assert why(text) is Why.DIGITS_LOST


@pytest.mark.parametrize("text", HALF)
def test_half_a_number_is_nobody(text: str) -> None:
    assert why(text) is Why.HALF_NUMBER


@pytest.mark.parametrize("text", FILLERS + OTHERS)
def test_what_only_fills_the_cell_is_nobody(text: str) -> None:
    assert why(text) is Why.NO_NUMBER


INTERNAL = [
    "1",
    "7",
    "42",
    "100500",
    "P1",
    "А-12",
    "ПЕД-001",
    "Т0017",
    "12-345",
    "001-015",
    "1E5",
    "12/34",
]
INTERNAL += ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "{3F2504E0-4F89-41D3-9A0C-0305E82C3301}"]
INTERNAL += [
    "таб. № 15",
    "000012",
    "12-01-24",
    "82 15 123456",
    "053912345678",
    "p0123456789abcdef0123",
]


@pytest.mark.parametrize("text", INTERNAL)
def test_an_internal_number_stays_as_it_stands(text: str) -> None:
    assert value(PERSON, text) == text


@pytest.mark.parametrize(
    "text", ["1,1223344595E+10", "СНИЛС 112-233-445 95", "112.233.445.95", "снилс: 11223344595"]
)
def test_a_number_with_all_its_digits_is_read_in_any_dress(text: str) -> None:
    assert value(PERSON, text) == "11223344595"


def test_a_wrong_check_number_is_a_number() -> None:
    assert value(PERSON, "112-233-445 96") == "11223344596"


def test_among_snils_a_number_in_groups_is_half_a_number() -> None:
    """Among internal numbers it is one of them."""
    texts = ["112-233-445 95", "001-001-998 11", "001-001-998 12", "112-233", "П-12"]
    values, said = typed(FIELDS[PERSON], texts)
    assert values == ["11223344595", "00100199811", "00100199812", None, "П-12"]
    assert said == {3: Why.HALF_NUMBER}
    assert typed(FIELDS[PERSON], ["112-233", "112-234", "112-233-445 95"])[1] == {}
