"""Lists of trainings and diagnostics: an institute's upload, registers of schools, of the ЦНППМ."""

from rsnms_cli.sample.model import Row
from tests.intake.offices.document import Document, Own, Page
from tests.intake.offices.facts import PLACES, facts
from tests.intake.offices.wording import (
    COMPETENCES,
    KINDS,
    ROUTE,
    YES_NO,
    alike,
    as_is,
    day,
    hours,
    later,
    name,
    name_part,
    number,
    percent,
    person,
    provider,
    register,
    says,
    span,
    words,
    year,
)

_INSTITUTE = ("ЦНППМ Института развития образования", "Институт развития образования")
_ASKED = [
    Own("Программа в ФР ДПП (да/нет, №)", register, "federal_register"),
    Own("С учётом результатов диагностики", words("by_diagnostics", YES_NO), "by_diagnostics"),
    Own("В составе управленческой команды", words("management_team", YES_NO), "management_team"),
]
"""What the ministry has asked everybody to add."""


def _trainings(place: str = "") -> list[Row]:
    """Those that the institute reports; or those of a municipality, which its schools report."""
    own = [row for row in facts().trainings if _of_institute(row) == (not place)]
    return [row for row in own if row["place"] == place or not place]


def _of_institute(row: Row) -> bool:
    return row["provider"] in _INSTITUTE and not row["numberless"] and row["known"] is True


def upload() -> Document:
    """Documents as ФИС ФРДО wants them, with the days and what the ministry has asked for."""
    columns = [
        Own("Вид документа", says("Удостоверение о повышении квалификации")),
        Own("Статус документа", says("Оригинал", "Дубликат")),
        Own("Подтверждение утраты", says("Нет")),
        Own("Подтверждение обмена", says("Нет")),
        Own("Серия документа", says("ПК")),
        Own("Номер документа", says("000412", "000517", "001204")),
        Own("Дата выдачи документа", later(20)),
        Own("Регистрационный номер", says("412/22", "517", "1204-к")),
        Own(
            "Дополнительная профессиональная программа (повышение квалификации/ "
            "профессиональная переподготовка)",
            words("kind", KINDS),
            "kind",
        ),
        Own("Наименование дополнительной профессиональной программы", as_is("program"), "program"),
        Own("Год начала обучения", year("start_date")),
        Own("Год окончания обучения", year("end_date")),
        Own("Дата начала обучения", day("start_date"), "start_date"),
        Own("Дата окончания обучения", day("end_date"), "end_date"),
        Own("Срок обучения, часов", as_is("hours"), "hours"),
        Own("Фамилия получателя", name_part(0), "surname"),
        Own("Имя получателя", name_part(1), "given_names"),
        Own("Отчество получателя", name_part(2), "patronymic"),
        Own("Пол получателя", says("Жен", "Муж")),
        Own("СНИЛС", person, "person_id"),
        Own("Форма обучения", says("Очная", "Очно-заочная", "Заочная")),
        Own("Источник финансирования обучения", says("Бюджет субъекта РФ")),
        Own("Место работы слушателя", alike("short"), "org_name"),
        Own("Организация, реализующая программу", provider, "provider"),
        *_ASKED,
    ]
    page = Page("Шаблон", "trainings", columns, _trainings())
    return Document("ИРО выгрузка ФРДО 2022-2024.xlsx", [page], helpers=True)


def of_schools() -> Document:
    """A municipality's register: people under the name of their school, «период обучения»."""
    columns = [
        Own("№ п/п", number),
        Own("ФИО педагога", name, "full_name"),
        Own("СНИЛС", person, "person_id"),
        Own("Тема курсов", as_is("program"), "program"),
        Own("Вид обучения (КПК, ПП, стажировка)", words("kind", KINDS), "kind"),
        Own("Период обучения | начало", day("start_date"), "start_date"),
        Own("Период обучения | окончание", day("end_date"), "end_date"),
        Own("Объём программы, ч.", hours, "hours"),
        Own("Место прохождения курсов", provider, "provider"),
        *_ASKED,
        Own("№ удостоверения", says("ПК-1204", "б/н", "771")),
    ]
    page = Page(
        "Курсы",
        "trainings",
        columns,
        _trainings(PLACES[0]),
        ("Журнал учёта курсовой подготовки педагогов",),
        group="short",
        signature="Методист ______________ / Подписалова К. Б./",
    )
    return Document("Курсы Светлый.xlsx", [page])


