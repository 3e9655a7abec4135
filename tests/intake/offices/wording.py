"""Everyday spellings of values: the same facts as people type them into their own lists."""

import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rsnms_cli.sample.model import Row
from tests.intake.offices.document import NUMBER, Tell

_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
Words = Mapping[object, Sequence[object]]
YES_NO: Words = {"да": ("да", "Да", "+", "имеется"), "нет": ("нет", "Нет", "-"), None: (None,)}
LEVEL: Words = {
    "муниципальный": ("муниципальный", "муниципальный уровень"),
    "региональный": ("региональный", "Региональный уровень"),
    "федеральный": ("федеральный",),
    None: (None, "нет", "не участвовал"),
}
ROUTE: Words = {
    "да": ("разработан", "составлен", "да", "имеется"),
    "нет": ("не разработан", "нет", "-"),
    None: (None,),
}
TYPES: Words = {
    "общеобразовательная": ("СОШ", "общеобразовательная", "школа"),
    "дошкольная": ("детский сад", "ДОУ"),
    "дополнительного образования": ("УДО", "организация дополнительного образования"),
    "профессиональная": ("колледж", "СПО"),
    "методическая служба": ("методическая служба",),
    "ЦНППМ": ("ЦНППМ",),
}
STAGES: Words = {
    "НОО; ООО; СОО": ("1-11", "начальное общее, основное общее, среднее общее", "НОО, ООО, СОО"),
    "НОО; ООО": ("1-9", "начальное общее, основное общее"),
    "НОО": ("1-4", "начальное общее"),
    None: (None,),
}
CATEGORIES: Words = {
    "педагогический работник": ("педагог", "педагогический работник", "пед. работник"),
    "управленческие кадры": ("АУП", "руководитель"),
    "методист": ("методист",),
}
KINDS: Words = {
    "повышение квалификации": ("КПК", "ПК", "повышение квалификации"),
    "профессиональная переподготовка": ("ПП", "профессиональная переподготовка", "переподготовка"),
    "стажировка": ("стажировка",),
}
COMPETENCES: Words = {
    "предметные компетенции": ("предметные", "предметные компетенции"),
    "методические компетенции": ("методические", "методические компетенции"),
    "управленческие компетенции": ("управленческие",),
    "функциональная грамотность": ("функциональная грамотность",),
}
EXPERTS: Words = {
    "жюри": ("член жюри", "жюри"),
    "эксперт": ("эксперт",),
    "тьютор": ("тьютор",),
    None: (None, "-"),
}
ROLES: Words = {"наставник": ("наставник",), "наставляемый": ("наставляемый",), None: (None, "-")}
_REGISTER: Words = {
    "да": ("да", "включена", "+"),
    "нет": ("нет", "не включена"),
    None: (None,),
}
_PROVIDERS = {
    "ЦНППМ Института развития образования": ("ЦНППМ", "ЦНППМ ИРО", "ЦНППМ Института развития"),
    "ФГАОУ ДПО «Академия Минпросвещения России»": (
        "Академия Минпросвещения России",
        'ФГАОУ ДПО "Академия Минпросвещения РФ"',
    ),
    "Институт развития образования": ("ИРО", "Институт развития образования"),
}


def words(name: str, said: Words) -> Tell:
    """One of the spellings of the field's value."""
    return lambda row, dice: dice.choice(said[row[name]])


def as_is(name: str) -> Tell:
    """The value itself."""
    return lambda row, _: row[name]


def says(*texts: object) -> Tell:
    """Something that no indicator needs."""
    return lambda _, dice: dice.choice(texts)


def number(_: Row, __: random.Random) -> object:
    """«№ п/п»."""
    return NUMBER


def person(row: Row, _: random.Random) -> object:
    """The СНИЛС, unless the office has left it out."""
    return None if row.get("numberless") else row["person_id"]


def name(row: Row, dice: random.Random) -> object:
    """The name whoever leads a list of events writes: without «ё», in capitals, with initials."""
    text = str(row["full_name"]).replace("ё", "е")
    surname, given, father = text.split()
    return dice.choice((text, text.upper(), f"{surname} {given[0]}. {father[0]}."))


def name_part(index: int) -> Tell:
    """Surname, given name or patronymic alone."""
    return lambda row, _: str(row["full_name"]).split()[index]


def day(field: str) -> Tell:
    """A day: a real date, or one of its spellings."""

    def tell(row: Row, dice: random.Random) -> object:
        value: Any = row[field]
        if value is None:
            return None
        long = f"{value.day} {_MONTHS[value.month - 1]} {value.year} г."
        return dice.choice((value, value, f"{value:%d.%m.%Y}", f"{value:%d.%m.%Y} г.", long))

    return tell


def span(row: Row, dice: random.Random) -> object:
    """Both days of a training in one cell."""
    start: Any = row["start_date"]
    end: Any = row["end_date"]
    if start is None:
        return f"{end:%d.%m.%Y}"
    return dice.choice(
        (f"с {start:%d.%m.%Y} по {end:%d.%m.%Y}", f"{start:%d.%m.%Y} - {end:%d.%m.%Y}")
    )


def years(row: Row, dice: random.Random) -> object:
    """Experience in whole years, or in years and months."""
    value: Any = row["experience_years"]
    word = "год" if value == 1 else "года" if 1 < value < 5 else "лет"
    return dice.choice((value, f"{value} {word}", f"{value} л. 4 мес.", f"{value} {word} 3 мес."))


def more_years(row: Row, dice: random.Random) -> object:
    """All experience, which is more than the pedagogical one."""
    value: Any = row["experience_years"]
    return value + dice.randint(1, 9)


def hours(row: Row, dice: random.Random) -> object:
    """«72», «72 ак. ч.»."""
    return dice.choice((row["hours"], f"{row['hours']} ч.", f"{row['hours']} ак. ч."))


def percent(row: Row, dice: random.Random) -> object:
    """«78,5», «78,5 %»."""
    said = str(row["result_percent"]).replace(".", ",")
    return dice.choice((row["result_percent"], said, f"{said} %", f"{said}%"))


def register(row: Row, dice: random.Random) -> object:
    """Whether the programme is in the federal register."""
    value = row["federal_register"]
    if isinstance(value, int):
        return dice.choice((value, f"№ {value}"))
    return dice.choice(_REGISTER[value])


def provider(row: Row, dice: random.Random) -> object:
    """The organisation as people call it."""
    return dice.choice(_PROVIDERS.get(str(row["provider"]), (row["provider"],)))


def mentor(row: Row, dice: random.Random) -> object:
    """The mentor's name where there is one; «закреплён»."""
    value = row["mentor"]
    return dice.choice(("да", "закреплён")) if value == "да" else value


def later(days: int) -> Tell:
    """The day a document was given out: after the training's end, at times in another year."""

    def tell(row: Row, dice: random.Random) -> object:
        end: Any = row["end_date"]
        return date.fromordinal(end.toordinal() + dice.randint(1, days))

    return tell


def year(field: str) -> Tell:
    """The year alone."""
    return lambda row, _: getattr(row[field], "year", None)


def alike(field: str) -> Tell:
    """The organisation's name with other quotes and spaces."""

    def tell(row: Row, dice: random.Random) -> object:
        text = str(row[field])
        plain = text.replace("«", "").replace("»", "").replace("№ ", "№")
        return dice.choice((text, plain, text.replace("«", '"').replace("»", '"')))

    return tell
