"""Every check by example: what is said, how grave it is, and where; and what is said of nothing."""

from datetime import date
from pathlib import Path

import pytest

from rsnms_cli.check.rules import RULES
from rsnms_cli.model.problems import Severity
from tests.helpers.faultless import (
    Tables,
    checked,
    diagnostics,
    orgs,
    teachers,
    trainings,
)
from tests.helpers.tables import spots

P2 = {"person_id": "P2"}
MANAGER = {"staff_category": "управленческие кадры"}
ORG_2 = {"org_code": "02"}
MOUNTAINS = {"municipality": "Горный район"}

# A fault, what is said of it: code and cell of the only table's only sheet, a part of the message.
Fault = tuple[Tables, str, str]

ERRORS: dict[str, Fault] = {
    "no code of an organisation": (
        teachers({}, P2 | {"org_code": None}),
        "cell.required teachers.xlsx Лист1 C3",
        "«Код ОО» не заполнено, строка не использована",
    ),
    "no date of a diagnosis": (
        diagnostics({}, {"date": None}),
        "cell.required diagnostics.xlsx Лист1 B3",
        "«Дата диагностики» не заполнено, строка не использована",
    ),
    "an impossible date": (
        teachers({"birth_date": "31.02.1990"}),
        "cell.unreadable teachers.xlsx Лист1 F2",
        "«Дата рождения»: значение «31.02.1990» не читается, ячейка считается пустой",
    ),
    "an impossible date in a required cell": (
        trainings({}, {"end_date": "2024"}),
        "cell.unreadable trainings.xlsx Лист1 F3",
        "«Дата окончания»: значение «2024» не читается, строка не использована",
    ),
    "a number with words": (
        teachers({"experience_years": "пять лет"}),
        "cell.unreadable teachers.xlsx Лист1 G2",
        "«Педагогический стаж, лет»: значение не читается",
    ),
    "a percent above 100": (
        diagnostics({"result_percent": 101}),
        "cell.unreadable diagnostics.xlsx Лист1 E2",
        "«Результат, %»: значение «101» не читается",
    ),
    "neither yes nor no": (
        orgs({"mentoring_model": "2"}),
        "cell.unreadable organizations.xlsx Лист1 G2",
        "«Целевая модель наставничества»: значение «2» не читается",
    ),
    "a word for a register number": (
        trainings({"federal_register": "б/н"}),
        "cell.unreadable trainings.xlsx Лист1 H2",
        "«В ФР ДПП»: значение «б/н» не читается",
    ),
    "a word of no enumeration": (
        teachers({}, P2 | {"staff_category": "уборщик"}),
        "cell.unreadable teachers.xlsx Лист1 E3",
        "«Категория персонала»: значение «уборщик» не читается, строка не использована",
    ),
    "shares in the place of percent": (
        diagnostics({"result_percent": 0.75}, {"date": date(2024, 3, 1), "result_percent": 0.5}),
        "column.doubtful diagnostics.xlsx Лист1 E2",
        "значения до 1 могут быть долями (0,75 – это 75 %): 2 ячейки не использованы",
    ),
    "a mask in the place of a number": (
        teachers({}, P2 | {"person_id": "***-***-*** **"}),
        "person.number teachers.xlsx Лист1 A3",
        "«СНИЛС»: вместо номера человека заполнитель, слово, дата или телефон, строка",
    ),
    "experience that is a year": (
        teachers({"experience_years": 2010}),
        "cell.unreadable teachers.xlsx Лист1 G2",
        "«Педагогический стаж, лет»: значение «2010» не читается, ячейка считается пустой",
    ),
    "a word of no list": (
        orgs({"stages": "НОО; все"}),
        "cell.unreadable organizations.xlsx Лист1 F2",
        "«Уровни образования»: значение «НОО; все» не читается",
    ),
    "a person of no organisation": (
        teachers({}, P2 | {"org_code": "99"}),
        "teacher.unknown_organization teachers.xlsx Лист1 C3",
        "кода ОО «99» нет в таблице «Организации», человек в ней не учтён",
    ),
    "a training of nobody": (
        trainings({}, P2),
        "event.unknown_person trainings.xlsx Лист1 A3",
        "такого человека нет в таблице «Педагоги», строка нигде не учтена",
    ),
    "a diagnosis of nobody": (
        diagnostics({}, P2),
        "event.unknown_person diagnostics.xlsx Лист1 A3",
        "такого человека нет в таблице «Педагоги», строка нигде не учтена",
    ),
    "an organisation without people": (
        orgs({}, ORG_2),
        "unit.no_people organizations.xlsx Лист1 A3",
        "в таблице «Педагоги» нет никого из организации «02»",
    ),
    "a municipality without people": (
        orgs({}, ORG_2 | MOUNTAINS, {"org_code": "03"} | MOUNTAINS),
        "unit.no_people organizations.xlsx Лист1 C3",
        "нет никого из муниципалитета «Горный район»: организаций – 2",
    ),
}  # fmt: skip

