"""A mailbox of returned forms becomes one «свод»: who answered, every answer, what was left out."""

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.methodology.questions import questions
from tests.helpers.commands import EXPORTS, FORMS, Said, call, score
from tests.helpers.forms import DAGESTAN, NO_SCHOOLS, NORTH, SOUTH, Sheets, of_region, of_south
from tests.helpers.tables import (
    ORG,
    meta,
    own_sheet,
    region,
    schools_sheet,
    write_book,
    write_region,
)

Capsys = pytest.CaptureFixture[str]
SAME = ("results.csv", "summary.csv", "problems.csv")
ORGS = [
    ORG,
    ORG | {"org_code": "02", "stages": "НОО"},
    ORG | {"org_code": "04"} | {"municipality": NORTH},
]


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """An empty mailbox beside the tables of two municipalities."""
    write_region(tmp_path / "data", region(organizations=ORGS))
    (tmp_path / "mail").mkdir()
    return tmp_path / "mail"


def put(box: Path, name: str, sheets: Sheets, saved: str = "") -> Path:
    """A form in the mailbox; `saved` is when an office program says it saved it, «-» is never."""
    path = write_book(box / name, sheets, _meta="hidden")
    if saved:
        core = rb"<dcterms:modified[^>]*>[^<]*</dcterms:modified>"
        with zipfile.ZipFile(path) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        now = f"<dcterms:modified>{saved}</dcterms:modified>".encode() if saved != "-" else b""
        parts["docProps/core.xml"] = re.sub(core, now, parts["docProps/core.xml"])
        with zipfile.ZipFile(path, "w") as archive:
            for one, content in parts.items():
                archive.writestr(one, content)
    return path


def collect(capsys: Capsys, box: Path, *more: object, out: str = "out") -> Said:
    """`rsnms forms collect` of the mailbox for 2024."""
    where = ("--data", box.parent / "data", "--forms", box, "--out", box.parent / out)
    return call(capsys, "forms", "collect", *where, "--period", "2024", *more)


def rows(box: Path, sheet: str, out: str = "out") -> list[dict[str, Any]]:
    """A sheet of the «свод» as rows by heading."""
    book = openpyxl.load_workbook(box.parent / out / "свод.xlsx")
    lines = [list(line) for line in book[sheet].iter_rows(values_only=True)]
    top = 1 if sheet == "Кто ответил" else 0
    heads = [str(text) for text in lines[top]]
    return [dict(zip(heads, line, strict=True)) for line in lines[top + 1 :]]


def answers(box: Path) -> list[tuple[Any, ...]]:
    """Code, value, use and where it was written, of every row of «Ответы»."""
    columns = ("Код", "Значение", "Учтено", "Файл", "Ячейка")
    return [tuple(row[name] for name in columns) for row in rows(box, "Ответы")]


def left_out(box: Path) -> list[tuple[Any, ...]]:
    """Level, code and file of every row of «Не принято»."""
    return [(row["Уровень"], row["Код"], row["Файл"]) for row in rows(box, "Не принято")]


def scored(capsys: Capsys, data: Path, forms: Path, out: Path) -> tuple[Said, dict[str, bytes]]:
    said = score(capsys, data, "--forms", forms, "--out", out)
    return said, {name: (out / name).read_bytes() for name in SAME if (out / name).exists()}


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


HOSTILE: dict[str, Sheets] = {
    "a.xlsx": of_south(
        Форма=own_sheet({"1.1": True, "1.2": "наверное", "1.4": 3, "9.9": 1, "8.1": "много"}),
        Школы=schools_sheet({"01": {"6.1": 1, "5.1.1": True}, "77": {"1.1": True}}),
    ),
    "b.xlsx": of_south(Форма=own_sheet({"1.1": "+", "1.4": 4, "1.5": "#DIV/0!"})),
    "c.xlsx": {"Форма": own_sheet({"6.1": 2, "6.2": 5}), "_meta": meta("school", "01")},
    "d.xlsx": of_region({"4.5.1": 1, "4.5.2": 2, "9.1": 50}),
    "e.xlsx": {
        **{"Форма (2)": own_sheet({"1.1": True}), "Форма (3)": own_sheet({"1.2": True})},
        **{"Школы": NO_SCHOOLS, "_meta": meta("municipality", NORTH)},
    },
}


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
    put(box, "старая.xlsx", {"Форма": own, "_meta": meta("region", "region", period="2023")})
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
    assert units["region"]["not_taken"] == ["не принята форма «старая.xlsx»"]
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


def test_a_copy_is_read_once_and_is_no_problem(capsys: Capsys, box: Path) -> None:
    form = put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    (box / "от Петровой").mkdir()
    shutil.copy(form, box / "от Петровой" / "юг (1).xlsx")
    said = collect(capsys, box)
    assert said.code == 0
    assert "form.repeated" not in said.err
    assert answers(box) == [("1.1", "да", "да", "юг.xlsx", "D2")]
    assert left_out(box) == [("сведения", "form.copy", "от Петровой/юг (1).xlsx")]


def test_a_later_form_may_complete_an_earlier_one(capsys: Capsys, box: Path) -> None:
    put(box, "а/юг.xlsx", of_south(Форма=own_sheet({"1.1": True, "1.4": 2})))
    put(box, "б/юг.xlsx", of_south(Форма=own_sheet({"1.1": "+", "1.4": None, "1.5": 0})))
    assert collect(capsys, box).code == 0
    assert answers(box) == [
        ("1.1", "да", "да", "а/юг.xlsx", "D2"),
        ("1.1", "+", "повтор", "б/юг.xlsx", "D2"),
        ("1.4", 2, "да", "а/юг.xlsx", "D3"),
        ("1.5", 0, "да", "б/юг.xlsx", "D4"),
    ]
    assert left_out(box) == [("предупреждение", "form.repeated", "б/юг.xlsx")]


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


