"""Numbers of people that are none, and people under another's number."""

from datetime import date

from tests.helpers.messy.region import Lines, snils
from tests.silence.damage import column_of, grid, values
from tests.silence.writers import ALL, BOOKS, TEXTS

LOST = ("1,12E+10", "1,12233E+10", "1.12E10", "1E+10", "11234567890,0E0")
MASKS = ("***-***-*** **", "XXX-XXX-XXX XX", "112-***-*** 12", "###########", "хххххххххххх")
ZEROS = ("000-000-000 00", "0", "00000000000", "000", 0, "-", "999-999-999 99", "111-111-111 11")
WORDS = ("нет", "в процессе оформления", "иностранец", "н/д", "#Н/Д", "не предоставлен", "СНИЛС")
HALF = (
    "112-00-",
    "112-233-",
    "112-233-445",
    "112",
    "112-233-445 9",
    "1122334459512",
    "112-2З3-445 95",
)
SPLIT = snils(60)
"""Whom a reader would count who took any text for a number."""

for _kind, _told in (("lost digits", LOST), ("mask", MASKS), ("zeros", ZEROS), ("word", WORDS),
                     ("half a number", HALF)):  # fmt: skip
    values(f"{_kind} for two people", "teachers.person_id 2, teachers.person_id 3", _told,
           naive=SPLIT)  # fmt: skip
    values(f"{_kind} in an event", "diagnostics.person_id 3", _told, naive=SPLIT)
values("number of another", "teachers.person_id 3, teachers.person_id 2", (snils(1),),
       naive=snils(1))  # fmt: skip
values(
    "two numbers in a cell", "diagnostics.person_id 3", (f"{snils(2)}, {snils(6)}",), naive=SPLIT
)
values("number of a passport", "diagnostics.person_id 3", ("8201 123456", "+7 928 123-45-67"),
       naive=SPLIT)  # fmt: skip
values("number with a wrong end", "diagnostics.person_id 3", (snils(2)[:9] + "00",), naive=SPLIT,
       allowed="contract §3: a wrong check number is a warning")  # fmt: skip
values("number as it may be", "diagnostics.person_id 5", (int(snils(8)), f"{int(snils(8))}.0"),
       naive=SPLIT, formats=BOOKS, by="kuzbass-2022")  # fmt: skip


@grid("teachers.person_id", formats=ALL)
def every_number_lost_its_digits(lines: Lines) -> None:
    """A csv saved by Excel: all people have one text for a number."""
    for line in lines[1:]:
        line[column_of("teachers.person_id")] = "1,12233E+10"


@grid("diagnostics.person_id")
def every_event_lost_its_digits(lines: Lines) -> None:
    """The same in the table of diagnostics: nobody is diagnosed."""
    for line in lines[1:]:
        line[column_of("diagnostics.person_id")] = "1,12233E+10"


@grid("teachers.person_id", formats=BOOKS)
def every_number_was_rounded(lines: Lines) -> None:
    """Numbers kept as 1.12E+10 and formatted back: 11200000000 for everybody."""
    for line in lines[1:]:
        line[column_of("teachers.person_id")] = 11_200_000_000


@grid("teachers.person_id", formats=TEXTS)
def every_number_is_masked(lines: Lines) -> None:
    """A portal that hides personal data: the last two digits are left."""
    for line in lines[1:]:
        at = column_of("teachers.person_id")
        line[at] = f"***-***-*** {str(line[at])[-2:]}"


@grid("teachers 2, teachers 3")
def two_people_under_one_number(lines: Lines) -> None:
    """Row 3 has another name and birth date, and the number of row 2: counted once."""
    at = column_of("teachers.person_id")
    lines[2][at] = lines[1][at]


@grid("teachers 3, teachers 7", allowed="contract §3: a disagreement in one only is a warning")
def one_person_of_two_names(lines: Lines) -> None:
    """The same number and birth date under two names in two schools."""
    person, birth = column_of("teachers.person_id"), column_of("teachers.birth_date")
    lines[6][person], lines[6][birth] = lines[2][person], lines[2][birth]


@grid("teachers.person_id, teachers")
def numbers_are_those_of_rows(lines: Lines) -> None:
    """«№ п/п» under the header «СНИЛС»: no event is of anybody."""
    for number, line in enumerate(lines[1:], start=1):
        line[column_of("teachers.person_id")] = str(number)


@grid("teachers.person_id, teachers.full_name, teachers")
def names_and_numbers_changed_places(lines: Lines) -> None:
    """«ФИО» under «СНИЛС» and the other way round."""
    person, name = column_of("teachers.person_id"), column_of("teachers.full_name")
    for line in lines[1:]:
        line[person], line[name] = line[name], line[person]


@grid("teachers 5, teachers 9")
def birth_dates_and_names_disagree(lines: Lines) -> None:
    """Row 9 takes the number of row 5, and neither name nor birth date fit."""
    at = column_of("teachers.person_id")
    lines[8][at] = lines[4][at]
    lines[8][column_of("teachers.birth_date")] = date(1950, 1, 1)
