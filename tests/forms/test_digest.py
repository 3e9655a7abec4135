"""The «свод» in other hands: what an analyst settles and writes in it, LibreOffice saves it."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.helpers.examples import daily
from tests.helpers.forms import NORTH, SOUTH, of_south
from tests.helpers.mailbox import HOSTILE, Capsys, answers, collect, put, rows, scored
from tests.helpers.office import saved
from tests.helpers.tables import meta, own_sheet


def disputed(box: Path, *saved: str) -> None:
    """1.4 is 2 in the first form, 3 in the second, and so on."""
    for number, when in enumerate(saved):
        sheets = of_south(Форма=own_sheet({"1.4": 2 + number, "1.1": True}))
        put(box, f"юг {number}.xlsx", sheets, when)


DAY, NEXT = "2024-12-01T10:00:00Z", "2024-12-01T12:30:00+02:00"  # half an hour later
PREFERENCES: dict[str, tuple[Sequence[str], Sequence[str], Sequence[str]]] = {
    "nobody says which": ((), (DAY, NEXT), ("спор", "спор")),
    "the later one": (("--prefer", "latest"), (DAY, NEXT), ("нет", "да")),
    "the later one is listed first": (("--prefer", "latest"), (NEXT, DAY), ("да", "нет")),
    "saved in the same second": (("--prefer", "latest"), (DAY, DAY), ("спор", "спор")),
    "two of three are the latest": (
        ("--prefer", "latest"),
        (DAY, NEXT, NEXT),
        ("нет", "спор", "спор"),
    ),
    "one does not say": (("--prefer", "latest"), (DAY, "-"), ("спор", "спор")),
}


@pytest.mark.parametrize(
    ("asked", "saved", "uses"), daily(PREFERENCES.values(), 2), ids=PREFERENCES.keys()
)
def test_a_dispute_is_settled_only_when_asked_and_only_by_time(
    capsys: Capsys, box: Path, asked: Sequence[str], saved: Sequence[str], uses: Sequence[str]
) -> None:
    disputed(box, *saved)
    said = collect(capsys, box, *asked)
    assert [use for code, _, use, *_ in answers(box) if code == "1.4"] == list(uses)
    open_ones = [
        f"юг {number}.xlsx, лист «Форма», D2" for number, use in enumerate(uses) if use == "спор"
    ]
    said.assert_says(1 if open_ones else 0, *open_ones)
    assert ("form.superseded" in said.err) == ("нет" in uses)
    assert ("form.undated" in said.err) == ("-" in saved)
    work = box.parent
    _, files = scored(capsys, work / "data", work / "out", work / "b")
    taken = [2 + number for number, use in enumerate(uses) if use == "да"]
    line = next(one for one in files["results.csv"].decode().splitlines() if f"{SOUTH},1.4," in one)
    assert line.split(",")[8] == (str(taken[0]) if taken else "")


def settle(path: Path, file: str, code: str) -> None:
    """Write «нет» into «Учтено» of one file's answer, as the analyst does."""
    book = openpyxl.load_workbook(path)
    sheet = book["Ответы"]
    heads = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        row = dict(zip(heads, line, strict=True))
        if (row["Файл"].value, row["Код"].value) == (file, code):
            row["Учтено"].value = "нет"
    book.save(path)


def test_the_analyst_settles_a_dispute_in_the_collected(capsys: Capsys, box: Path) -> None:
    """«нет» in «Учтено» of the wrong row; the change is told, and nobody writes over it."""
    disputed(box, DAY, NEXT)
    collect(capsys, box)
    path = box.parent / "out" / "свод.xlsx"
    settle(path, "юг 0.xlsx", "1.4")
    said, files = scored(capsys, box.parent / "data", path.parent, box.parent / "b")
    assert "form.conflict" not in files["problems.csv"].decode()
    said.assert_says(0, "form.edited", "свод правили после сбора")
    assert f"{SOUTH},1.4,,,3," in files["results.csv"].decode()
    before = path.read_bytes()
    collect(capsys, box).assert_says(2, "правили после сбора, он не заменён")
    assert path.read_bytes() == before


