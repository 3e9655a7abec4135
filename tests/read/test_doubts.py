"""A column is judged as a whole: what its neighbours make doubtful has no value and is named."""

from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.model.period import parse_period
from rsnms_cli.model.tables import Why
from rsnms_cli.read.cells.dates import is_no_date
from rsnms_cli.read.cells.typed import typed
from tests.helpers.faultless import diagnostics, orgs, teachers, trainings
from tests.helpers.fields import FIELDS
from tests.helpers.jobs import check
from tests.helpers.tables import grid, records, spots, write_book, write_region

EVENT, BIRTH, PERCENT = "diagnostics.date", "teachers.birth_date", "diagnostics.result_percent"


def said(field: str, *texts: str, from_1904: bool = False) -> list[object]:
    """The value of every text, or why it has none."""
    values, why = typed(FIELDS[field], list(texts), from_1904=from_1904)
    return [why.get(n, "unreadable") if v is None else v for n, v in enumerate(values)]


FIRST = Why.MONTH_FIRST


def test_one_month_before_a_day_makes_all_such_dates_doubtful() -> None:
    assert said(EVENT, "03/14/2024", "05/06/2024", "05/05/2024", "05.06.2024", "2024-06-05") == [
        FIRST,
        FIRST,
        date(2024, 5, 5),
        date(2024, 6, 5),
        date(2024, 6, 5),
    ]


@pytest.mark.parametrize(
    "proof", ["12/31/23", "2/13/2024 15:20:11", "2/3/2024 3:20 PM", "1/31/2024"]
)
def test_what_proves_that_months_come_first(proof: str) -> None:
    assert said(EVENT, proof, "5/6/2024")[1] is FIRST


def test_the_sign_between_matters() -> None:
    assert said(EVENT, "03-14-2024", "05-06-2024", "05/06/2024") == [FIRST, FIRST, date(2024, 6, 5)]


def test_days_before_months_are_read_as_ever() -> None:
    assert said(EVENT, "14/03/2024", "05/06/2024") == [date(2024, 3, 14), date(2024, 6, 5)]
    slip = [f"{day}/03/2024" for day in range(13, 29)]
    assert said(EVENT, "05/06/2024", "03/14/2024", *slip)[:2] == [date(2024, 6, 5), "unreadable"]


def test_cells_that_a_spreadsheet_swapped_are_doubtful_too() -> None:
    """It took 05/06/2024 for 5 June and could not take 03/14/2024."""
    cell, other = "2024-06-05 00:00:00", "2024-06-25 00:00:00"
    assert said(EVENT, "03/14/2024", cell) == [FIRST, FIRST]
    assert said(EVENT, "03/14/2024", cell, other)[1:] == [date(2024, 6, 5), date(2024, 6, 25)]


def test_only_the_file_with_the_proof_is_doubted(tmp_path: Path) -> None:
    write_region(tmp_path, {**orgs({}), **teachers({}), **trainings({})})
    for name, *days in (("а", "03/14/2024", "05/06/2024"), ("б", "05/06/2024")):
        rows = diagnostics(*({"date": day} for day in days))["diagnostics"]
        write_book(tmp_path / f"{name}.xlsx", {"Лист1": grid("diagnostics", rows)})
    found = check(tmp_path, parse_period("2024"))
    assert spots(found.problems) == ["error column.doubtful а.xlsx Лист1 B2"]
    assert "2 строки не использованы" in found.problems[0].what
    assert [row["date"] for row in records(found.tables["diagnostics"])] == [date(2024, 6, 5)]


def test_midnight_in_greenwich_is_the_next_day_here() -> None:
    zulu = ["2023-12-31T21:00:00Z", "2024-02-04T21:00:00.000Z", "1985-07-01T20:00:00+00:00"]
    assert said(EVENT, *zulu) == [date(2024, 1, 1), date(2024, 2, 5), date(1985, 7, 2)]
    assert (
        said(EVENT, "2024-02-05T00:00:00Z", "2024-02-05T00:00:00+03:00") == [date(2024, 2, 5)] * 2
    )


def test_a_day_that_a_zone_may_have_moved_is_doubtful() -> None:
    assert said(EVENT, "2024-02-04T22:31:07Z", "2024-02-04T09:12:00Z") == [
        Why.ZONE,
        date(2024, 2, 4),
    ]
    assert said(EVENT, "2024-02-04 21:00:00", "2024-02-05 21:00:00") == [Why.ZONE] * 2
    assert said(EVENT, "45326.875", "45327.875") == [Why.ZONE] * 2
    day = date(2024, 2, 4)
    assert said(EVENT, "2024-02-04 09:30:00", "2024-02-04 21:00:00") == [day, day]


def test_numbers_that_are_no_days_of_such_events_are_doubtful() -> None:
    assert said(EVENT, "12345", "13000") == [Why.NO_SERIAL] * 2
    assert said(EVENT, "45327", "45328") == [date(2024, 2, 5), date(2024, 2, 6)]
    assert said(BIRTH, "26000", "17000") == [date(1971, 3, 8), date(1946, 7, 17)]


def test_a_number_of_a_book_of_1904_is_counted_from_there() -> None:
    """Cells that the book shows as dates come as dates."""
    texts = ["43865", "2024-02-05 00:00:00"]
    assert said(EVENT, *texts, from_1904=True) == [date(2024, 2, 5), date(2024, 2, 5)]


def test_shares_among_percent_are_doubtful() -> None:
    assert said(PERCENT, "75", "0,75", "1", "0", "0,5%") == [75, Why.FRACTION, 1, 0, 0.5]
    assert said(PERCENT, "0,75", "1", "0") == [Why.FRACTION, Why.FRACTION, 0]
    assert said(PERCENT, "1%", "0,9%") == [1, 0.9]
    assert said("trainings.hours", "0,5", "1") == [0.5, 1]


ZEROS = [". .", "__.__.____", "-", "0", "0,0", "00.01.1900", "0.1.1900", "1900-01-01", "01.01.1900"]
ZEROS += [
    "1900-01-01 00:00:00",
    "01.01.0001 0:00:00",
    "0001-01-01T00:00:00",
    "00.00.0000",
    "0000-00-00",
]
ZEROS += ["1899-12-31 00:00:00", "30.12.1899", "0000-00-00 00:00:00", "1/0/1900", "00.01.00"]


@pytest.mark.parametrize("text", ZEROS)
def test_what_programs_write_where_there_is_no_date_is_blank(text: str) -> None:
    assert is_no_date(text, born=True)


def test_a_real_date_is_no_zero() -> None:
    assert is_no_date("01.01.1970", born=False)
    for text in (
        "01.01.1970",
        "01.09.01",
        "1.1.2001",
        "2001-01-01",
        "00.01.2024",
        "05.01.1900",
        "45170",
    ):
        assert not is_no_date(text, born=True)


def test_a_zero_date_of_a_route_leaves_it_to_the_date_of_the_diagnosis(tmp_path: Path) -> None:
    tables = {
        **orgs({}),
        **teachers({}),
        **trainings({}),
        **diagnostics({"route_date": "  .  .    "}),
    }
    found = check(write_region(tmp_path, tables), parse_period("2024"))
    assert found.problems == []
    assert "route_date" not in records(found.tables["diagnostics"])[0]
