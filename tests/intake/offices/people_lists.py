"""The register of organisations, and lists of people: one per municipality, each its own way."""

from rsnms_cli.sample.model import Row
from tests.intake.offices.document import Document, Own, Page
from tests.intake.offices.facts import PLACES, facts
from tests.intake.offices.wording import (
    CATEGORIES,
    EXPERTS,
    LEVEL,
    ROLES,
    STAGES,
    TYPES,
    YES_NO,
    alike,
    as_is,
    day,
    mentor,
    more_years,
    name_part,
    number,
    person,
    says,
    words,
    years,
)

QUALIFICATION = says("высшая", "первая", "соответствие занимаемой должности", None)
SUBJECT = says("математика", "русский язык", "физика", None)
PHONE = says("8 900 000-00-01", "8 900 000-00-02")


def register() -> Document:
    """All organisations with both of their names, in the columns of a ministry's register."""
    columns = [
        Own("№ п/п", number),
        Own("Код ОУ", as_is("org_code"), "org_code"),
        Own("Полное наименование ОУ", as_is("full"), "org_name"),
        Own("Сокращенное наименование ОУ", as_is("short")),
        Own("Муниципальный район, городской округ", as_is("municipality"), "municipality"),
        Own("Межмуниципальный методический округ (ММО)", as_is("district"), "district"),
        Own("Тип ОУ", words("org_type", TYPES), "org_type"),
        Own("Уровни общего образования (классы)", words("stages", STAGES), "stages"),
        Own("Директор (Ф.И.О.)", says("Рукавкина Далина Паразовна", "Рукавкин Залим Галидович")),
        Own("Телефон", PHONE),
        Own("Адрес сайта", says("http://school.example.test")),
        Own(
            "Внедрена целевая модель наставничества (да/нет)",
            words("mentoring_model", YES_NO),
            "mentoring_model",
        ),
        Own("Участие в профессиональных конкурсах (уровень)", words("contests", LEVEL), "contests"),
        Own(
            "Представление опыта работы (уровень)",
            words("experience_shared", LEVEL),
            "experience_shared",
        ),
        Own("Численность обучающихся", says(214, 530, 871)),
    ]
    titles = ("Реестр образовательных организаций региона", "по состоянию на 31.12.2024")
    page = Page("Лист1", "organizations", columns, facts().organizations, titles)
    return Document("Реестр ОУ.xlsx", [page], helpers=True)


def _people_of(place: str) -> list[Row]:
    return [row for row in facts().teachers if row["place"] == place]


def from_1c() -> Document:
    """An export of 1С: people under the name of their school, a header of two rows."""
    columns = [
        Own("№ п/п", number),
        Own("Ф.И.О. педагога", as_is("full_name"), "full_name"),
        Own("СНИЛС", person, "person_id"),
        Own("Дата рождения", day("birth_date"), "birth_date"),
        Own("Должность", as_is("position"), "position"),
        Own("Стаж работы | общий", more_years),
        Own("Стаж работы | педагогический", years, "experience_years"),
        Own("Категория", QUALIFICATION),
        Own("Наставничество | закреплён наставник", mentor, "mentor"),
        Own("Наставничество | роль педагога", words("mentoring_role", ROLES), "mentoring_role"),
        Own("Форма поддержки молодого педагога", as_is("support_form"), "support_form"),
        Own(
            "Работает в методической службе",
            words("methodical_service", YES_NO),
            "methodical_service",
        ),
        Own("Конкурсы профмастерства (уровень)", words("contests", LEVEL), "contests"),
        Own("Тьютор, эксперт, член жюри", words("expert_role", EXPERTS), "expert_role"),
        Own("Региональный методист", as_is("methodist"), "methodist"),
        Own("Контактный телефон", PHONE),
    ]
    page = Page(
        "TDSheet",
        "teachers",
        columns,
        _people_of(PLACES[0]),
        ("Управление образования города Светлый", "Сведения о кадрах на 31.12.2024"),
        group="short",
        total="Итого",
        signature="Начальник управления ____________ / Подписалова К. Б./",
    )
    return Document("Кадры г. Светлый.xlsx", [page])


def of_csv() -> Document:
    """Semicolons, the name in three columns, full names of schools, a category in short words."""
    columns = [
        Own("Образовательная организация", as_is("full"), "org_name"),
        Own("Фамилия", name_part(0), "surname"),
        Own("Имя", name_part(1), "given_names"),
        Own("Отчество", name_part(2), "patronymic"),
        Own("СНИЛС сотрудника", person, "person_id"),
        Own("Дата рожд.", day("birth_date"), "birth_date"),
        Own("Занимаемая должность", as_is("position"), "position"),
        Own("Категория работника", words("staff_category", CATEGORIES), "staff_category"),
        Own("Квалификационная категория", QUALIFICATION),
        Own("Преподаваемый предмет", SUBJECT),
        Own("Общий стаж", more_years),
        Own("Стаж педагогической работы", years, "experience_years"),
        Own("Наличие наставника", mentor, "mentor"),
        Own("Роль в наставнической паре", words("mentoring_role", ROLES), "mentoring_role"),
        Own("Формы поддержки", as_is("support_form"), "support_form"),
        Own(
            "Сотрудник методической службы", words("methodical_service", YES_NO),
            "methodical_service",
        ),
        Own("Участие в конкурсах педагогов", words("contests", LEVEL), "contests"),
        Own("Экспертная роль (эксперт/жюри/тьютор)", words("expert_role", EXPERTS), "expert_role"),
        Own("Методист региональный (код)", as_is("methodist"), "methodist"),
    ]  # fmt: skip
    page = Page("csv", "teachers", columns, _people_of(PLACES[1]))
    return Document("приозерный район педагоги.csv", [page])


def of_old_excel() -> Document:
    """An .xls from column C, with a signature, schools under short names in other quotes."""
    columns = [
        Own("№", number),
        Own("Наименование учреждения", alike("short"), "org_name"),
        Own("Фамилия, имя, отчество работника", as_is("full_name"), "full_name"),
        Own("Номер СНИЛС", person, "person_id"),
        Own("Число, месяц, год рождения", day("birth_date"), "birth_date"),
        Own("Образование", says("высшее", "среднее профессиональное")),
        Own("Должность по штату", as_is("position"), "position"),
        Own("Педстаж", years, "experience_years"),
        Own("Наставник (закреплён)", mentor, "mentor"),
        Own("Роль (наставник/наставляемый)", words("mentoring_role", ROLES), "mentoring_role"),
        Own("Форма поддержки", as_is("support_form"), "support_form"),
        Own(
            "Методическая служба (да/нет)",
            words("methodical_service", YES_NO),
            "methodical_service",
        ),
        Own("Участие в проф. конкурсах", words("contests", LEVEL), "contests"),
        Own("Эксперт / жюри / тьютор", words("expert_role", EXPERTS), "expert_role"),
        Own("Региональный методист", as_is("methodist"), "methodist"),
        Own("Примечание", says(None, "декрет", "внутренний совместитель")),
    ]
    page = Page(
        "Лист1",
        "teachers",
        columns,
        _people_of(PLACES[2]),
        ("Приложение 2", "Список педагогических и руководящих работников Каменского района"),
        left=2,
        total="Итого",
        signature="Начальник РУО ______________ Подписалова К. Б.",
    )
    return Document("Каменский.xls", [page], helpers=True)