def test_a_row_added_by_hand_has_its_place_in_the_collected(capsys: Capsys, box: Path) -> None:
    """So has a unit that nobody knows; a sheet that is gone is named."""
    put(box, "юг  1.xlsx", of_south(Форма=own_sheet({"1.1": True, "1.4": "много"})))
    collect(capsys, box)
    path = box.parent / "out" / "свод.xlsx"
    book = openpyxl.load_workbook(path)
    for level, unit, value in (("муниципалитет", NORTH, "мало"), ("муниципалитет", "Запад", 1)):
        book["Ответы"].append([level, unit, None, "1.4", None, value])
    del book["Кто ответил"]
    book.save(path)
    said, files = scored(capsys, box.parent / "data", path.parent, box.parent / "b")
    assert said.code == 1
    told = files["problems.csv"].decode()
    for spot in (
        "form.unreadable,error,юг  1.xlsx,Форма,D3",
        "form.unreadable,error,свод.xlsx,Ответы,4:4",
        "form.unknown_unit,error,свод.xlsx,Ответы,5:5",
        "form.no_sheet,error,свод.xlsx,,",
        "form.edited,warning,свод.xlsx,Ответы,",
    ):
        assert spot in told, told


def test_words_typed_into_the_list_of_the_left_out_stay_there(capsys: Capsys, box: Path) -> None:
    """The analyst's note «позвонить Ивановой» goes into no report."""
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    of_other = meta("region", "region", methodology="eao-2023")
    put(box, "чужая.xlsx", {"Форма": [], "_meta": of_other})
    collect(capsys, box)
    path = box.parent / "out" / "свод.xlsx"
    book = openpyxl.load_workbook(path)
    book["Не принято"]["F2"] = "позвонить Ивановой"
    book.save(path)
    said, files = scored(capsys, box.parent / "data", path.parent, box.parent / "b")
    assert said.code == 1
    told = said.out + said.err + files["problems.csv"].decode()
    assert "form.left_out,error,чужая.xlsx,_meta" in told
    assert "Иванов" not in told


def remarked(box: Path) -> tuple[str, str]:
    """A form whose evidence and comment are anything but plain."""
    evidence, comment = '=HYPERLINK("http://x";"y")', "\u202eслева\nвторая строка +1 @x"
    lines = own_sheet({"1.1": True, "1.2": None})
    lines[1][4:] = [evidence, comment]
    lines[2][4:] = [None, "узнаём"]
    path = put(box, "юг.xlsx", of_south(Форма=lines))
    book = openpyxl.load_workbook(path)
    book["Форма"]["E2"].data_type = "s"
    book.save(path)
    return evidence, comment


def test_remarks_are_copied_literally_and_reach_no_message(capsys: Capsys, box: Path) -> None:
    """A comment without an answer is kept, too."""
    evidence, comment = remarked(box)
    said = collect(capsys, box)
    assert "слева" not in said.out + said.err
    first, second = rows(box, "Ответы")
    assert (first["Подтверждение"], first["Комментарий"]) == (evidence, comment)
    assert (second["Значение"], second["Учтено"], second["Комментарий"]) == (
        None,
        "пусто",
        "узнаём",
    )
    page = openpyxl.load_workbook(box.parent / "out" / "свод.xlsx")["Ответы"]
    assert {cell.data_type for line in page.iter_rows(min_row=2) for cell in line} <= {"s", "n"}
    again = box.parent / "out" / "свод.xlsx"
    before = again.read_bytes()
    assert collect(capsys, box).code == 0
    assert again.read_bytes() == before


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_an_office_program_may_save_the_collected(capsys: Capsys, box: Path, kind: str) -> None:
    """Nothing is lost, and nobody is said to have edited it."""
    remarked(box)
    for name, sheets in HOSTILE.items():
        put(box, name, sheets)
    collect(capsys, box)
    work = box.parent
    saved(work / "saved", kind, work / "out" / "свод.xlsx")
    _, by_forms = scored(capsys, work / "data", box, work / "a")
    said, by_saved = scored(capsys, work / "data", work / "saved", work / "b")
    assert by_saved == by_forms
    assert "form.edited" not in said.err
