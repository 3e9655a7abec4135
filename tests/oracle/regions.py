"""Hypothesis strategies: small regions full of edge cases, for comparing two computations.

One row is one draw: `st.binary` of a fixed length, each byte picking a cell from a pool
(byte modulo the pool's size). That is fast, and it still shrinks, towards the first value
of every pool: so the plainest value stands first, and a repeated value is a more frequent one.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from .dagestan import TABLES
from .gaps import in_files
from .plain import Region
from .quantities import Answer, Row, is_educational

MUNICIPALITIES = ["Южный район", "Горный район", "город Озёрск", "Северный район"]
SCHOOL = "общеобразовательная"
ORG_TYPES = [
    SCHOOL, SCHOOL, SCHOOL, "методическая служба", "ЦНППМ", "дошкольная",
    "дополнительного образования", "профессиональная", "методическая служба", SCHOOL,
]  # fmt: skip
STAGES = [
    ["НОО", "ООО", "СОО"], ["НОО", "ООО"], None, ["НОО"], ["ООО", "СОО"], ["НОО", "СОО"],
]  # fmt: skip
FLAGS = [False, True, None, True]
CATEGORIES = [
    "педагогический работник", "педагогический работник", "педагогический работник",
    "управленческие кадры", "методист", "педагогический работник", "выпускник педвуза",
]  # fmt: skip
POSITIONS = ["учитель", "директор", "методист", None]
TEXT_FLAGS = [False, True, None, "Магомедова П. А.", True]
MENTORING_ROLES = [None, "наставник", "наставляемый", None]
LEVELS = [None, "муниципальный", "региональный", "федеральный"]
EXPERT_ROLES = [None, "тьютор", "эксперт", "жюри"]
EXPERIENCE = [10, 3, 2.9, 2, 0, None]
REGISTER = [True, "12345", None, False, True]
BY_DIAGNOSTICS = [None, True, False, None]
MANAGEMENT = [False, True, None, False]
KINDS = ["повышение квалификации", "профессиональная переподготовка", "стажировка"]
DIAGNOSTIC_KINDS = [
    "предметные компетенции", "методические компетенции", "управленческие компетенции",
    "функциональная грамотность",
]  # fmt: skip
DEFICITS = [None, ["функциональная грамотность"], ["ИКТ", "оценивание"]]
RESULTS = [None, 70, 69.9, 70.1, 0, 100]
METHODISTS = [None, "М-1", "М-2", "М-1", "Гаджиева З. М."]
CNPPM_NAMES = [
    "ЦНППМ", "ЦНППМ ДИРО", "цнппм диро", "ЦППМ ДИРО", "на базе ЦНППМПР",
    "Центра непрерывного повышения педагогического мастерства", "ГБУ ДПО РД «ДИРО» («ЦНППМ»)",
    "Центр  непрерывного повышения «профессионального мастерства»",
    "ЦЕНТР НЕПРЕРЫВНОГО ПОВЫШЕНИЯ ПРОФЕССИОНАЛЬНОГО МАСТЕРСТВА педагогов",
    'Центр нёпрерывного   повышения профессионального мастерства "Взлёт"',
]  # fmt: skip
ACADEMY_NAMES = [
    "Академия Минпросвещения", "Академии Минпроса РФ",
    "Академией министерства просвещения Российской Федерации",
    "ФГАОУ ДПО «Академия Минпросвещения России»",
    'академия  "минпросвещения"', "АКАДЕМИЯ МИНПРОСВЕЩЁНИЯ РОССИИ",
    "Академия реализации государственной политики и профессионального развития",
    "«Академия» реализации   Государственной политики",
]  # fmt: skip
OTHER_NAMES = [None, "ДИРО", "Академия МП РФ", "Академия просвещения", "Академия", "ЦНПМ",
    "Центр повышения профессионального мастерства", "Минпросвещения"]  # fmt: skip
PROVIDERS = [*CNPPM_NAMES, *ACADEMY_NAMES, *OTHER_NAMES]
UNKNOWN_PERSONS = ["P901", "P902"]
UNKNOWN_ORG = "0599-99"
YES_NO: list[Answer] = [True, False, None, True, True]
COUNTS: list[Answer] = [0, 1, 2, 3, 4, 6, 8, 10, 25, None, 5]
DIRECTIONS: list[tuple[Answer, Answer]] = [  # 4.5.1 in all, 4.5.2 advanced
    (10, 7), (100, 71), (200, 141), (10, 9), (100, 91), (100, 69), (3, 2), (1000, 709),
    (10, 10), (10, 0), (0, 0), (None, None), (None, 0), (10, None), (0, None), (7, 5),
]  # fmt: skip
EAO_QUESTIONS = ["6.2.1", "6.2.2"]


class Cells:
    """Picks cells from pools, a byte at a time."""

    def __init__(self, raw: bytes) -> None:
        self.left = list(raw)

    def pick(self, pool: list[Any]) -> Any:
        return pool[self.left.pop(0) % len(pool)]


# --- dates ----------------------------------------------------------------------------------


def days_of(year: int) -> list[date]:
    """First and last days, the half-year's border, a day either side, and years around."""
    return [
        date(year, 3, 15), date(year, 1, 1), date(year, 6, 30), date(year, 7, 1),
        date(year, 12, 31), date(year, 6, 29), date(year, 7, 2), date(year, 1, 2),
        date(year - 1, 12, 31), date(year + 1, 1, 1), date(year - 1, 5, 20),
        date(year, 10, 5), date(year, 3, 16),
    ]  # fmt: skip


