"""Organisations, codes and providers that are not what they say."""

from tests.helpers.messy.region import Lines
from tests.silence.damage import column_of, grid, values
from tests.silence.region import SOUTH
from tests.silence.writers import BOOKS

LISTED = "contract §3: a provider that is neither is listed once with its number of rows"
DOUBTFUL = "contract §4: a doubtful value is a warning"
NEAR = (
    *("ЦНПМ", "ЦHППМ", "Ц Н П П М", "Центр НППМ", "ЦНПППМ", "Центр непрерывного повышения"),
    *("Центра непрерывного повышения профессионального мастерства", "ЦППМ ДИРО", "цнппм дагестан"),
    *("Центр непрерывн. повыш. мастерства", "CNPPM", "н/д"),
)
ACADEMIES = (
    *("Академия МП РФ", "Академия Мин. просвещения", "Академии Минпросвещения", "Академия"),
    *("Академией министерства просвещения РФ", "ФГАОУ ДПО «Академия Минпросвещения России»"),
    *("Акaдемия Минпpосвещения", "Академия реализации государственной политики"),
)

values("the centre said otherwise", "diagnostics.provider 3", NEAR, naive="ИРО", allowed=LISTED)
values("the Academy said otherwise", "trainings.provider 7", ACADEMIES, naive="ИРО", allowed=LISTED)
values("code said otherwise", "teachers.org_code 3",
       (" 001001 ", "001001\u00a0", "1001", "OO1001", "001OO1", "001001.0", "001 001", "001001/1",
        "№ 001001", "1001.0", "001001 (осн.)", "'001001"), naive="1")  # fmt: skip
values("code of nobody", "teachers.org_code 3", ("009999", "н/д", "0", "#Н/Д", "СОШ № 1", "10001"),
       naive="1")  # fmt: skip
values("code as a number", "teachers.org_code 3", (1001, 1001.0, 1001.5), naive="1", formats=BOOKS)
values("category said otherwise", "teachers.staff_category 2",
       ("учитель", "педагог", "пед. работник", "педагогическй работник", "Педагогичеcкий работник",
        "педагогический  работник", "педработник", "АХП", "н/д", "педагогический работник (совм.)",
        "бывший педагогический работник", "не педагогический работник"),
       naive="методист")  # fmt: skip
values("kind said otherwise", "trainings.kind 2",
       ("ПК", "КПК", "повышение квалификаци", "пoвышение квалификации", "курсы", "обучение", "н/д"),
       naive="стажировка", allowed="contract §1: what nobody knows is reported")  # fmt: skip
values("kind of diagnostics said otherwise", "diagnostics.kind 5",
       ("ФГ", "функц. грамотность", "функциональная грамотност", "ЧГ", "читательская грамотность"),
       naive="предметные компетенции", by="kuzbass-2022")  # fmt: skip
values("type said otherwise", "organizations.org_type 2",
       ("школа", "СОШ", "общеобразовательнaя", "общеобразовательное", "ОО", "н/д", "МБОУ", None),
       naive="ЦНППМ")  # fmt: skip
values("municipality said otherwise", "organizations.municipality 2",
       ("Северный р-н", "северный район", "Ceверный район", "Северный  район", "Северный",
        "МР Северный район", "Сев. район", "н/д", "Северный район."), naive=SOUTH,
       also="organizations.municipality 3",
       allowed="what is equal joins, what is near is asked")  # fmt: skip
values("percent said otherwise", "diagnostics.result_percent 5",
       ("75 %", "75%", "75,0", "75.0", "0,75", "75 из 100", "3/4", "высокий", "зачёт", "175",
        "75-80", "> 75", "≈75", "7 5", "н/д", "75 баллов", "-75", "#ДЕЛ/0!"),
       naive=1, by="kuzbass-2022", allowed=DOUBTFUL)  # fmt: skip
values("role said otherwise", "teachers.mentoring_role 3",
       ("Наставник", "нaставник", "ментор", "наставник/наставляемый", "куратор", "да", "настав."),
       naive=None)  # fmt: skip
