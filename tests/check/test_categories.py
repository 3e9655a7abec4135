"""Staff categories that follow from positions: proposed, taken once decided, never in silence."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rsnms_cli.check.categories import open_positions
from rsnms_cli.check.run import Checked, check_tables
from rsnms_cli.model.matches import NOT_COUNTED, Matches
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.spellings.positions import category_of, shown_position
from rsnms_cli.model.text import fold
from tests.helpers.faultless import checked, teachers, teachers_without
from tests.helpers.tables import Row, records, region, spots, typed, typed_files

YEAR = parse_period("2024")
PEDAGOGUE, MANAGER = "педагогический работник", "управленческие кадры"
POSITIONS: Mapping[str, str] = {
    "учитель": PEDAGOGUE, "Учитель русского языка и литературы": PEDAGOGUE,
    "учитель-логопед": PEDAGOGUE, "воспитатель": PEDAGOGUE, "педагог-психолог": PEDAGOGUE,
    "Старший воспитатель": PEDAGOGUE, "социальный педагог": PEDAGOGUE, "вожатый": PEDAGOGUE,
    "преподаватель-организатор ОБЖ": PEDAGOGUE, "концертмейстер": PEDAGOGUE,
    "тренер-преподаватель": PEDAGOGUE, "музыкальный руководитель": PEDAGOGUE,
    "педагог-библиотекарь": PEDAGOGUE, "мастер производственного обучения": PEDAGOGUE,
    "советник директора по воспитанию": PEDAGOGUE, "инструктор по физической культуре": PEDAGOGUE,
    "директор": MANAGER, "И.о. директора школы": MANAGER, "зам. директора по УВР": MANAGER,
    "Заместитель директора по воспитательной работе": MANAGER, "заведующий": MANAGER,
    "руководитель структурного подразделения": MANAGER, "начальник отдела": MANAGER,
    "методист": "методист", "старший методист": "методист",
    "младший воспитатель": NOT_COUNTED, "помощник воспитателя": NOT_COUNTED,
    "секретарь": NOT_COUNTED, "главный бухгалтер": NOT_COUNTED, "шеф-повар": NOT_COUNTED,
    "заведующий хозяйством": NOT_COUNTED, "библиотекарь": NOT_COUNTED, "УВП": NOT_COUNTED,
    "директор, учитель истории": "", "секретарь директора": "", "учитель-методист": "",
    "специалист": "", "художественный руководитель": "", "руководитель МО": "", "кто-то": "",
}  # fmt: skip


@pytest.mark.parametrize(("position", "category"), POSITIONS.items())
def test_a_position_has_this_category(position: str, category: str) -> None:
    assert category_of(position) == category


@pytest.mark.parametrize(
    "text", ["Тестова", "учитель Тестова", "Тестова учитель", "УЧИТЕЛЬ ТЕСТОВА", "Поваров",
             "учитель Т. Т. Тестова", "учитель 112-233-445 95", "кто-то"],
)  # fmt: skip
def test_what_could_be_a_name_is_not_shown(text: str) -> None:
    assert shown_position(text) == ""


STAFF = [
    {"position": "учитель"},
    {"person_id": "P2", "position": "Учитель"},
    {"person_id": "P3", "position": "директор", "staff_category": "директор школы"},
    {"person_id": "P4", "position": "повар"},
    {"person_id": "P5", "position": "методист", "staff_category": MANAGER},
    {"person_id": "P6", "position": "Тестова"},
]
DECIDED = {
    "учитель": PEDAGOGUE,
    "директор школы": MANAGER,
    "Повар": NOT_COUNTED,
    "методист": "методист",
}


def staff(*rows: Row) -> list[Row]:
    return [{"org_code": "01", "person_id": "P1", **row} for row in rows]


def decided(categories: Mapping[str, str]) -> Checked:
    tables = typed(region(teachers=staff(*STAFF)))
    matches = Matches(categories={fold(text): one for text, one in categories.items()})
    return check_tables(tables, YEAR, matches)


def test_open_positions_are_proposed_with_their_rows() -> None:
    found = open_positions(typed(region(teachers=staff(*STAFF)))["teachers"])
    assert [(one.text, one.rows.tolist(), one.category) for one in found] == [
        ("учитель", [0, 1], PEDAGOGUE),
        ("директор школы", [2], MANAGER),
        ("повар", [3], NOT_COUNTED),
    ]


def test_a_decision_gives_the_rows_of_a_position_their_category() -> None:
    used = records(decided(DECIDED).tables["teachers"])
    assert [(row["person_id"], row["staff_category"]) for row in used] == [
        ("P1", PEDAGOGUE),
        ("P2", PEDAGOGUE),
        ("P3", MANAGER),
        ("P5", MANAGER),
    ]


def test_a_file_of_positions_has_a_column_of_categories() -> None:
    """Otherwise its people's shares would be those of nobody."""
    rows = staff(*({name: row[name] for name in row if name != "staff_category"} for row in STAFF))
    fields = ("person_id", "org_code", "position")
    tables = typed(region()) | typed_files({"teachers": [(rows, fields)]})
    assert tables["teachers"].lacks("staff_category").all()
    matches = Matches(categories={fold(text): one for text, one in DECIDED.items()})
    used = check_tables(tables, YEAR, matches).tables["teachers"]
    assert not used.lacks("staff_category").any()