WARNINGS: dict[str, Fault] = {
    "a training twice": (
        trainings({}, {"end_date": date(2024, 4, 1)}, {}),
        "row.repeated trainings.xlsx Лист1 4:4",
        "строка повторяет строку: trainings.xlsx, лист «Лист1», строка 2; учтена один раз",
    ),
    "a birth too long ago": (
        teachers({"birth_date": date(1923, 12, 31)}),
        "date.unlikely teachers.xlsx Лист1 F2",
        "«Дата рождения»: 31.12.1923 – маловероятная дата",
    ),
    "a birth too late": (
        teachers({"birth_date": date(2009, 1, 1)}),
        "date.unlikely teachers.xlsx Лист1 F2",
        "«Дата рождения»: 01.01.2009 – маловероятная дата",
    ),
    "a training of the last century": (
        trainings({"start_date": date(1909, 12, 31)}),
        "date.unlikely trainings.xlsx Лист1 E2",
        "«Дата начала»: 31.12.1909 – маловероятная дата",
    ),
    "diagnostics of last year": (
        diagnostics({"date": date(2023, 2, 1)}),
        "events.other_period diagnostics.xlsx Лист1 B1",
        "«Дата диагностики»: ни одной даты за отчётный период, все – с 01.02.2023 по 01.02.2023",
    ),
    "a route far ahead": (
        diagnostics({"route_date": date(2027, 1, 1)}),
        "date.unlikely diagnostics.xlsx Лист1 H2",
        "«Дата ИОМ»: 01.01.2027 – маловероятная дата",
    ),
    "an end before the start": (
        trainings({"start_date": date(2024, 3, 2)}),
        "date.unlikely trainings.xlsx Лист1 F2",
        "обучение окончено раньше, чем начато",
    ),
    "two answers that nobody knows": (
        teachers({"mentor": "н/д"}, P2 | {"mentor": "вакансия"}),
        "answer.unknown teachers.xlsx Лист1 H2",
        "«Наставник»: в 2 ячейках вместо ответа «н/д», «?» или подобное: неизвестно, считается как",
    ),
    "a midnight in Greenwich": (
        diagnostics({"route_date": "2024-02-01T21:00:00Z"}),
        "date.next_day diagnostics.xlsx Лист1 H2",
        "прочитан следующий день: 1 ячейка",
    ),
    "one blank answer": (
        teachers({"mentor": None}, P2),
        "answer.blank teachers.xlsx Лист1 H1",
        "«Наставник»: 1 пустая ячейка: неизвестно, считается как «нет»",
    ),
    "two blank answers": (
        trainings({"by_diagnostics": None, "hours": 36}, {"by_diagnostics": None}),
        "answer.blank trainings.xlsx Лист1 I1",
        "«С учётом диагностики»: 2 пустые ячейки: решает дата диагностики",
    ),
}

