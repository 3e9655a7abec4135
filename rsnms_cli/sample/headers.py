"""The canonical headers of the data contract, field by field."""

from __future__ import annotations

ORGANIZATIONS = {
    "org_code": "Код ОО",
    "org_name": "Наименование ОО",
    "municipality": "Муниципалитет",
    "district": "ММО",
    "org_type": "Тип ОО",
    "stages": "Уровни образования",
    "mentoring_model": "Целевая модель наставничества",
    "contests": "Участие в конкурсах",
    "experience_shared": "Представление опыта",
}
TEACHERS = {
    "person_id": "СНИЛС",
    "full_name": "ФИО",
    "org_code": "Код ОО",
    "position": "Должность",
    "staff_category": "Категория персонала",
    "birth_date": "Дата рождения",
    "experience_years": "Педагогический стаж, лет",
    "mentor": "Наставник",
    "support_form": "Форма поддержки",
    "mentoring_role": "Роль в наставничестве",
    "methodical_service": "Методическая служба",
    "contests": "Участие в конкурсах",
    "expert_role": "Экспертная роль",
    "methodist": "Региональный методист",
}
TRAININGS = {
    "person_id": "СНИЛС",
    "program": "Программа",
    "kind": "Вид программы",
    "hours": "Объём, часов",
    "start_date": "Дата начала",
    "end_date": "Дата окончания",
    "provider": "Организация обучения",
    "federal_register": "В ФР ДПП",
    "by_diagnostics": "С учётом диагностики",
    "management_team": "Управленческая команда",
}
DIAGNOSTICS = {
    "person_id": "СНИЛС",
    "date": "Дата диагностики",
    "provider": "Организация диагностики",
    "kind": "Вид диагностики",
    "result_percent": "Результат, %",
    "deficits": "Выявленные дефициты",
    "route": "ИОМ",
    "route_date": "Дата ИОМ",
}
HEADERS: dict[str, dict[str, str]] = {
    "organizations": ORGANIZATIONS,
    "teachers": TEACHERS,
    "trainings": TRAININGS,
    "diagnostics": DIAGNOSTICS,
}