def test_what_is_decided_is_counted_and_no_error() -> None:
    found = decided(DECIDED)
    said = {one.code: one.what for one in found.problems}
    assert said["mapping.used"] == (
        "применены принятые соответствия: строк «Педагогов» с категорией по должности – 3, "
        "строк «Педагогов», которые не считаются – 1"
    )
    assert [one for one in spots(found.problems) if one.startswith("error")] == [
        "error cell.required teachers.xlsx Лист1 E7"
    ]


def test_without_a_decision_no_category_is_taken() -> None:
    found = decided({})
    assert len(found.tables["teachers"]) == 1
    assert [one.what for one in found.problems if one.severity == "error"][:2] == [
        "«Категория персонала» не указана: 4 ячейки (E2, E3, E5 и ещё 1), строки не использованы; "
        "вместо неё «Должность»: «учитель» – 2, «повар» – 1, 1 другое значение",
        "«Категория персонала»: значение «директор школы» не читается, строка не использована",
    ]


def test_a_sheet_may_have_positions_alone(tmp_path: Path) -> None:
    lines = teachers_without("staff_category")
    lines[0].append("Должность")
    lines[1].append("учитель")
    (said,) = checked(tmp_path, {}, teachers=lines).problems[:1]
    cell = f"{'ABCDEFGHIJKLMNOP'[len(lines[0]) - 1]}2"
    assert (said.code, said.place.cell) == ("cell.required", cell)
    assert said.what.endswith("строка не использована; вместо неё «Должность»: «учитель» – 1")
    entry = f'[[category]]\nposition = "Учитель"\nis = "{PEDAGOGUE}"\naccept = true\n'
    (tmp_path / "mapping.toml").write_text(entry, "utf-8")
    found = checked(tmp_path, {}, teachers=lines)
    assert [one.code for one in found.problems] == ["mapping.used"]
    assert len(found.tables["teachers"]) == 1


def test_a_position_that_no_category_has_is_a_decision_too(tmp_path: Path) -> None:
    entry = f'[[category]]\nposition = "повар"\nis = "{NOT_COUNTED}"\naccept = true\n'
    (tmp_path / "mapping.toml").write_text(entry, "utf-8")
    cook = {"person_id": "P2", "position": "повар", "staff_category": None}
    found = checked(tmp_path, teachers({}, cook))
    assert [one.code for one in found.problems] == ["mapping.used"]


def test_a_row_with_a_position_alone_is_a_signature(tmp_path: Path) -> None:
    lines = teachers_without()
    lines[0].append("Должность")
    lines[1].append("учитель")
    lines.append([None] * (len(lines[0]) - 1) + ["директор"])
    assert [one.code for one in checked(tmp_path, {}, teachers=lines).problems] == ["row.stray"]
