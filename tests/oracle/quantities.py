"""Section 3 of the data contract, "Quantities", one small function per sentence.

Every list of people is a list of distinct person_id within one unit.
"""

import re
from dataclasses import dataclass
from datetime import date

Row = dict[str, object]
Answer = bool | int | None

PEDAGOGICAL_WORKER = "педагогический работник"
MANAGER = "управленческие кадры"
METHODIST = "методист"
COURSES = "повышение квалификации"
SCHOOL_TYPE = "общеобразовательная"
METHODICAL_SERVICE_TYPE = "методическая служба"
CNPPM_TYPE = "ЦНППМ"
QUOTES = "\"'`«»„“”‟‘’‚‛‹›"


@dataclass
class Unit:
    """A school, a municipality or the region, seen in one period."""

    level: str
    code: str
    name: str
    organizations: list[Row]  # of this unit
    teachers: list[Row]  # rows at this unit's organisations; unknown org_code left out
    trainings: list[Row]  # of the whole region
    diagnostics: list[Row]  # of the whole region
    lacks: frozenset[tuple[str, str]]  # columns in none of the files of its rows: files.py
    answers: dict[str, Answer]  # form code -> answer, of this unit
    start: date
    end: date  # also the reporting date
    year: int


# --- period ---------------------------------------------------------------------------------


def parse_period(period: str) -> tuple[date, date, int]:
    """`2024-H1` is 1 January - 30 June; `2024` and `2024-H2` are the whole year."""
    year, half = int(period[:4]), period[4:]
    if half not in ("", "-H1", "-H2"):
        raise ValueError(f"not a period: {period}")
    last = date(year, 6, 30) if half == "-H1" else date(year, 12, 31)
    return date(year, 1, 1), last, year


def in_period(unit: Unit, day: object) -> bool:
    return isinstance(day, date) and unit.start <= day <= unit.end


# --- cells ----------------------------------------------------------------------------------


def is_yes(cell: object) -> bool:
    """Blank is unknown and counts as no; text (a name, a register number) means yes."""
    if isinstance(cell, str):
        return cell.strip() != ""
    return cell is True


def normal_name(cell: object) -> str:
    """Case, quotes, ё/е and repeated spaces ignored."""
    text = cell.lower() if isinstance(cell, str) else ""
    text = text.replace("ё", "е")
    for quote in QUOTES:
        text = text.replace(quote, "")
    return " ".join(text.split())


def has_words(row: Row, *beginnings: str) -> bool:
    """Words of the provider's name begin so, in this order; other words may stand between."""
    pattern = r"(?:.*\s)?" + r"\S*\s(?:.*\s)?".join(map(re.escape, beginnings))
    letters_only = re.sub(r"[^\w]|[\d_]", " ", normal_name(row.get("provider")))
    return re.match(pattern, letters_only) is not None


def at_cnppm(row: Row) -> bool:
    """A word begins with «цнппм» or «цппм», or the centre's full name in any case."""
    full_name = ("центр", "непрерывн", "повышени", "мастерств")
    return has_words(row, "цнппм") or has_words(row, "цппм") or has_words(row, *full_name)


def at_academy(row: Row) -> bool:
    """The Academy of the ministry, by its short, its full or its former name."""
    return (
        has_words(row, "академи", "минпрос")
        or has_words(row, "академи", "министерств", "просвещени")
        or has_words(row, "академи", "реализаци", "государственн", "политик")
    )


# --- organisations --------------------------------------------------------------------------


def is_educational(organization: Row) -> bool:
    """org_type is none of «методическая служба», «ЦНППМ»."""
    return organization["org_type"] not in (METHODICAL_SERVICE_TYPE, CNPPM_TYPE)


def educational_organizations(unit: Unit) -> list[Row]:
    return [row for row in unit.organizations if is_educational(row)]


# --- people ---------------------------------------------------------------------------------


def rows_of(unit: Unit, person: object) -> list[Row]:
    return [row for row in unit.teachers if row["person_id"] == person]


def people(unit: Unit) -> list[object]:
    found: list[object] = []
    for row in unit.teachers:
        if row["person_id"] not in found:
            found.append(row["person_id"])
    return found


def people_of_category(unit: Unit, categories: list[str]) -> list[object]:
    found = []
    for person in people(unit):
        if any(row["staff_category"] in categories for row in rows_of(unit, person)):
            found.append(person)
    return found


def pedagogical_workers(unit: Unit) -> list[object]:
    return people_of_category(unit, [PEDAGOGICAL_WORKER])


def staff(unit: Unit) -> list[object]:
    return people_of_category(unit, [PEDAGOGICAL_WORKER, MANAGER])