values("blank where there must be something", "teachers.staff_category 3", (None, " ", "\u00a0"),
       naive="методист")  # fmt: skip
values("blank code", "teachers.org_code 3", (None, "   ", "\u200b"), naive="1")


@grid("diagnostics.result_percent", by="kuzbass-2022", allowed=DOUBTFUL)
def results_are_shares(lines: Lines) -> None:
    """0.75 for 75 in the whole column."""
    for line in lines[1:]:
        at = column_of("diagnostics.result_percent")
        line[at] = int(str(line[at])) / 100


@grid("teachers.org_code, teachers")
def codes_of_a_municipality_are_others(lines: Lines) -> None:
    """The codes of another register: nobody is of any school."""
    for line in lines[1:]:
        line[column_of("teachers.org_code")] = f"7{line[column_of('teachers.org_code')]}"


@grid("teachers.org_code, teachers, organizations 2, organizations")
def codes_of_a_municipality_are_anothers(lines: Lines) -> None:
    """The codes of the southern schools: all are counted there, the north has nobody."""
    for line in lines[1:]:
        line[column_of("teachers.org_code")] = "002001"


@grid("teachers.org_code")
def codes_lost_their_zeros(lines: Lines) -> None:
    """1001 for 001001, in the whole file."""
    for line in lines[1:]:
        line[column_of("teachers.org_code")] = str(line[column_of("teachers.org_code")]).lstrip("0")


@grid("teachers.org_code")
def codes_are_numbers(lines: Lines) -> None:
    """The number 1001 for 001001."""
    for line in lines[1:]:
        line[column_of("teachers.org_code")] = int(str(line[column_of("teachers.org_code")]))


@grid("organizations.org_code, organizations")
def list_lost_its_zeros(lines: Lines) -> None:
    """The same in the list of organisations."""
    for line in lines[1:]:
        line[column_of("organizations.org_code")] = str(line[0]).lstrip("0")


@grid("organizations 6, organizations")
def school_of_nobody(lines: Lines) -> None:
    """A school of which no teacher was sent."""
    lines.append(["001003", "МБОУ «СОШ № 9»", *lines[1][2:]])


@grid("organizations 6, organizations")
def municipality_of_nobody(lines: Lines) -> None:
    """A municipality of which no teacher was sent."""
    lines.append(["003001", "МБОУ «СОШ № 9»", "Западный район", *lines[1][3:]])


@grid("organizations 2, teachers 2, teachers")
def school_not_in_the_list(lines: Lines) -> None:
    """A school is not in the list: its people are of no unit."""
    del lines[1]


@grid("organizations 6, organizations 2")
def school_twice_in_the_list(lines: Lines) -> None:
    """A code twice, in two municipalities."""
    lines.append([*lines[1][:2], SOUTH, *lines[1][3:]])


@grid("diagnostics.provider", allowed=LISTED)
def centre_is_misspelt_throughout(lines: Lines) -> None:
    """«ЦНПМ» in every row: nobody is diagnosed at the centre."""
    for line in lines[1:]:
        line[column_of("diagnostics.provider")] = "ЦНПМ Тестовой области"


@grid("diagnostics.provider, diagnostics", allowed=LISTED)
def centre_has_latin_letters(lines: Lines) -> None:
    """«ЦHППM» with a Latin H and M."""
    for line in lines[1:]:
        line[column_of("diagnostics.provider")] = "ЦHППM Тестовой области"


@grid("diagnostics.person_id, diagnostics")
def events_of_others(lines: Lines) -> None:
    """The diagnostics of another region: no person is known."""
    for number, line in enumerate(lines[1:]):
        line[0] = f"112-233-4{number}5 00"


@grid("diagnostics.date, diagnostics", allowed=DOUBTFUL)
def events_of_last_year(lines: Lines) -> None:
    """The file of last year: dates are right, there is nothing of this year."""
    for line in lines[1:]:
        line[1] = "05.02.2023"
