"""A region whose exports have every kind of bad row and spelling of a person."""

from pathlib import Path

from tests.helpers.files import hostile
from tests.helpers.tables import ORG, TEACHER, Row, grid, write_book

ONE = "112-233-445 95"
ONE_AS = ("11223344595", "112 233 445-95", " 112-233-445 95 ", "112–233–445 95")
ZEROS, ZEROS_AS = "001-122-334 50", "112233450"
MAPPING = """
[[header]]
table = "Обучение"
header = "Дата выдачи документа"
is = "Дата окончания"
accept = true
[[header]]
table = "Обучение"
header = "Федеральный реестр"
is = "В ФР ДПП"
accept = true
[[organization]]
code = "99"
is = "01"
accept = true
"""


def messy(folder: Path) -> Path:
    """Several sheets and files, csv, spellings of one person, and every kind of bad row."""
    orgs: list[Row] = [
        ORG,
        ORG | {"org_code": "02", "org_name": "Школа 2", "municipality": "южный район"},
        ORG | {"org_code": "03", "org_name": "Школа 3", "municipality": "Северный район"},
        ORG | {"org_code": "04", "org_name": "ЦНППМ", "org_type": "ЦНППМ", "contests": "Иванов"},
        ORG | {"org_code": "03", "org_name": "Школа 3", "municipality": "Западный район"},
        ORG | {"org_code": "05", "org_type": "кто-то"},
    ]
    young = {"birth_date": "1 сентября 1995 г.", "experience_years": "1 год"}
    teachers: list[Row] = [
        TEACHER | {"person_id": ONE, "mentor": "Петрова", "methodist": "Сидорова", **young},
        TEACHER | {"person_id": ONE_AS[0], "org_code": "02", "methodist": "Сидорова"},
        TEACHER | {"person_id": ZEROS_AS, "mentor": "нет", "methodist": "Сидорова", **young},
        TEACHER | {"person_id": "17", "org_code": "04", "support_form": "без поддержки"},
        TEACHER | {"person_id": "17", "org_code": "04", "support_form": "без поддержки"},
        TEACHER | {"person_id": "18", "org_code": "99"},
        TEACHER | {"person_id": "112-233-445 94", "org_code": "98"},
        TEACHER | {"person_id": "19", "org_code": None, "org_name": "Школа № 2"},
        TEACHER | {"person_id": "20", "staff_category": "Ермолова"},
        TEACHER | {"person_id": "21", "birth_date": "Ермолова", "experience_years": "3.5"},
        TEACHER | {"person_id": None},
        TEACHER | {"person_id": "22", "org_code": "02", "mentoring_role": "наставник"},
    ]
    trainings: list[Row] = [
        {"person_id": spelling, "end_date": "01.03.2024", "provider": "ЦНППМ ИРО", **more}
        for spelling, more in zip(
            (*ONE_AS, ZEROS, "17", "404"),
            (
                {"federal_register": "12345", "by_diagnostics": "да"},
                {"management_team": "+", "kind": "стажировка"},
                {"end_date": "31.02.2024"},
                {"provider": "Академия Минпросвещения России", "hours": "72 ч"},
                {"program": "Программа Ивановой", "start_date": "2024-02-01"},
                {"provider": "ИП Иванов", "federal_register": "удостоверение"},
                {"by_diagnostics": "нет"},
            ),
            strict=True,
        )
    ]
    diagnostics: list[Row] = [
        {"person_id": ONE, "date": "01.02.2024", "provider": "цнппм", "result_percent": "75 %"},
        {"person_id": ZEROS, "date": "45323", "route": "да", "route_date": "15.02.2024"},
        {"person_id": "17", "date": "2024", "deficits": "Иванова не знает"},
        {"person_id": "22", "date": "02.02.24", "kind": "Функциональная  грамотность"},
    ]
    write_book(folder / "Иванова.xlsx", {"Л1": [["Отчёт"], [], *grid("organizations", orgs)]})
    lines = grid("teachers", teachers)
    lines[0].append("Примечание")
    lines[1].append("у Ивановой")
    halves: dict[str, list[list[object]]] = {
        "А": lines[:5],
        "Б": [lines[0], *lines[5:]],
        "Заметки": [["Иванова", "болеет"]],
    }
    write_book(folder / "кадры.xlsx", halves)
    csv = "\n".join(";".join(str(c or "") for c in line) for line in grid("trainings", trainings))
    csv = csv.replace("Дата окончания", "Дата выдачи документа")
    csv = csv.replace("В ФР ДПП", "Федеральный реестр")
    (folder / "обучение.csv").write_text(csv, "cp1251", errors="replace")
    rows = (
        "".join(hostile.ods_cell(str(c or "")) for c in r) for r in grid("diagnostics", diagnostics)
    )
    table = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
    (folder / "диагностика.ods").write_bytes(hostile.ods(table))
    (folder / "mapping.toml").write_text(MAPPING, "utf-8")
    return folder