def people_of_org_type(unit: Unit, org_type: str) -> list[object]:
    codes = [row["org_code"] for row in unit.organizations if row["org_type"] == org_type]
    found = []
    for person in people(unit):
        if any(row["org_code"] in codes for row in rows_of(unit, person)):
            found.append(person)
    return found


def works_in_methodical_service(unit: Unit, person: object) -> bool:
    return any(is_yes(row.get("methodical_service")) for row in rows_of(unit, person))


def has_mentor(unit: Unit, person: object) -> bool:
    return any(is_yes(row.get("mentor")) for row in rows_of(unit, person))


def has_mentoring_role(unit: Unit, person: object) -> bool:
    return any(is_yes(row.get("mentoring_role")) for row in rows_of(unit, person))


def full_years(birth: date, day: date) -> int:
    had_birthday = (day.month, day.day) >= (birth.month, birth.day)
    return day.year - birth.year - (0 if had_birthday else 1)


def is_under_35(unit: Unit, person: object) -> bool:
    """Age in full years on the reporting date; an unknown birth date is not under 35."""
    for row in rows_of(unit, person):
        birth = row.get("birth_date")
        if isinstance(birth, date) and full_years(birth, unit.end) < 35:
            return True
    return False


# --- diagnostics ----------------------------------------------------------------------------


def diagnostics_of(unit: Unit, person: object) -> list[Row]:
    return [row for row in unit.diagnostics if row["person_id"] == person]


def is_diagnosed(unit: Unit, person: object) -> bool:
    """A diagnostics row with `date` in the period, any provider."""
    return any(in_period(unit, row["date"]) for row in diagnostics_of(unit, person))


def is_diagnosed_at_cnppm(unit: Unit, person: object) -> bool:
    for row in diagnostics_of(unit, person):
        if in_period(unit, row["date"]) and at_cnppm(row):
            return True
    return False


def has_route(unit: Unit, person: object) -> bool:
    """A row with route = да and (route_date, else date) in the period."""
    for row in diagnostics_of(unit, person):
        day = row.get("route_date")
        if day is None:
            day = row["date"]
        if is_yes(row.get("route")) and in_period(unit, day):
            return True
    return False


def has_route_of_cnppm(unit: Unit, person: object) -> bool:
    """A route in a diagnostics row whose provider is ЦНППМ."""
    for row in diagnostics_of(unit, person):
        day = row.get("route_date") or row["date"]
        if is_yes(row.get("route")) and in_period(unit, day) and at_cnppm(row):
            return True
    return False


# --- trainings ------------------------------------------------------------------------------


def trainings_of(unit: Unit, person: object) -> list[Row]:
    """The person's training rows with end_date in the period."""
    found = []
    for row in unit.trainings:
        if row["person_id"] == person and in_period(unit, row["end_date"]):
            found.append(row)
    return found


def is_by_diagnostics(unit: Unit, training: Row, only_cnppm: bool) -> bool:
    """The flag when filled, else a diagnosis on or before start_date (end_date if blank)."""
    flag = training.get("by_diagnostics")
    if flag is not None:
        return flag is True
    first_day = training.get("start_date")
    if first_day is None:
        first_day = training["end_date"]
    for row in diagnostics_of(unit, training["person_id"]):
        day = row["date"]
        assert isinstance(day, date) and isinstance(first_day, date)
        if day <= first_day and (at_cnppm(row) or not only_cnppm):
            return True
    return False


def is_trained_by_diagnostics(unit: Unit, person: object) -> bool:
    """Any programme."""
    return any(is_by_diagnostics(unit, row, False) for row in trainings_of(unit, person))


def took_courses_by_diagnostics(unit: Unit, person: object) -> bool:
    """«Программы ПК»: the kind and the diagnostics in one training row."""
    for row in trainings_of(unit, person):
        if row.get("kind") == COURSES and is_by_diagnostics(unit, row, False):
            return True
    return False


def is_trained_in_register(unit: Unit, person: object, only_cnppm: bool) -> bool:
    """A federal_register programme by diagnostics: both in one training row."""
    for row in trainings_of(unit, person):
        in_register = is_yes(row.get("federal_register"))
        if in_register and is_by_diagnostics(unit, row, only_cnppm):
            return True
    return False


def is_trained_at_academy(unit: Unit, person: object) -> bool:
    return any(at_academy(row) for row in trainings_of(unit, person))


def is_trained_at_academy_or_cnppm(unit: Unit, person: object) -> bool:
    return any(at_academy(row) or at_cnppm(row) for row in trainings_of(unit, person))


def has_management_team(unit: Unit, organization: Row) -> bool:
    """A management_team training of one of its people (any row at that organisation)."""
    for row in unit.teachers:
        if row["org_code"] != organization["org_code"]:
            continue
        for training in trainings_of(unit, row["person_id"]):
            if is_yes(training.get("management_team")):
                return True
    return False
