"""Days that are said otherwise, and days that are none."""

import re
from datetime import date, datetime

from tests.helpers.messy.region import Lines
from tests.silence.damage import column_of, content, grid, values
from tests.silence.ooxml import book, part
from tests.silence.region import sheets
from tests.silence.writers import ALL, BOOKS, xlsx

OLD = date(2021, 3, 4)
"""Another year: whoever reads it so does not count the row."""
DOUBTFUL = "contract §4: a doubtful value is a warning"
BORN = date(1971, 3, 4)
FEBRUARY = (
    *("05.фев.24", "05-фев-24", "05-Feb-24", "5 февраля 2024 г.", "05 февр. 2024", "2024-02-05"),
    *("2024-02-05T10:00:00", "2024-02-05 00:00:00.000", "2024-02-05T10:00:00+03:00", "05,02,2024"),
    *("20240205", "5-2-2024", "2024/02/05", "05.02.2024 0:00:00", "05.02.2024г", "«05» 02 2024"),
    *("5/II/2024", "05. 02. 2024", "О5.02.2024", "05.02.24", "5.2.24", "вт, 05.02.2024"),
    *(
        "45327",
        "45327,375",
        "45327.375",
        "1707091200",
        "Mon Feb 05 2024",
        "02/05/2024",
        "2/13/2024",
    ),
)
NEVER = (
    *(
        "31.02.2024",
        "2024",
        "02.2024",
        "февраль 2024",
        "1 квартал 2024",
        "I полугодие",
        "00.02.2024",
    ),
    *("05.02.2204", "05.02.0204", "05.02.204", "05.02.20244", "32.01.2024", "05.13.2024", "да"),
    *("план", "05.02", "#ЗНАЧ!", "########", "уточняется", "в 2024 году", "05.02.2042"),
)
ZEROS = (
    *(
        "0",
        "00.01.1900",
        "01.01.1900",
        "1900-01-01",
        "01.01.0001 0:00:00",
        "01.01.0001",
        "  .  .    ",
    ),
    *(
        "00.00.0000",
        "0000-00-00",
        "1899-12-30",
        "30.12.1899",
        "31.12.1899",
        "__.__.____",
        "01.01.1970",
    ),
)

values("a day said otherwise", "diagnostics.date 3", FEBRUARY, naive=OLD)
values("no day", "diagnostics.date 3", NEVER, naive=OLD, allowed=DOUBTFUL)
values("zero for a day", "diagnostics.date 3", ZEROS, naive=OLD)
values("zero for a day of a route", "diagnostics.route_date 3", ZEROS, naive=OLD)
values("no day of an end", "trainings.end_date 3", NEVER[:8], naive=OLD, allowed=DOUBTFUL)
values("no day of birth", "teachers.birth_date 2",
       ("1993", "03.02.", "31 год", "0", "03.02.2093"), naive=BORN, also="teachers.birth_date 1",
       allowed="contract §1: a blank is unknown and is reported by column")  # fmt: skip
values(
    "year of two digits", "teachers.birth_date 2", ("03.02.93", "03-фев-93", "3/2/93"), naive=BORN
)
values("instant in another zone", "diagnostics.date 2",
       ("2023-12-31T21:00:00Z", "2023-12-31T21:00:00.000Z", "2023-12-31T21:00:00+00:00"),
       naive=date(2023, 12, 31))  # fmt: skip
values(
    "two days in a cell",
    "trainings.end_date 3",
    ("13.05.2021-14.05.2024", "с 13.05.2021 по 14.05.2024", "13.05.2021; 14.05.2024"),
    naive=OLD,
)
values("a serial with time", "diagnostics.date 3", (45327.375, 45327, 45327.0), naive=OLD,
       formats=BOOKS)  # fmt: skip
values(
    "a moment", "diagnostics.date 3", (datetime(2024, 2, 5, 23, 59, 59),), naive=OLD, formats=BOOKS
)
values("a number that is no day", "diagnostics.date 3", (5.2, 2024, 202402, -1, 1e9, 0.375),
       naive=OLD, formats=BOOKS)  # fmt: skip
values("year of experience", "teachers.experience_years 2",
       (2010, "2010", "с 2022 года", "1992-02-03", "2 мес.", "менее 3", "-5", "20 000", 2.5e3),
       naive=20, by="eao-2023")  # fmt: skip


def _months_first(lines: Lines, *, proof: bool) -> None:
    at = column_of("diagnostics.date")
    days = ["01/01/2024", "02/05/2024", "03/06/2024", "04/07/2024", "12/08/2023"]
    for line, day in zip(lines[1:], days, strict=True):
        line[at] = day
    if proof:
        lines[1][at] = "01/31/2024"


@grid("diagnostics.date", allowed="contract v2 leaves the order open: the column is named")
def months_first_proved(lines: Lines) -> None:
    """01/31/2024 proves the column American: 12/08/2023 is of December 2023, 02/05 of February."""
    _months_first(lines, proof=True)


@grid("diagnostics.date", allowed="contract v2 leaves the order open: the column is named")
def months_first_with_time(lines: Lines) -> None:
    """The same with the hour of a portal."""
    _months_first(lines, proof=True)
    for line in lines[1:]:
        line[column_of("diagnostics.date")] = f"{line[column_of('diagnostics.date')]} 3:20:11 PM"


@grid(
    "trainings.end_date, trainings.start_date",
    allowed=DOUBTFUL,
)
def ends_before_it_starts(lines: Lines) -> None:
    """Begin and end changed places at the turn of the year: the training is of another year."""
    for line in lines[1:]:
        start, end = column_of("trainings.start_date"), column_of("trainings.end_date")
        line[start], line[end] = line[end], date(2023, 12, 30)


@content("diagnostics.date", formats=("xlsx",))
def days_counted_from_1904(content: bytes) -> bytes:
    """A book of a Mac: every serial is 1,462 days less, and the book says so."""
    return _of_1904(content)


def _of_1904(content: bytes) -> bytes:
    assert content
    return xlsx(sheets()["Диагностика"], date_1904=True)


@content("diagnostics.date", formats=("xlsx",))
def days_of_1904_said_before_an_extension(content: bytes) -> bytes:
    """Excel of 2013 writes a second workbookPr in an extension, without date1904."""
    more = (
        '<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.'
        'microsoft.com/office/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase='
        '"1"/>'
        "</ext></extLst></workbook>"
    )
    return book(_of_1904(content), "</workbook>", more)


@content("diagnostics.date", formats=("xlsx",))
def days_of_1904_under_general(content: bytes) -> bytes:
    """The date format is lost: the cells look like numbers of 1904."""
    return _without_formats(_of_1904(content))


@content("diagnostics.date")
def days_under_general(content: bytes) -> bytes:
    """The format of dates is lost on the way: plain serials."""
    return _without_formats(content)


def _without_formats(content: bytes) -> bytes:
    def plain(xml: str) -> str:
        return re.sub(r'numFmtId="(164|14)"', 'numFmtId="0"', xml)

    return part(content, "xl/styles.xml", plain)


@grid("diagnostics.date", formats=ALL)
def all_days_are_the_years_alone(lines: Lines) -> None:
    """Only the year was typed: no row can be placed in a half-year."""
    for line in lines[1:]:
        line[column_of("diagnostics.date")] = "2024 год"