def window_days_of(year: int) -> list[date]:
    """`days_of`, and the first days of the windows of ЕАО (2021) and Kuzbass (2022)."""
    return [
        *days_of(year), date(2021, 1, 1), date(2020, 12, 31), date(2022, 1, 1),
        date(2021, 12, 31), date(2020, 7, 1), date(2021, 6, 1), date(2022, 9, 1), date(2023, 2, 1),
    ]  # fmt: skip


def birth_dates_of(year: int) -> list[date | None]:
    """The 35th birthday at 31 December and 30 June, and a day either side."""
    born = year - 35
    return [
        date(born + 10, 4, 4), date(born, 12, 31), date(born, 12, 30), date(born + 1, 1, 1),
        date(born, 6, 30), date(born, 6, 29), date(born, 7, 1), date(born - 20, 9, 9), None,
        date(born + 5, 2, 1),
    ]  # fmt: skip


# --- rows -----------------------------------------------------------------------------------


def organization(cells: Cells, number: int, municipalities: int) -> Row:
    spread = list(range(municipalities))
    place = number if number < municipalities else cells.pick(spread)
    org_type = SCHOOL if number == 0 else cells.pick(ORG_TYPES)
    return {
        "org_code": f"050{place + 1}-{number + 1:02d}",
        "org_name": f"Организация № {number + 1}",
        "municipality": MUNICIPALITIES[place],
        "district": cells.pick([None, "Южный округ", "Северный округ"]),
        "org_type": org_type,
        "stages": cells.pick(STAGES) if org_type == SCHOOL else cells.pick([None, ["НОО"]]),
        "mentoring_model": cells.pick(FLAGS),
        "contests": cells.pick(LEVELS),
        "experience_shared": cells.pick(LEVELS),
    }


def teacher(cells: Cells, year: int, persons: int, org_codes: list[str]) -> Row:
    number = cells.pick(list(range(1, persons + 1)))
    return {
        "person_id": f"P{number:03d}",
        "full_name": f"Педагог {number}",
        "org_code": cells.pick([*org_codes, *org_codes, *org_codes, UNKNOWN_ORG]),
        "position": cells.pick(POSITIONS),
        "staff_category": cells.pick(CATEGORIES),
        "birth_date": cells.pick(birth_dates_of(year)),
        "experience_years": cells.pick(EXPERIENCE),
        "mentor": cells.pick(TEXT_FLAGS),
        "support_form": cells.pick(TEXT_FLAGS),
        "mentoring_role": cells.pick(MENTORING_ROLES),
        "methodical_service": cells.pick(FLAGS),
        "contests": cells.pick(LEVELS),
        "expert_role": cells.pick(EXPERT_ROLES),
        "methodist": cells.pick(METHODISTS),
    }


def training(cells: Cells, days: list[date], person_ids: list[str]) -> Row:
    end = cells.pick(days)
    length = cells.pick([None, 0, 1, 14, 200])  # days; a blank start when None
    return {
        "person_id": cells.pick(person_ids),
        "program": "Программа",
        "kind": cells.pick(KINDS),
        "hours": cells.pick([36, 16, 72, None]),
        "start_date": None if length is None else end - timedelta(days=length),
        "end_date": end,
        "provider": cells.pick(PROVIDERS),
        "federal_register": cells.pick(REGISTER),
        "by_diagnostics": cells.pick(BY_DIAGNOSTICS),
        "management_team": cells.pick(MANAGEMENT),
    }


def diagnosis(cells: Cells, days: list[date], person_ids: list[str], trainings: list[Row]) -> Row:
    person, day = cells.pick(person_ids), cells.pick(days)
    shift = cells.pick([None, 0, 1, -1])  # days from the start of some training
    if trainings and shift is not None:
        row = cells.pick(trainings)
        person = row["person_id"]
        day = (row["start_date"] or row["end_date"]) + timedelta(days=shift)
    return {
        "person_id": person,
        "date": day,
        "provider": cells.pick(PROVIDERS),
        "kind": cells.pick(DIAGNOSTIC_KINDS),
        "result_percent": cells.pick(RESULTS),
        "deficits": cells.pick(DEFICITS),
        "route": cells.pick(FLAGS),
        "route_date": cells.pick([None, *days]),
    }


