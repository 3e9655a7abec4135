"""A mailbox of returned forms becomes one «свод»: who answered, how much, and the same scores."""

import json
from pathlib import Path

from rsnms_cli.methodology.questions import questions
from tests.helpers.commands import EXPORTS, FORMS, call
from tests.helpers.forms import DAGESTAN, NORTH, SOUTH, of_region, of_south
from tests.helpers.mailbox import HOSTILE, Capsys, collect, put, rows, scored
from tests.helpers.tables import meta, own_sheet, schools_sheet


def test_scores_of_the_collected_forms_are_those_of_the_forms(
    capsys: Capsys, tmp_path: Path
) -> None:
    """The sample region: all files the same, and so are the cells that the problems name."""
    where = ("--data", EXPORTS, "--forms", FORMS, "--period", "2024", "--out", tmp_path / "out")
    call(capsys, "forms", "collect", *where).assert_says(0, "город Светлый", "Свод записан")
    first, by_forms = scored(capsys, EXPORTS, FORMS, tmp_path / "a")
    second, by_book = scored(capsys, EXPORTS, tmp_path / "out", tmp_path / "b")
    assert by_book == by_forms
    assert (first.code, second.code, first.out) == (0, 0, second.out)


def test_faults_are_told_from_the_collected_as_from_the_forms(capsys: Capsys, box: Path) -> None:
    """Disputes, words for numbers, lost sheets, strangers: the same problems at the same cells."""
    for name, sheets in HOSTILE.items():
        put(box, name, sheets)
    assert collect(capsys, box).code == 1
    data, work = box.parent / "data", box.parent
    first, by_forms = scored(capsys, data, box, work / "a")
    second, by_book = scored(capsys, data, work / "out", work / "b")
    assert by_book == by_forms
    assert first.code == second.code == 1
    told = by_book["problems.csv"].decode()
    for word in ("conflict", "unreadable", "unknown_code", "not_asked", "formula_error"):
        assert f"form.{word}," in told
    for word in ("unknown_organization", "no_sheet", "part_exceeds_whole", "repeated"):
        assert f"form.{word}," in told


def test_who_has_answered_and_how_much(capsys: Capsys, box: Path) -> None:
    """Of 28 questions two are answered, one is no number; the north sent an empty form."""
    own = own_sheet({"1.1": True, "1.2": False, "1.4": "много"})
    put(box, "юг.xlsx", of_south(Форма=own, Школы=schools_sheet({"02": {"1.1": True}})))
    put(box, "север.xlsx", {"Форма": own_sheet({}), "_meta": meta("municipality", NORTH)})
    of_other = meta("region", "region", methodology="eao-2023")
    put(box, "чужая.xlsx", {"Форма": own, "_meta": of_other})
    said = collect(capsys, box, "--json")
    units = {one["unit_code"]: one for one in json.loads(said.out)["turnout"]}
    assert list(units) == ["region", NORTH, SOUTH, "04", "01", "02"]
    assert {code: one["status"] for code, one in units.items()} == {
        **dict.fromkeys(("region", NORTH, "01", "04"), "не ответил"),
        **dict.fromkeys((SOUTH, "02"), "частично"),
    }
    south = units[SOUTH]
    assert (south["answered"], south["asked"], south["not_taken"]) == (2, 28, ["ошибка: 1.4"])
    assert south["sources"] == ["юг.xlsx, лист «Форма»"]
    assert units["02"]["sources"] == ["юг.xlsx, лист «Школы»"]
    assert units["02"]["asked"] == units["01"]["asked"] - 2  # no ОГЭ, no ЕГЭ
    assert units[NORTH]["sources"] == ["север.xlsx"]
    assert units["region"]["not_taken"] == ["не принята форма «чужая.xlsx»"]
    shown = {row["Код единицы"]: row for row in rows(box, "Кто ответил")}
    assert [shown[SOUTH][name] for name in ("Статус", "Отвечено", "Спрошено")] == [
        "частично",
        2,
        28,
    ]


def test_the_silent_come_first_on_the_screen(capsys: Capsys, box: Path) -> None:
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    said = collect(capsys, box)
    said.assert_says(0, f"нет формы «{NORTH}»")
    assert said.out.index("Регион") < said.out.index(NORTH) < said.out.index(SOUTH)


def test_a_unit_that_answered_everything_is_done(capsys: Capsys, box: Path) -> None:
    asked = questions(DAGESTAN, "region")
    put(box, "a.xlsx", of_region({q.code: True if q.ask == "yes_no" else 1 for q in asked}))
    assert collect(capsys, box).code == 0
    row = rows(box, "Кто ответил")[0]
    assert [row[name] for name in ("Единица", "Статус", "Отвечено", "Спрошено", "%")] == [
        *("Регион", "полностью", len(asked), len(asked), 100)
    ]
