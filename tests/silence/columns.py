"""Columns that are not there, or under another name."""

from tests.helpers.messy.region import Lines
from tests.silence.damage import DAGESTAN, GridChange, column_of, grid

NO_DATA = "contract §3: an absent column is no_data, and said"
IN_SOME = "contract §3: cells of a file without the column are blank, and a warning says how many"
BLANK = "contract §1: blanks are unknown and are reported"
AKSAI, EAO, KUZBASS = "aksai-2021", "eao-2023", "kuzbass-2022"
ASKED = {
    "teachers.person_id": DAGESTAN, "teachers.org_code": DAGESTAN, "teachers.mentor": DAGESTAN,
    "teachers.staff_category": DAGESTAN, "teachers.birth_date": DAGESTAN,
    "teachers.methodical_service": DAGESTAN, "teachers.mentoring_role": DAGESTAN,
    "teachers.support_form": EAO, "teachers.experience_years": EAO, "teachers.methodist": EAO,
    "teachers.contests": AKSAI, "teachers.expert_role": AKSAI, "trainings.kind": AKSAI,
    "trainings.end_date": DAGESTAN, "trainings.provider": DAGESTAN,
    "trainings.federal_register": DAGESTAN, "trainings.management_team": DAGESTAN,
    "trainings.by_diagnostics": DAGESTAN, "trainings.person_id": DAGESTAN,
    "diagnostics.person_id": DAGESTAN, "diagnostics.date": DAGESTAN, "diagnostics.route": DAGESTAN,
    "diagnostics.provider": DAGESTAN, "diagnostics.kind": KUZBASS,
    "diagnostics.result_percent": KUZBASS, "organizations.org_code": DAGESTAN,
    "organizations.org_type": DAGESTAN, "organizations.municipality": DAGESTAN,
    "organizations.mentoring_model": DAGESTAN, "organizations.contests": AKSAI,
    "organizations.experience_shared": AKSAI,
}  # fmt: skip
"""Every column that a number needs, and whose number it is."""
OTHER = {
    "teachers.mentor": ("Mentor", "Настваник", "ФИО наставника", "Н", "Наставник был", "Столбец8"),
    "diagnostics.route": ("Маршрут", "Индивидуальный маршрут", "Route", "Unnamed: 6", "ИОМ (план)"),
    "diagnostics.date": ("Дата", "Дата тестирования", "Date", "Когда", "Дата внесения"),
    "trainings.end_date": (
        "Дата",
        "По",
        "Дата приказа",
        "Обучение по",
        "Дата выдачи удостоверения",
    ),
    "teachers.org_code": ("Код", "ИНН", "Код ФИАС", "№ школы", "Org"),
}
"""Headers that are near, foreign, or of another thing."""


def _absent(where: str) -> GridChange:
    def change(lines: Lines) -> None:
        for line in lines:
            del line[column_of(where)]

    change.__name__ = f"no column {where}"
    return change


def _headed(where: str, header: str) -> GridChange:
    def change(lines: Lines) -> None:
        lines[0][column_of(where)] = header

    change.__name__ = f"{where} is headed {header!r}"
    return change


def _blank(where: str) -> GridChange:
    def change(lines: Lines) -> None:
        for line in lines[1:]:
            line[column_of(where)] = None

    change.__name__ = f"{where} is blank throughout"
    return change


for _where, _by in ASKED.items():
    _table = _where.partition(".")[0]
    _said = IN_SOME if _table == "teachers" else NO_DATA
    grid(f"{_where}, {_table}", by=_by, allowed=_said, kind="an absent column")(_absent(_where))
    grid(_where, by=_by, allowed=BLANK, kind="a blank column")(_blank(_where))
for _where, _headers in OTHER.items():
    for _header in _headers:
        _change, _table = _headed(_where, _header), _where.partition(".")[0]
        grid(f"{_where}, {_table}", allowed=NO_DATA, kind=f"{_where} is headed otherwise")(_change)