def with_spans() -> Document:
    """A csv whose days of a training stand in one cell; where it matters, both days in two."""
    columns = [
        Own("Учреждение", as_is("full"), "org_name"),
        Own("Слушатель (ФИО)", name, "full_name"),
        Own("СНИЛС слушателя", person, "person_id"),
        Own("Должность слушателя", as_is("position")),
        Own("Название программы ДПП", as_is("program"), "program"),
        Own("Вид ДПП", words("kind", KINDS), "kind"),
        Own("Начало обучения", day("start_date"), "start_date"),
        Own("Сроки обучения", span, "end_date"),
        Own("Кол-во часов", hours, "hours"),
        Own("Кто обучал", provider, "provider"),
        *_ASKED,
    ]
    page = Page("csv", "trainings", columns, _trainings(PLACES[1]))
    return Document("КПК приозерный.csv", [page])


def of_old_excel() -> Document:
    """An .xls from column C with a sum and a signature."""
    columns = [
        Own("№ п/п", number),
        Own("Школа", alike("short"), "org_name"),
        Own("Ф.И.О. обучающегося педагога", name, "full_name"),
        Own("СНИЛС", person, "person_id"),
        Own("Программа обучения", as_is("program"), "program"),
        Own("Вид программы ДПО", words("kind", KINDS), "kind"),
        Own("Дата начала", day("start_date"), "start_date"),
        Own("Дата окончания курсов", day("end_date"), "end_date"),
        Own("Объем (ак. час)", hours, "hours"),
        Own("Образовательная организация ДПО", provider, "provider"),
        *_ASKED,
        Own("Стоимость, руб.", says(None, 2500, 4000)),
    ]
    page = Page(
        "Лист1",
        "trainings",
        columns,
        _trainings(PLACES[2]),
        ("Повышение квалификации педагогов района за 2022-2024 годы",),
        left=2,
        total="Всего",
        signature="Заместитель начальника ____________ Подписалова К. Б.",
    )
    return Document("Каменский курсы.xls", [page])


def of_centre() -> Document:
    """The ЦНППМ's list, a sheet a year, with a hidden sheet of what may be chosen."""
    columns = [
        Own("№", number),
        Own("Участник диагностики (ФИО)", name, "full_name"),
        Own("СНИЛС участника", person, "person_id"),
        Own("Место работы", as_is("short"), "org_name"),
        Own("Дата прохождения диагностики", day("date"), "date"),
        Own("Кем проведена диагностика", provider, "provider"),
        Own("Блок компетенций", words("kind", COMPETENCES), "kind"),
        Own("Результат, % выполнения", percent, "result_percent"),
        Own("Уровень", says("высокий", "средний", "низкий")),
        Own("Профессиональные дефициты", as_is("deficits"), "deficits"),
        Own("ИОМ (разработан / не разработан)", words("route", ROUTE), "route"),
        Own("Дата оформления ИОМ", day("route_date"), "route_date"),
        Own("Тьютор ИОМ", says("Тьюторова О. Л.", None)),
    ]
    pages = [
        Page(
            f"{year} год",
            "diagnostics",
            columns,
            [row for row in facts().diagnostics if getattr(row["date"], "year", 0) == year],
            (f"Диагностика профессиональных компетенций, {year} год",),
        )
        for year in (2023, 2024)
    ]
    return Document("ЦНППМ диагностика.xlsx", pages, helpers=True)
