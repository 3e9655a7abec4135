"""Texts that the analyst has decided: read as the decision says, and counted."""

from pathlib import Path

import pytest

from tests.helpers.faultless import Tables, checked, diagnostics, orgs, teachers, trainings
from tests.helpers.tables import records, spots

P2 = {"person_id": "P2"}


def decided(folder: Path, tables: Tables, *entries: tuple[str, str, str, str]) -> list[str]:
    """Everything that is said of the tables with these entries: table, column, text, meaning."""
    (folder / "mapping.toml").write_text("\n".join(map(_entry, entries)), "utf-8")
    problems = checked(folder, tables).problems
    return [f"{one.code} {one.place.cell}: {one.what}".strip() for one in problems]


def _entry(entry: tuple[str, str, str, str]) -> str:
    keys = zip(("table", "column", "value", "is"), entry, strict=True)
    return "[[value]]\n" + "\n".join(f'{key} = "{text}"' for key, text in keys) + "\naccept = true"


KIND = ("Обучение", "Вид программы", "семинар-практикум", "стажировка")
TYPE = ("Организации", "Тип ОО", "прочее", "дошкольная")
USED = "mapping.used : применены принятые соответствия: значений – {}"


@pytest.mark.parametrize("text", ["семинар-практикум", "«Семинар–практикум»"])
def test_a_text_is_read_as_the_decision_says(tmp_path: Path, text: str) -> None:
    tables = trainings({"kind": text}, {"kind": text, "hours": 18})
    assert decided(tmp_path, tables, KIND, TYPE) == [USED.format(2)]
    used = checked(tmp_path, tables).tables["trainings"]
    assert [row["kind"] for row in records(used)] == ["стажировка"] * 2


def test_a_decision_goes_before_what_the_words_say(tmp_path: Path) -> None:
    meant = ("Организации", "Тип ОО", "школа-интернат", "профессиональная")
    assert decided(tmp_path, orgs({"org_type": "школа-интернат"}), meant) == [USED.format(1)]


def test_another_columns_text_is_not_touched(tmp_path: Path) -> None:
    tables = {**trainings({"kind": "прочее"}), **orgs({"org_type": "прочее"})}
    said = decided(tmp_path, tables, TYPE)
    assert USED.format(1) in said
    assert [one for one in said if one.startswith("cell.unreadable")] == [
        "cell.unreadable C2: «Вид программы»: значение «прочее» не читается, "
        "ячейка считается пустой"
    ]


UNKNOWN: dict[str, tuple[Tables, tuple[str, str, str], str]] = {
    "of yes and no": (
        diagnostics({"route": "частично"}),
        ("Диагностика", "ИОМ", "частично"),
        "answer.unknown G2",
    ),
    "of a number": (
        diagnostics({"result_percent": "высокий"}),
        ("Диагностика", "Результат, %", "высокий"),
        "",
    ),
    "of a required cell": (
        teachers({}, P2 | {"staff_category": "прочие"}),
        ("Педагоги", "Категория персонала", "прочие"),
        "cell.required E3",
    ),
}


@pytest.mark.parametrize(("tables", "entry", "said"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_nobody_knows_is_no_value(
    tmp_path: Path, tables: Tables, entry: tuple[str, str, str], said: str
) -> None:
    found = decided(tmp_path, tables, (*entry, "неизвестно"))
    assert [one.partition(":")[0] for one in found if "mapping" not in one] == [said] * bool(said)


def test_without_a_decision_the_word_is_a_fault(tmp_path: Path) -> None:
    tables = diagnostics({"result_percent": "неизвестно"})
    assert spots(checked(tmp_path, tables).problems) == [
        "error cell.unreadable diagnostics.xlsx Лист1 E2"
    ]