# --- answers --------------------------------------------------------------------------------


def form_codes(level: str) -> list[tuple[str, str]]:
    """(form code, "yes/no" or "count") of every question of a level's form, 4.5 apart."""
    codes = []
    for indicator in TABLES[level]:
        if indicator.kind == "presence":
            codes.append((indicator.code, "yes/no"))
        elif indicator.kind in ("per item", "target count"):
            codes.append((indicator.code, "count"))
        elif indicator.kind in ("yes parts", "exam parts"):
            codes += [(code, "yes/no") for code in indicator.parts]
        elif indicator.kind == "count parts":
            codes += [(code, "count") for code in indicator.parts]
    return codes


def answers_of(cells: Cells, level: str) -> dict[str, Answer]:
    """A form not sent at all, a form with every cell blank, or cells each in its own way."""
    how = cells.pick(["filled", "filled", "filled", "absent", "filled", "blank"])
    if how == "absent":
        return {}
    answers: dict[str, Answer] = {}
    for code, question in form_codes(level):
        answer = cells.pick(YES_NO if question == "yes/no" else COUNTS)
        answers[code] = None if how == "blank" else answer
    if level == "region":
        in_all, advanced = cells.pick(DIRECTIONS) if how == "filled" else (None, None)
        answers |= {"4.5.1": in_all, "4.5.2": advanced}
    if cells.pick([False, True]):  # a blank is then an absent key
        answers = {code: answer for code, answer in answers.items() if answer is not None}
    return answers


def units_with_forms(organizations: list[Row]) -> list[tuple[str, str]]:
    units = [("region", "region")]
    units += [("municipality", n) for n in sorted({str(r["municipality"]) for r in organizations})]
    units += [("school", str(r["org_code"])) for r in organizations if is_educational(r)]
    return units


# --- the region -----------------------------------------------------------------------------


@st.composite
def rows(draw: st.DrawFn, make: Callable[[Cells], Row], least: list[int], most: int) -> list[Row]:
    """Rows made of 20 bytes each; one in eight stands twice, exactly repeated."""
    fewest = draw(st.sampled_from(least))
    found = []
    for raw in draw(st.lists(st.binary(min_size=20, max_size=20), min_size=fewest, max_size=most)):
        found.append({**make(Cells(raw)), "_file": raw[18] % 2})
        if raw[19] % 8 == 7:
            found.append(dict(found[-1]))
    return found


@st.composite
def tables(draw: st.DrawFn, year: int, days: list[date]) -> Region:
    """The four tables alone. People are born around `year`; rows stand on `days`."""
    municipalities = draw(st.integers(2, 4))
    size = draw(st.integers(max(3, municipalities), 8))
    raw_organizations = draw(st.binary(min_size=8 * size, max_size=8 * size))
    cells = Cells(raw_organizations)
    organizations = [
        {**organization(cells, number, municipalities), "_file": number % 2}
        for number in range(size)
    ]
    codes = [str(row["org_code"]) for row in organizations]
    persons = draw(st.sampled_from([4, 10, 25]))
    teachers = draw(rows(lambda c: teacher(c, year, persons, codes), [0, 4, 12, 24], 40))
    known = sorted({str(row["person_id"]) for row in teachers})
    ids = [*known, *known, *UNKNOWN_PERSONS]
    trainings = draw(rows(lambda c: training(c, days, ids), [0, 4, 12, 24], 40))
    diagnostics = draw(rows(lambda c: diagnosis(c, days, ids, trainings), [0, 4, 12, 24], 40))
    return draw(in_files(Region(organizations, teachers, trainings, diagnostics)))


@st.composite
def regions(draw: st.DrawFn, year: int = 2024) -> Region:
    """A small region whose dates stand around `year`, with Dagestan's forms."""
    region = draw(tables(year, days_of(year)))
    for level, unit_code in units_with_forms(region.organizations):
        raw = draw(st.binary(min_size=48, max_size=48))
        for code, answer in answers_of(Cells(raw), level).items():
            region.answers[(level, unit_code, code)] = answer
    return region


def regions_without_answers(year: int = 2024) -> st.SearchStrategy[Region]:
    """For Kuzbass and Aksai, which have no forms: dates also around the windows' first days."""
    return tables(year, window_days_of(year))


@st.composite
def regions_with_eao_answers(draw: st.DrawFn, year: int = 2024) -> Region:
    """For ЕАО: as above, with answers to its two questions and no other; or an absent form."""
    region = draw(tables(year, window_days_of(year)))
    for code in EAO_QUESTIONS:
        answer: Answer = draw(st.sampled_from([True, False, None]))
        if answer is not None or draw(st.booleans()):  # a blank is at times an absent key
            region.answers[("region", "region", code)] = answer
    return region
