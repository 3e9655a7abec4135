"""People planted in every column of every table, and what of them nothing may show."""

import zipfile
from datetime import date
from pathlib import Path

from tests.helpers.tables import TEACHER, Row

SNILS = "112-233-445 95"
PERSON = "Секретова Прасковья Тайновна"
MENTOR = "Наставникова Ульяна"
METHODIST = "Методистова Варвара"
FORBIDDEN = (
    *("112-233-445", "11223344595", "112 233 445", "445 95"),
    *("секретова", "прасковья", "тайновна", "наставникова", "ульяна", "методистова", "варвара"),
)
KNOWN = TEACHER | {
    "person_id": SNILS,
    "full_name": PERSON,
    "mentor": MENTOR,
    "methodist": METHODIST,
}
TEACHERS: list[Row] = [
    KNOWN,
    KNOWN,  # a repeated row
    KNOWN | {"org_code": PERSON},  # an unknown organisation
    KNOWN | {"org_code": SNILS},
    KNOWN | {"org_code": "11223344595"},
    KNOWN | {"staff_category": PERSON},
    KNOWN | {"birth_date": PERSON, "experience_years": SNILS},
    KNOWN | {"birth_date": date(1850, 1, 1), "mentoring_role": MENTOR},
    KNOWN | {"methodical_service": MENTOR, "expert_role": METHODIST},
    KNOWN | {"person_id": None},
    KNOWN | {"position": PERSON, "support_form": MENTOR, "contests": METHODIST},
]
EVENT = {"person_id": SNILS, "provider": PERSON}
TRAININGS: list[Row] = [
    EVENT | {"end_date": date(2024, 3, 1), "program": PERSON, "hours": SNILS, "kind": PERSON},
    EVENT | {"end_date": PERSON, "federal_register": PERSON, "by_diagnostics": MENTOR},
    EVENT | {"end_date": date(1901, 1, 1), "person_id": PERSON},
]
DIAGNOSTICS: list[Row] = [
    EVENT | {"date": date(2024, 2, 1), "result_percent": PERSON, "route": PERSON},
    EVENT | {"date": PERSON, "deficits": PERSON, "route_date": SNILS},
    EVENT | {"date": date(2024, 2, 1), "person_id": "11223344595", "kind": PERSON},
    EVENT | {"date": date(2024, 2, 1), "person_id": MENTOR},
    EVENT | {"date": date(2024, 2, 1), "person_id": "Т-99"},  # an unknown person
]


def said_in(folder: Path) -> str:
    """Everything the files hold, archives opened."""
    texts = []
    for path in folder.rglob("*"):
        texts.append(path.name)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                texts += [
                    name + archive.read(name).decode("utf-8", "replace")
                    for name in archive.namelist()
                ]
        elif path.is_file():
            texts.append(path.read_text("utf-8", "replace"))
    return "\n".join(texts)
