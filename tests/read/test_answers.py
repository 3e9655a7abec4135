"""Yes, no and «nobody knows» in the words of people and programs (contract, section 1)."""

import pytest

from rsnms_cli.model.tables import Why
from rsnms_cli.read.cells.refusals import Unreadable
from tests.helpers.fields import FLAG, PRESENCE, REGISTER, refused, value

UNKNOWN = ["н/д", "Н/Д", "н.д.", "б/д", "б/д.", "?", "??", "не знаю", "нет данных", "Нет сведений"]
UNKNOWN += ["планируется", "запланировано на 2025", "наставник планируется", "вакансия", "вакант"]
UNKNOWN += [
    "в процессе",
    "в процессе оформления",
    "в стадии внедрения",
    "уточняется",
    "будет в 2025",
]
UNKNOWN += ["NULL", "None", "nan", "NaN", "N/A", "#N/A", "#Н/Д", "#ССЫЛКА!", "#REF!", "#ДЕЛ/0!"]
UNKNOWN += ["(пусто)", "<не указан>", "не указано", "\\N", "--", "---", "-//-", "...", "_", "нету"]
UNKNOWN += [
    "0%",
    "0 %",
    "0,00",
    "0.00",
    "данные отсутствуют",
    "отсутствует информация",
    "неизвестно",
]
UNKNOWN += ["не заполнено", "не определён", "да?", "в разработке", "ожидается", "не читается"]
UNKNOWN += ["в поиске", "Ищем", "подбирается", "решается вопрос", "позже", "подбор наставника"]


@pytest.mark.parametrize("field", [FLAG, PRESENCE, REGISTER, "teachers.mentoring_role"])
@pytest.mark.parametrize("text", UNKNOWN)
def test_that_nobody_knows_is_neither_yes_nor_no(field: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        value(field, text)
    assert caught.value.why is Why.UNKNOWN


DENIALS = ["не участвует", "не участвовали", "не принимали участия", "нет наставника", "отсутсвует"]
DENIALS += ["Без наставника", "без наставника", "не нужна", "не включена", "исключена 2022"]
DENIALS += [
    "ДПП № 5 не включена",
    "наставника нет",
    "нет (стаж 20 лет)",
    "не имеет",
    "не требуется",
]
DENIALS += ["не разработан", "в конкурсах не участвует", "отказ", "никто", "Не назначен.", "не"]


@pytest.mark.parametrize("field", [FLAG, PRESENCE, REGISTER, "teachers.expert_role"])
@pytest.mark.parametrize("text", DENIALS)
def test_a_denial_in_any_words_is_no(field: str, text: str) -> None:
    assert value(field, text) is False


PRESENT = ["Петрова А. А.", "школа молодого педагога", "муниципальный", "2", "закреплён", "100%"]
PRESENT += ["стаж более 3 лет", "не менее двух конкурсов", "Нетребко А. А.", "Безбородов И. И."]
PRESENT += ["Подбирова А. А.", "Ищенко И. И.", "Позднеев П. П.", "Скоропадский С. С."]
PRESENT += ["неоднократно", "Ни Ольга Викторовна", "Снятков И. И.", "да, но не каждый месяц"]
PRESENT += ["план наставничества", "в работе школы молодого педагога", "Планирование урока", "++"]


@pytest.mark.parametrize("text", PRESENT)
def test_any_other_text_is_presence(text: str) -> None:
    assert value(PRESENCE, text) is True


@pytest.mark.parametrize(
    "text", ["частично", "2", "++", "д", "реализуется", "да, но не каждый месяц"]
)
def test_any_other_text_is_no_answer_where_yes_or_no_is_asked(text: str) -> None:
    assert refused(FLAG, text) == "«да» или «нет»"


@pytest.mark.parametrize("text", ["рег. № 123", "12345", "ДПП-0012/2023"])
def test_a_real_register_number_is_yes(text: str) -> None:
    assert value(REGISTER, text) is True
