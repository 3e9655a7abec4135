"""What was read by its words is said once per column, with the words and how often they stand."""

from pathlib import Path

from tests.helpers.faultless import Tables, checked, diagnostics, orgs, teachers, trainings
from tests.helpers.tables import spots

P2, P3 = {"person_id": "P2"}, {"person_id": "P3"}


def said(folder: Path, tables: Tables) -> list[tuple[str, str]]:
    """Place and words of every reading that is not literal; nothing else is said."""
    problems = checked(folder, tables).problems
    assert {problem.code for problem in problems} <= {"cell.understood"}, spots(problems)
    return [(problem.place.cell, problem.what) for problem in problems]


def test_all_spellings_of_a_column_are_one_warning(tmp_path: Path) -> None:
    tables = teachers(
        {"staff_category": "АУП"},
        P2 | {"staff_category": "педагог"},
        P3 | {"staff_category": "пед. работник"},
        {"person_id": "P4", "staff_category": "педагог"},
    )
    assert said(tmp_path, tables) == [
        (
            "E1",
            "«Категория персонала»: прочитано как «педагогический работник»: «педагог» – 2, "
            "«пед. работник» – 1; прочитано как «управленческие кадры»: «АУП» – 1",
        )
    ]


def test_numbers_days_and_stages_are_said_as_people_write_them(tmp_path: Path) -> None:
    tables = {
        **orgs({"stages": "1-9"}),
        **teachers({"experience_years": "5 лет 3 мес."}),
        **trainings({"end_date": "с 01.02.2024 по 15.03.2024"}),
        **diagnostics({"result_percent": "39 из 50"}),
    }
    assert [what for _, what in said(tmp_path, tables)] == [
        "«Уровни образования»: прочитано как «НОО; ООО»: «1-9» – 1",
        "«Педагогический стаж, лет»: прочитано как «5,25»: «5 лет 3 мес.» – 1",
        "«Дата окончания»: прочитано как «15.03.2024»: «с 01.02.2024 по 15.03.2024» – 1",
        "«Результат, %»: прочитано как «78»: «39 из 50» – 1",
    ]


def test_what_stands_after_a_yes_is_not_shown(tmp_path: Path) -> None:
    (one,) = said(tmp_path, diagnostics({"route": "Да, у Тестовой"}))
    assert one == ("G1", "«ИОМ»: прочитано как «да»: «Да …» – 1")


def test_of_very_many_texts_the_most_frequent_are_listed(tmp_path: Path) -> None:
    rows = [{"hours": f"{n} ак. ч. (заочно)", "program": f"{n}"} for n in range(16, 36)]
    ((_, what),) = said(tmp_path, trainings(*rows, {"hours": "16 ак. ч. (заочно)"}))
    assert what.startswith("«Объём, часов»: прочитано как «16»: «16 ак. ч. (заочно)» – 2; ")
    assert what.endswith(" и ещё разных написаний: 5")
