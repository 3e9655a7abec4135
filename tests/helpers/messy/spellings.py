"""Headers, values and names as people type them, each meaning what the clean one means."""

import random
from collections.abc import Callable
from datetime import date, datetime

from rsnms_cli.model.columns import table_specs
from tests.helpers.messy.region import NAMES, PLACES, Lines

HEADERS = {
    "Код ОО": "Код\nорганизации",
    "Наименование ОО": "Название  организации",
    "Муниципалитет": "Муниципальное\u00a0образование",
    "Тип ОО": "Тип организации *",
    "Уровни образования": "Уровни образования (НОО, ООО, СОО через ;)",
    "Целевая модель наставничества": "5. Целевая модель настав-\nничества (да/нет)",
    "СНИЛС": "Номер  СНИЛС",
    "ФИО": "Фамилия, имя, отчество",
    "Категория персонала": "KATEГOPИЯ ПЕРСОНАЛА",  # Latin K, A, T, E, O, P
    "Дата рождения": "Дата рожд.",
    "Педагогический стаж, лет": "Стаж педагогической работы (лет)",
    "Программа": "наименование курса",
    "Объём, часов": "Кол-во часов",
    "Дата окончания": "Дата завершения\u200b обучения",
    "Организация обучения": "Место обучения",
    "В ФР ДПП": "В ФР ДПП (да/нет)",
    "Дата диагностики": "Дата проведения диагностики",
    "Результат, %": "Результат, %:",
}
_TYPES = {f.header: f.type for spec in table_specs().values() for f in spec.fields}
_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_ZERO = date(1899, 12, 30)
_YES = (
    "да",
    "Да",
    "ДА",
    "+",
    1,
    1.0,
    "есть",
    "имеется",
    "истина",
    True,
    "yes",
    "v",
    "✓",
    "х",
    "да.",
)
_NO = ("нет", "Нет", "-", "–", "−", 0, "отсутствует", "не имеется", "ложь", False, "no", " нет ")


def _person(text: str, dice: random.Random) -> object:
    a, b, c, d = text[:3], text[3:6], text[6:9], text[9:]
    written = (f"{a}-{b}-{c} {d}", f"{a} {b} {c}-{d}", text, f" {a}–{b}–{c}\u00a0{d}", f"'{text}")
    return dice.choice((*written, int(text), f"{int(text)}.0"))


def _date(day: date, dice: random.Random) -> object:
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year} г."
    texts = [day.strftime(form) for form in ("%d.%m.%Y", "%d.%m.%Y г.", "%d/%m/%y", "%Y-%m-%d")]
    serial = (day - _ZERO).days
    return dice.choice(
        (*texts, words, serial, str(serial), day, datetime(day.year, day.month, day.day, 9))
    )


def _number(value: object, dice: random.Random) -> object:
    comma = str(value).replace(".", ",")
    return dice.choice((value, comma, f"\u00a0{comma} "))


def _words(text: str, dice: random.Random) -> object:
    return dice.choice(
        (text, text.upper(), f"  {text} ", text.replace(" ", "\u00a0"), f"{text}\u200b")
    )


def _flag(text: str, dice: random.Random) -> object:
    return dice.choice(_YES if text == "да" else _NO)


_TELL: dict[str, Callable[..., object]] = {
    "person": _person, "date": _date, "number": _number, "enum": _words, "list": _words,
    "flag": _flag, "register": _flag, "presence": _flag,
}  # fmt: skip


def respelt(lines: Lines, dice: random.Random) -> Lines:
    """The same rows, every cell typed by somebody else."""
    header, *rows = lines
    return [
        header,
        *([_cell(str(h), c, dice) for h, c in zip(header, row, strict=True)] for row in rows),
    ]


def _cell(header: str, value: object, dice: random.Random) -> object:
    if value is None:
        return dice.choice((None, "", " ", "\u00a0"))
    tell = _TELL.get(_TYPES[header])
    return tell(value, dice) if tell else value


_SPELT = {
    "101": ("МБОУ СОШ №1", 'МБОУ "СОШ № 1"', "мбоу «сош №1»"),
    "102": ("МБОУ «СОШ № 3 г. Пикалѐво»", "МБОУ СОШ №3 г.Пикалево", "MБОУ СОШ N3 гор. Пикалёво"),
    "103": ("МБДОУ Детский сад №4", "МБДОУ  «Детский\u00a0сад № 4»"),
    "204": ("Методический  центр", "методический центр"),
    "202": (
        "Муниципальное казённое общеобразовательное учреждение "
        "«Основная общеобразовательная школа № 15»",
        "МКОУ ООШ №15",
    ),
}
_PLACES = {"город Пикалёво": ("город Пикалево", "Город  Пикалѐво"), "Южный район": ("ЮЖНЫЙ РАЙОН",)}


def by_name(teachers: Lines, dice: random.Random) -> Lines:
    """«Педагоги» with the name of the organisation in some spelling in the place of its code."""
    at = teachers[0].index("Код ОО")
    rows: Lines = [[*teachers[0][:at], "Место работы", "Муниципалитет", *teachers[0][at + 1 :]]]
    for row in teachers[1:]:
        code = str(row[at])
        name, place = dice.choice(_SPELT.get(code, (NAMES[code][0],))), PLACES[code]
        rows.append([*row[:at], name, dice.choice((place, *_PLACES[place])), *row[at + 1 :]])
    return rows


def places_respelt(organizations: Lines) -> Lines:
    """«Организации» with the last row of every municipality under another spelling of it."""
    at = organizations[0].index("Муниципалитет")
    last = {row[at]: row for row in organizations[1:]}
    return [
        [*row[:at], _PLACES[str(row[at])][0], *row[at + 1 :]] if row is last.get(row[at]) else row
        for row in organizations
    ]
