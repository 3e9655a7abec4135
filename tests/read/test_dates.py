"""A date is read day first, in figures, words and serials, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.examples import many
from tests.helpers.fields import DATE, refused, value


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
        ("45170.375", date(2023, 9, 1)),  # with its time, under «Общий»
        ("45170,99999999", date(2023, 9, 2)),  # midnight but for the last digit
        ("01.фев.23", date(2023, 2, 1)),
        ("01-фев-23", date(2023, 2, 1)),
        ("1-Feb-2023", date(2023, 2, 1)),
        ("01.09.1985 г.р.", date(1985, 9, 1)),
        ("9/1/2023 10:03:04 AM", date(2023, 1, 9)),  # by itself: its column says otherwise
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
NOT_A_DATE += ["0", "фев.24", "5 февр. 024", "-45170", "123456"]


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
