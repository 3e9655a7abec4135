"""A faultless region of 2 municipalities, 8 organisations and 40 people."""

from datetime import date, timedelta

from tests.helpers.tables import Row, grid

Lines = list[list[object]]
Sent = dict[str, Lines]
"""The four tables as sheets: a header and rows of typed cells."""

CITY, SOUTH = "город Пикалёво", "Южный район"
WORKER, HEAD = "педагогический работник", "управленческие кадры"
NAMES = {
    "101": ("МБОУ «СОШ № 1»", CITY, "общеобразовательная"),
    "102": ("МБОУ «СОШ № 3 г. Пикалёво»", CITY, "общеобразовательная"),
    "103": ("МБДОУ «Детский сад № 4»", CITY, "дошкольная"),
    "104": ("ЦНППМ", CITY, "ЦНППМ"),
    "201": ("МБОУ «СОШ № 1»", SOUTH, "общеобразовательная"),
    "202": ("МКОУ «ООШ № 15»", SOUTH, "общеобразовательная"),
    "203": ("МБУДО «Дом творчества»", SOUTH, "дополнительного образования"),
    "204": ("Методический центр", SOUTH, "методическая служба"),
}
PLACES = {code: place for code, (_, place, _) in NAMES.items()}
PROVIDERS = ("ЦНППМ", "Академия Минпросвещения России", "ИРО")


def snils(number: int) -> str:
    """Eleven digits with the right check digits; every fourth number begins with zeros."""
    nine = f"{number * 1_234_567 + 2_000_000:09d}"[-9:]
    nine = "00" + nine[2:] if number % 4 == 0 else nine
    rest = sum(weight * int(digit) for weight, digit in zip(range(9, 0, -1), nine, strict=True))
    return f"{nine}{rest % 101 % 100:02d}"


def _day(year: int, number: int) -> date:
    return date(year, 1, 1) + timedelta(days=number * 37 % 365)


def _organization(number: int, code: str) -> Row:
    name, place, kind = NAMES[code]
    stages = ("НОО", "ООО", "СОО")[: 1 + number % 3] if kind == "общеобразовательная" else None
    named = {"org_code": code, "org_name": name, "municipality": place, "org_type": kind}
    return {**named, "stages": stages, "mentoring_model": number % 2 == 0}


def _teacher(number: int, code: str, person: int) -> Row:
    return {
        "person_id": snils(person),
        "full_name": f"Фамилина Имя{'абвгдежзик'[person % 10]} Отчествовна",
        "org_code": code,
        "position": "учитель",
        "staff_category": HEAD if person % 7 == 0 else WORKER,
        "birth_date": _day(1960 + person, person),
        "experience_years": person % 7 + (0.5 if person % 3 == 0 else 0),
        "mentor": person % 3 == 0,
        "support_form": person % 2 == 0,
        "mentoring_role": (None, "наставник", "наставляемый")[person % 3],
        "methodical_service": number % 4 == 0,
    }


def _training(number: int) -> Row:
    end = _day(2024 if number % 5 else 2023, number)
    return {
        "person_id": snils(number % 40),
        "program": f"Программа {number % 4}",
        "kind": ("повышение квалификации", "стажировка")[number % 2],
        "hours": (36, 72.5)[number % 2],
        "start_date": end - timedelta(days=20),
        "end_date": end,
        "provider": PROVIDERS[number % 3],
        "federal_register": number % 4 != 1,
        "by_diagnostics": (True, False, None)[number % 3],
        "management_team": number % 6 == 0,
    }


def _diagnosis(number: int) -> Row:
    day = _day(2024 if number % 6 else 2023, number)
    return {
        "person_id": snils(number),
        "date": day,
        "provider": PROVIDERS[number % 2 * 2],
        "kind": ("функциональная грамотность", "предметные компетенции")[number % 3 == 2],
        "result_percent": (55.5, 70, 69.9, 88)[number % 4],
        "route": number % 2 == 0,
        "route_date": day + timedelta(days=9) if number % 2 == 0 else None,
    }


def clean() -> Sent:
    """The region as the contract describes it."""
    codes = list(NAMES)
    people = [_teacher(n, codes[(n + n // 40) % 8], n % 40) for n in range(43)]  # three work twice
    return {
        "organizations": grid("organizations", [_organization(*o) for o in enumerate(codes)]),
        "teachers": grid("teachers", people),
        "trainings": grid("trainings", [_training(n) for n in range(48)]),
        "diagnostics": grid("diagnostics", [_diagnosis(n) for n in range(1, 40)]),
    }


ANSWERS: dict[tuple[str, str, str], bool | int | None] = {
    ("region", "region", "4.5.1"): 10,
    ("region", "region", "4.5.2"): 8,
    ("region", "region", "7.1.2"): True,
    ("municipality", CITY, "1.4"): 3,
    ("municipality", SOUTH, "1.1"): False,
    ("school", "101", "2.1"): True,
    ("school", "103", "6.1"): 2,
    ("school", "202", "1.1"): True,
}