@pytest.mark.parametrize(("asked", "saved", "uses"), PREFERENCES.values(), ids=PREFERENCES.keys())
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
    put(box, "старая.xlsx", {"Форма": [], "_meta": meta("region", "region", period="2023")})
    collect(capsys, box)
    path = box.parent / "out" / "свод.xlsx"
    book = openpyxl.load_workbook(path)
    book["Не принято"]["F2"] = "позвонить Ивановой"
    book.save(path)
    said, files = scored(capsys, box.parent / "data", path.parent, box.parent / "b")
    assert said.code == 1
    told = said.out + said.err + files["problems.csv"].decode()
    assert "form.left_out,error,старая.xlsx,_meta" in told
    assert "Иванов" not in told


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"period": "2023"}, "она за период «2023»"),
        ({"methodology": "eao-2023"}, "она по методике «eao-2023»"),
        ({"form_version": "0"}, "версия формы «0»"),
        ({"unit": "Западный район"}, "нет в таблице «Организации»"),
    ],
)
def test_forms_of_something_else_are_listed_and_never_mixed_in(
    capsys: Capsys, box: Path, other: dict[str, str], words: str
) -> None:
    put(box, "наша.xlsx", of_region({"1.1": True}))
    of_other = meta("municipality", **({"unit": SOUTH} | other))
    put(box, "чужая.xlsx", {"Форма": own_sheet({"1.1": True}), "_meta": of_other})
    collect(capsys, box).assert_says(1, words)
    assert [file for *_, file, _ in answers(box)] == ["наша.xlsx"]
    assert left_out(box) == [("ошибка", "form.refused", "чужая.xlsx")]


def test_every_other_file_is_listed_with_its_folder(capsys: Capsys, box: Path) -> None:
    """Letters, broken books, tables, an earlier report; hidden files of the system are not."""
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    put(box, "а/б/список.xlsx", {"Лист1": [["№", "Имя"]]})
    for name in ("а/письмо.pdf", "results.csv", ".DS_Store"):
        (box / name).write_bytes(b"%PDF")
    (box / "а/битая.xlsx").write_bytes(b"PK\x03\x04")
    assert collect(capsys, box).code == 1
    assert sorted(left_out(box)) == [
        ("ошибка", "file.damaged", "а/битая.xlsx"),
        ("ошибка", "file.format", "а/письмо.pdf"),
        ("ошибка", "form.unknown", "а/б/список.xlsx"),
        ("сведения", "file.report", "results.csv"),
    ]


def test_links_to_folders_are_not_followed(capsys: Capsys, box: Path) -> None:
    put(box, "а/юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    try:
        (box / "а" / "круг").symlink_to(box, target_is_directory=True)
    except OSError:
        pytest.skip("the system makes no links")
    assert collect(capsys, box).code == 0
    assert [file for *_, file, _ in answers(box)] == ["а/юг.xlsx"]


def test_an_earlier_collected_is_not_read_into_the_new_one(capsys: Capsys, box: Path) -> None:
    """Written beside the forms it is left out by name, by `score` as well."""
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    for _ in range(2):
        collect(capsys, box, out="mail").assert_says(0)
    assert rows(box, "Не принято", "mail")[0]["Код"] == "form.collected"
    assert len(rows(box, "Ответы", "mail")) == 1
    score(capsys, box.parent / "data", "--forms", box).assert_says(
        1, "form.collected", "свод лежит вместе с формами"
    )


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--period", "2023"), "она за период «2024», а не «2023»"),
        (("--methodology", "eao-2023"), "она по методике «dagestan-2022», а не «eao-2023»"),
    ],
)
def test_a_collected_of_something_else_is_refused(
    capsys: Capsys, box: Path, asked: tuple[str, str], words: str
) -> None:
    put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    collect(capsys, box)
    where = ("--forms", box.parent / "out", *asked)
    score(capsys, box.parent / "data", *where).assert_says(1, "form.refused", words)


def test_without_a_single_form_nothing_is_written(capsys: Capsys, box: Path) -> None:
    put(box, "чужая.xlsx", {"Форма": [], "_meta": meta("region", "region", period="2023")})
    collect(capsys, box).assert_says(3, "ни одной формы использовать нельзя", "чужая.xlsx")
    assert not (box.parent / "out").exists()


def test_what_is_no_collected_is_never_written_over(capsys: Capsys, box: Path) -> None:
    form = put(box, "юг.xlsx", of_south(Форма=own_sheet({"1.1": True})))
    before = form.read_bytes()
    collect(capsys, box, out="mail/юг.xlsx").assert_says(2, "это не свод")
    assert form.read_bytes() == before
    collect(capsys, box, "--prefer", "first").assert_says(2, "--prefer latest")
    collect(capsys, box.parent / "нет такой").assert_says(2, "не найдена")


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
    if not (office := shutil.which("soffice")):
        pytest.skip("soffice is not installed")
    remarked(box)
    for name, sheets in HOSTILE.items():
        put(box, name, sheets)
    collect(capsys, box)
    work = box.parent
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    saving = (office, profile, "--headless", "--convert-to", kind, "--outdir", work / "saved")
    subprocess.run([*saving, work / "out" / "свод.xlsx"], check=True, capture_output=True)
    _, by_forms = scored(capsys, work / "data", box, work / "a")
    said, by_saved = scored(capsys, work / "data", work / "saved", work / "b")
    assert by_saved == by_forms
    assert "form.edited" not in said.err
