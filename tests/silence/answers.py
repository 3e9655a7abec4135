"""What stands where a yes or a no should, and is neither."""

from datetime import date

from tests.helpers.messy.region import Lines
from tests.silence.damage import column_of, content, grid, values
from tests.silence.writers import BOOKS

FILLERS = (
    *("н/д", "б/д", "?", "??", "NULL", "None", "nan", "N/A", "(пусто)", "--", "---", "-//-", "…"),
    *("0,00", "0%", "#ССЫЛКА!", "#Н/Д", "#REF!", "\\N", "<не указан>", "не указано", "нету", "___"),
    *("не знаю", "нет данных", "планируется", "вакансия", "в процессе", "прочерк", "неизвестно"),
    *("не требуется", "будет назначен", "отсутсвует", "0.0", "n/a", "undefined", "—//—", "пусто"),
)
DENIALS = (
    *("не назначен", "не участвует", "без наставника", "не имеет", "наставника нет", "не нужен"),
    *("Нет.", "нет (не назначен)", "наставник отсутствует", "ещё не назначен", "снят", "нет нет"),
)
CONTEST_DENIALS = ("не участвовала", "не принимал участия", "участия нет", "не было", "отказалась")
AKSAI, EAO = "aksai-2021", "eao-2023"

values("filler for a mentor", "teachers.mentor 2", FILLERS, naive=True)
values("filler for a support", "teachers.support_form 2", FILLERS[:12], naive=True, by=EAO)
values("filler for a contest", "teachers.contests 2", FILLERS[8:20], naive=True, by=AKSAI)
values("filler for experience", "organizations.experience_shared 2", FILLERS[16:28], naive=True,
       by=AKSAI)  # fmt: skip
values("filler for a school's contest", "organizations.contests 2", FILLERS[20:], naive=True,
       by=AKSAI)  # fmt: skip
values("filler for a route", "diagnostics.route 2", FILLERS[4:14], naive=True)
values("filler for the register", "trainings.federal_register 2", FILLERS, naive=True)
values("filler for a team", "trainings.management_team 2", FILLERS[10:24], naive=True)
values("filler for a service", "teachers.methodical_service 2", FILLERS[12:20], naive=True)
values("filler for a model", "organizations.mentoring_model 2", FILLERS[20:30], naive=True)
values("denial in words", "teachers.mentor 2", DENIALS, naive=True)
values("denial of a contest", "teachers.contests 2", CONTEST_DENIALS, naive=True, by=AKSAI)
values("denial of experience", "organizations.experience_shared 2", ("не представлен", "опыта нет"),
       naive=True, by=AKSAI)  # fmt: skip
values("denial of a support", "teachers.support_form 2",
       ("без поддержки", "не охвачен", "не нужна"), naive=True, by=EAO)  # fmt: skip
values("denial in the register", "trainings.federal_register 2",
       ("не включена", "ДПП № 5 не включена", "исключена 2022", "вне реестра", "не в ФР",
        "нет в ФР"), naive=True)  # fmt: skip
values("no number of a register", "trainings.federal_register 2",
       ("12.05.2023", "0", "ЦНППМ", "36 ч", "приказ № 5", "Иванова А. А.", "000000"),
       naive=True)  # fmt: skip
values("date in the register", "trainings.federal_register 2", (date(2023, 5, 12),), naive=True)
values("word for a flag", "diagnostics.route 2", ("да/нет", "да?", "нет/да", "2", "-1", "10"),
       naive=True)  # fmt: skip
values("role of both", "teachers.expert_role 2", ("не эксперт", "был экспертом", "эксперт?", "нет"),
       naive="эксперт", by=AKSAI)  # fmt: skip
values("zero for a mentor", "teachers.mentor 2", (0.0, 0), naive=True, formats=BOOKS)


def _route_in_false(lines: Lines) -> None:
    """«нет» of the first route as a yes/no cell."""
    lines[1][column_of("diagnostics.route")] = False


@content("diagnostics.route 2", after=_route_in_false)
def bool_cell_says_false(content: bytes) -> bytes:
    """A cell of type b with the word «false», which readers take for true."""
    from tests.silence.ooxml import sheet

    return sheet(content, r'(<c [^>]*t="b"[^>]*><v>)0(</v>)', r"\1false\2")


@grid("teachers.mentor", allowed="contract §1: unknown is never yes, and is reported")
def every_mentor_is_a_filler(lines: Lines) -> None:
    """A whole column of «н/д»: a mentor for everybody, if taken as text."""
    for line in lines[1:]:
        line[column_of("teachers.mentor")] = "н/д"


@grid("teachers.mentor 2", formats=("html", "csv", "cp1251", "utf16"))
def yes_and_no_in_one_cell(lines: Lines) -> None:
    """Two lines in one cell: «нет» and the name of someone who left."""
    lines[1][column_of("teachers.mentor")] = "нет\nранее – Тестова"
