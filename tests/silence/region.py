"""A faultless region in which every cell that a damage touches changes a number.

Two municipalities, three schools and the centre, 14 people. Row 2 of every table says «нет» where
it may, row 3 says «да».
"""

from copy import deepcopy
from datetime import date
from functools import cache

from tests.helpers.messy.region import Lines, snils
from tests.helpers.tables import Answers, Row, grid

NORTH, SOUTH = "Северный район", "Южный район"
CENTRE, ACADEMY = "ЦНППМ Тестовой области", "Академия Минпросвещения России"
ORGS = {
    "001001": ("МБОУ «СОШ № 1»", NORTH, "общеобразовательная"),
    "001002": ("МБОУ «СОШ № 2»", NORTH, "общеобразовательная"),
    "002001": ("МБОУ «Лицей № 3»", SOUTH, "общеобразовательная"),
    "002090": ("ЦНППМ", SOUTH, "ЦНППМ"),
}
WORKPLACES = ["001001"] * 5 + ["001002"] * 3 + ["002001"] * 4 + ["002090"] * 2
NORTHERN = 8
"""People of the first municipality, who come in a file of their own."""
HEAD, GRADUATE = "управленческие кадры", "выпускник педвуза"
FILES = {
    "organizations": ("Организации",),
    "teachers": ("Педагоги северные", "Педагоги южные"),
    "trainings": ("Обучение",),
    "diagnostics": ("Диагностика",),
}


def _organization(number: int, code: str) -> Row:
    name, municipality, kind = ORGS[code]
    return {
        "org_code": code,
        "org_name": name,
        "municipality": municipality,
        "district": "Первый ММО",
        "org_type": kind,
        "stages": ("НОО", "ООО") if kind == "общеобразовательная" else None,
        "mentoring_model": number % 2 == 1,
        "contests": number % 2 == 1,
        "experience_shared": number % 2 == 1,
    }


def _teacher(number: int, code: str) -> Row:
    yes = number % 2 == 1
    return {
        "person_id": snils(number + 1),
        "full_name": f"Тестова {'АБВГДЕЖЗИКЛМНО'[number]}на Тестовна",
        "org_code": code,
        "position": "учитель",
        "staff_category": {4: HEAD, 7: GRADUATE, 11: "методист"}.get(
            number, "педагогический работник"
        ),
        "birth_date": date(1993 if number % 4 < 2 else 1971, 2, 3 + number),
        "experience_years": 2 if number % 4 < 2 else 20,
        "mentor": yes,
        "support_form": yes,
        "mentoring_role": "наставник" if yes else "наставляемый",
        "methodical_service": yes,
        "contests": yes,
        "expert_role": "эксперт" if yes else None,
        "methodist": "Методист 1" if yes else "Методист 2",
    }


def _training(number: int, person: int) -> Row:
    yes = number % 2 == 1
    return {
        "person_id": snils(person + 1),
        "program": f"Программа {number}",
        "kind": "повышение квалификации",
        "hours": 36,
        "start_date": date(2024, 4, 1),
        "end_date": date(2024, 5, 13 + number),
        "provider": ACADEMY if person >= 12 else CENTRE,
        "federal_register": yes,
        "by_diagnostics": True,
        "management_team": number == 3,
    }


def _diagnosis(number: int, person: int) -> Row:
    yes = number in (1, 3, 4)
    return {
        "person_id": snils(person + 1),
        "date": date(2024, 2, 4 + number) if number else date(2024, 1, 1),
        "provider": CENTRE,
        "kind": "функциональная грамотность",
        "result_percent": 75 if person == 7 else 55 + number,
        "deficits": "оценивание",
        "route": yes,
        "route_date": date(2024, 3, 1 + number),
    }


ROWS: dict[str, list[Row]] = {
    "organizations": [_organization(*one) for one in enumerate(ORGS)],
    "teachers": [_teacher(*one) for one in enumerate(WORKPLACES)],
    "trainings": [_training(*one) for one in enumerate((0, 1, 4, 5, 9, 12))],
    "diagnostics": [_diagnosis(*one) for one in enumerate((0, 1, 5, 7, 9))],
}
ANSWERS: Answers = {
    ("region", "region", "4.5.1"): 10,
    ("region", "region", "4.5.2"): 8,
    ("region", "region", "7.1.2"): True,
    ("municipality", NORTH, "1.1"): False,
    ("municipality", NORTH, "1.4"): 3,
    ("municipality", SOUTH, "1.4"): 2,
    ("school", "001001", "2.1"): True,
    ("school", "001002", "6.1"): 2,
    ("school", "002001", "1.1"): True,
}
MUNICIPALITY_OF = {code: municipality for code, (_, municipality, _) in ORGS.items()}


@cache
def _sheets() -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    for table, files in FILES.items():
        header, *rows = grid(table, ROWS[table])
        halves = [rows[:NORTHERN], rows[NORTHERN:]] if len(files) > 1 else [rows]
        found |= {file: [header, *half] for file, half in zip(files, halves, strict=True)}
    return found


def sheets() -> dict[str, Lines]:
    """The files of the region by name without suffix, each a header and rows of typed cells."""
    return deepcopy(_sheets())