WARNINGS |= {
    "a name that may be another municipality": (
        {
            **orgs({}, {"org_code": "03"}, ORG_2 | {"municipality": "Южный р-н"}),
            **teachers({}, P2 | ORG_2, {"person_id": "P3", "org_code": "03"}),
        },
        "municipality.near organizations.xlsx Лист1 C4",
        "муниципалитет «Южный р-н» (1 организация) похож на «Южный район», но считается отдельно",
    ),
    "a provider that may be the centre": (
        trainings({"provider": "ЦНПМ"}, {"end_date": date(2024, 4, 1), "provider": "«цнпм»"}),
        "provider.near trainings.xlsx Лист1 G2",
        "организация «ЦНПМ»: 2 строки; похоже на «ЦНППМ», но не засчитано",
    ),
    "a СНИЛС with a slip": (
        teachers({"person_id": "P1"}, {"person_id": "112-233-445 96", **MANAGER}),
        "snils.check_digit teachers.xlsx Лист1 A3",
        "контрольное число СНИЛС не сходится",
    ),
    "two spellings of a municipality": (
        {
            **orgs({}, ORG_2 | {"municipality": "ЮЖНЫЙ  район"}, {"org_code": "03"}),
            **teachers({}, P2 | ORG_2, {"person_id": "P3", "org_code": "03"}),
        },
        "municipality.spellings organizations.xlsx Лист1 C3",
        "иначе написано «ЮЖНЫЙ район» (1 строка): это один муниципалитет, «Южный район»",
    ),
}

FAITHFUL: dict[str, Tables] = {
    "everything filled": {},
    "cells that may stay blank": diagnostics({"kind": None, "result_percent": None}),
    "an answer no, where text is asked": teachers({"mentor": "-", "expert_role": "нет"}),
    "the least and the greatest percent": diagnostics(
        {"result_percent": 0}, {"result_percent": 100}
    ),
    "two workplaces of one person": {**orgs({}, ORG_2), **teachers({}, ORG_2)},
    "two trainings of one person": trainings({}, {"program": "Другая программа"}),
    "a provider that is another": diagnostics({"provider": "Институт развития образования"}),
    "a service without people": orgs({}, ORG_2 | {"org_type": "методическая служба"}),
    "an organisation twice, alike": orgs({"district": "Юг"}, {"stages": "ооо, ноо"}),
    "the first and the last day of birth": teachers(
        {"birth_date": date(1924, 1, 1)}, P2 | {"birth_date": date(2008, 12, 31)}
    ),
    "a training of one day": trainings({"start_date": date(2024, 3, 1)}),
    "a training without a start": trainings({"start_date": None}),
    "a СНИЛС whose check digit agrees, and one too old to have it": teachers(
        {}, {"person_id": "112-233-445 95"}, {"person_id": "001-001-998 11"}
    ),
}


@pytest.mark.parametrize(("tables", "spot", "what"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_named(tmp_path: Path, tables: Tables, spot: str, what: str) -> None:
    """By code and cell, and nothing else is said."""
    problems = checked(tmp_path, tables).problems
    assert spots(problems) == [f"error {spot}"]
    assert what in problems[0].what


@pytest.mark.parametrize(("tables", "spot", "what"), WARNINGS.values(), ids=WARNINGS.keys())
def test_a_warning_is_named(tmp_path: Path, tables: Tables, spot: str, what: str) -> None:
    problems = checked(tmp_path, tables).problems
    assert spots(problems) == [f"warning {spot}"]
    assert what in problems[0].what


@pytest.mark.parametrize("tables", FAITHFUL.values(), ids=FAITHFUL.keys())
def test_of_what_is_in_order_nothing_is_said(tmp_path: Path, tables: Tables) -> None:
    assert spots(checked(tmp_path, tables).problems) == []


def test_every_rule_has_an_example_of_its_level() -> None:
    """Those of conflicting organisations are in test_left_out, of names in test_names and
    test_mapping, of columns in test_columns, of people in test_people and by_name/, of events in
    test_event_rules."""
    shown = {(spot.split()[0], Severity.ERROR) for _, spot, _ in ERRORS.values()}
    shown |= {(spot.split()[0], Severity.WARNING) for _, spot, _ in WARNINGS.values()}
    columns = [f"column.{how}" for how in ("absent", "unknown", "proposed", "understood")]
    shown |= {(code, Severity.WARNING) for code in columns} | {("column.repeated", Severity.ERROR)}
    errors = ("organization.conflict", "person.two_people", "teacher.unknown_name")
    elsewhere = {(name, Severity.ERROR) for name in errors}
    names = ("organization.by_name", "event.outside", "mapping.used")
    events = ("training.short", "period.past", "cell.understood")
    persons = ("person.differs", "person.by_name", "person.number_by_name")
    elsewhere |= {(name, Severity.WARNING) for name in (*names, *events, *persons)}
    assert {(rule.id, rule.severity) for rule in RULES} == shown | elsewhere
