"""`rsnms explain` as an analyst uses it: words, cells, files, and no person unless asked."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers.commands import EXPORTS, FORMS, Said, call
from tests.helpers.examples import daily, slow
from tests.helpers.tables import (
    DIAGNOSTICS,
    ORG,
    TEACHER,
    TRAINING,
    grid,
    meta,
    own_sheet,
    region,
    write_book,
    write_region,
)

SOUTH = "Южный район"
NAME, SNILS = "Константинопольская Евдокия Маркелловна", "123-456-789 01"
SECOND = "112-233-445 95"
Capture = pytest.CaptureFixture[str]


def ask(capsys: Capture, data: Path, *asked: object) -> Said:
    return call(capsys, "explain", *asked, "--data", data, "--period", "2024")


def sample(capsys: Capture, *asked: object) -> Said:
    return ask(capsys, EXPORTS, *asked, "--forms", FORMS)


def test_a_share_from_its_clause_to_the_next_step(capsys: Capture) -> None:
    said = sample(capsys, "municipality", "Заречный район", "8.1")
    words = " ".join(said.out.split())
    for text in (
        "Доля педагогических работников и управленческих кадров, прошедших диагностику",
        "показатели с целевыми значениями, строка 1",
        "Достижение показателя – 10 баллов",
        "Прочтение window За какое время считать диагностику, маршруты и обучение?",
        "почему: Целевое значение названо «в год»",
        "Из кого: педагогические работники и управленческие кадры",
        "диагностика с 01.01.2024 по 31.12.2024, организация – ЦНППМ",
        "26 из 127 = 20,5 %",
        "не менее 30 %, не достигнута",
        "0 баллов из 10: цель не достигнута",
        "ещё 13 человек до 30 %: +10 баллов",
        "98,6 балла, место 2",
        "с ними – 98,6–108,6",
    ):
        assert text in words, text
    assert said.code == 0


def test_bands_parts_and_items_say_how_points_arose(capsys: Capture) -> None:
    bands = sample(capsys, "region", "регион", "4.7").out
    assert "действует ступень «больше 70 % – 5 баллов»" in bands
    assert "ещё 12 организаций до 100 %: +5 баллов" in bands
    parts = sample(capsys, "school", "001006", "5.1").out
    assert "5.1.2 (за наличие – 9 баллов): да – 9 баллов" in parts
    assert "05 город Светлый.xlsx, лист «Школы», K6" in parts
    items = sample(capsys, "муниципалитет", "заречный район", "7.2").out
    assert "0 баллов: 3 × 0" in items
    assert "подтверждение:" in items


def test_another_reading_is_said_to_be_the_users(capsys: Capture) -> None:
    said = sample(capsys, "school", "001006", "2.2", "--reading", "bands-2.2=upper")
    assert "6 баллов – сразу после 30 %" in said.out
    assert "выбрано вами" in " ".join(said.out.split())


def test_documents_of_other_kinds(capsys: Capture) -> None:
    eao = ask(capsys, EXPORTS, "region", "region", "6.2.5", "--methodology", "eao-2023")
    assert "у которого больше всех" in eao.out
    assert "документ баллов не даёт" in eao.out
    places = ask(capsys, EXPORTS, "region", "region", "1.1", "--methodology", "novosibirsk-2023")
    assert "баллов и целей в документе нет" in places.out


def test_the_steps_of_a_unit_are_ordered_by_what_each_brings(capsys: Capture) -> None:
    said = sample(capsys, "municipality", "Заречный район")
    assert "1. ещё 2 организации до 100 %: +10 баллов (5 за организацию)" in said.out
    found = json.loads(sample(capsys, "municipality", "Заречный район", "--json").out)
    worth = [step["gain"] / step["needed"] for step in found["steps"] if step["needed"]]
    assert worth == sorted(worth, reverse=True)
    assert all(step["needed"] is None for step in found["steps"][len(worth) :])


# --- what there is not -----------------------------------------------------------------------

SLIPS = [
    (("район", "x", "8.1"), "уровень «район» неизвестен", "region, municipality или school"),
    (("municipality", "Зареченский", "8.1"), "«Зареченский»", "Заречный район"),
    (("school", "001099", "7.1"), "«001099»", "001009 МБДОУ «Детский сад № 2»"),
    (("municipality", "Заречный район", "8.11"), "показателя 8.11", "8.1 Доля педагогических"),
    (("municipality", "Заречный район", "9.1"), "показателя 9.1", "есть на уровне: регион"),
    (("region", "region", "9.1", "--out", "x.pdf"), "x.pdf", ".csv, .xlsx, .json"),
    (("region", "region", "--out", "x.xlsx"), "x.xlsx", ".csv, .json"),
]


@pytest.mark.parametrize(
    ("asked", "what", "todo"), daily(SLIPS, 3), ids=lambda slip: str(slip)[:40]
)
def test_slips_are_told_with_the_nearest_there_is(
    capsys: Capture, asked: tuple[str, ...], what: str, todo: str
) -> None:
    sample(capsys, *asked).assert_says(2, what, todo)


def test_a_name_that_several_schools_have_needs_a_code(capsys: Capture, tmp_path: Path) -> None:
    data = write_region(tmp_path, region(organizations=[ORG, ORG | {"org_code": "02"}]))
    ask(capsys, data, "school", "школа 1", "7.1").assert_says(2, "несколько", "01, 02")


# --- rows and files --------------------------------------------------------------------------


def people(folder: Path) -> Path:
    """Two teachers with names, one diagnosed; a faulty row and somebody unknown."""
    named = TEACHER | {"person_id": SNILS, "full_name": NAME, "mentor": NAME, "methodist": NAME}
    second = named | {"person_id": SECOND}
    faulty = named | {"staff_category": NAME}
    tests = [DIAGNOSTICS | {"person_id": SNILS, "provider": "ЦНППМ"}]
    strangers = DIAGNOSTICS | {"person_id": "099-888-777 66"}
    return write_region(
        folder,
        region(
            teachers=[named, second, faulty],
            trainings=[TRAINING | {"person_id": SNILS, "program": NAME}],
            diagnostics=[*tests, strangers],
        ),
    )


def answers(folder: Path, evidence: str) -> Path:
    """A form of the municipality with this evidence."""
    sheet = own_sheet({"1.1": "да", "1.2": "может быть"})
    sheet[1][4] = evidence
    sheets: dict[str, Any] = {"Форма": sheet, "_meta": meta("municipality", SOUTH)}
    write_book(folder / "форма.xlsx", sheets, _meta="hidden")
    return folder


def test_rows_have_places_and_reasons(capsys: Capture, tmp_path: Path) -> None:
    said = ask(capsys, people(tmp_path), "municipality", SOUTH, "8.1", "--rows")
    assert said.code == 1  # a row is left out, which is an error of the data
    for text in (
        "Учтены: 1\n   1. ОО 01: teachers.xlsx, лист «Лист1», строка 2",
        "        диагностика: diagnostics.xlsx, лист «Лист1», строка 2",
        "Не учтены: 1\n   1. ОО 01: teachers.xlsx, лист «Лист1», строка 3 – не выполнено:",
        "Нигде не учтённые строки, возможно, этой единицы: 2",
        "teachers.xlsx, лист «Лист1», строка 4: «Категория персонала»",
        "diagnostics.xlsx, лист «Лист1», строка 3: такого человека нет",
    ):
        assert text in said.out, text


def test_every_row_of_an_unknown_school_has_its_reason(capsys: Capture, tmp_path: Path) -> None:
    """The check warns of a name once; both rows are told of here."""
    lost = {**TEACHER, "org_code": None, "org_name": "Школа 99"}
    data = write_region(tmp_path, region(teachers=[TEACHER, lost, lost | {"person_id": "P2"}]))
    said = ask(capsys, data, "municipality", SOUTH, "8.1", "--rows").out
    assert "строка 3: организации" in said
    assert "строка 4: этой организации нет в таблице «Организации»" in said


def files(capsys: Capture, data: Path, folder: Path, *more: str) -> list[str]:
    """The screen, JSON and every file, as texts."""
    asked = ("municipality", SOUTH, "8.1")
    kinds = {"rows.csv": (), "rows.json": ("--json",), "rows.xlsx": ()}
    texts = [
        ask(capsys, data, *asked, "--rows", *more, *kind, "--out", folder / name).out
        for name, kind in kinds.items()
    ]
    texts += [(folder / name).read_text("utf-8") for name in ("rows.csv", "rows.json")]
    sheet = openpyxl.load_workbook(folder / "rows.xlsx").worksheets[0]
    return [*texts, "\n".join(str(cell) for row in sheet.values for cell in row)]


def test_no_person_unless_asked(capsys: Capture, tmp_path: Path) -> None:
    data = people(tmp_path / "data")
    for text in files(capsys, data, tmp_path):
        assert not [word for word in (*NAME.split(), SNILS, SECOND, "12345678901") if word in text]
    for text in files(capsys, data, tmp_path, "--personal"):
        assert text.count(NAME) == 2
        assert SNILS in text
        assert SECOND in text


@pytest.mark.parametrize("names", [("Фамилия", "Имя, отчество"), ("Фамилия", "Имя", "Отчество")])
def test_names_in_several_columns(capsys: Capture, tmp_path: Path, names: tuple[str, ...]) -> None:
    write_region(tmp_path, region())
    lines = grid("teachers", [TEACHER | {"person_id": SNILS}], fields=[*TEACHER])
    parts = NAME.split(" ", len(names) - 1)
    lines = [["Список"], [*lines[0], *names], [*lines[1], *parts]]
    write_book(tmp_path / "teachers.xlsx", {"Лист1": lines})
    said = ask(capsys, tmp_path, "region", "region", "9.1", "--rows", "--personal")
    assert f"1. {NAME} {SNILS}, ОО 01: teachers.xlsx, лист «Лист1», строка 3" in said.out


def test_a_file_holds_every_row(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "rows.csv"
    found = json.loads(sample(capsys, "region", "region", "9.1", "--json", "--out", out).out)
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    numbers = {
        group: max(int(row["number"]) for row in rows if row["group"] == group)
        for group in ("counted", "not_counted")
    }
    assert numbers["counted"] == found["numerator"]
    assert sum(numbers.values()) == found["denominator"]
    assert "rows" not in found
    book = tmp_path / "rows.xlsx"
    sample(capsys, "region", "region", "9.1", "--out", book)
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert sheet.max_row == len(rows) + 1
    first = [cell.value for cell in sheet[2]][:5]
    assert first == ["учтён", 1, "человек", rows[0]["org_code"], rows[0]["file"]]


def test_an_organisation_with_the_people_behind_it(capsys: Capture) -> None:
    found = json.loads(sample(capsys, "region", "region", "9.5", "--rows", "--json").out)
    counted = [row for row in found["rows"] if row["group"] == "counted"]
    assert [row["kind"] for row in counted[:3]] == ["organisation", "worker", "trainings"]
    organisations = [row for row in counted if row["kind"] == "organisation"]
    assert len(organisations) == found["numerator"] == 16
    assert {row["org_code"] for row in counted} == {row["org_code"] for row in organisations}


# --- answers of forms ------------------------------------------------------------------------


def test_an_answer_names_its_cell_and_its_proof(capsys: Capture, tmp_path: Path) -> None:
    data = answers(write_region(tmp_path, region()), "приказ от 12.03.2024 № 15")
    said = ask(capsys, data, "municipality", SOUTH, "1.1")
    assert "да (форма.xlsx, лист «Форма», D2)" in said.out
    assert "подтверждение: приказ от 12.03.2024 № 15" in " ".join(said.out.split())
    blank = ask(capsys, data, "municipality", SOUTH, "1.4").out
    assert "нет данных: в формах ответа нет" in blank
    assert "ответа нет, каждый следующий даёт" in blank


def test_an_answer_that_was_not_taken_says_why(capsys: Capture, tmp_path: Path) -> None:
    data = answers(write_region(tmp_path, region()), "")
    said = " ".join(ask(capsys, data, "municipality", SOUTH, "1.2").out.split())
    assert "ответа нет: форма.xlsx, лист «Форма», D3: показатель 1.2: значение" in said


@pytest.mark.parametrize(
    "evidence", [NAME, *map(slow, (f"приказ, {SNILS}", "отв. Щур Л. Л.", "Ким Анна"))]
)
def test_proof_that_may_name_a_person_is_shown_when_asked(
    capsys: Capture, tmp_path: Path, evidence: str
) -> None:
    data = answers(write_region(tmp_path, region()), evidence)
    asked = ("municipality", SOUTH, "1.1")
    hidden = ask(capsys, data, *asked).out + ask(capsys, data, *asked, "--json").out
    assert evidence not in hidden
    assert "покажет --personal" in hidden
    assert evidence in " ".join(ask(capsys, data, *asked, "--personal").out.split())


def test_what_the_form_reported_of_a_computed_number(capsys: Capture, tmp_path: Path) -> None:
    data = write_region(tmp_path, region())
    sheets: dict[str, Any] = {"Форма": own_sheet({"8.1": 75}), "_meta": meta("municipality", SOUTH)}
    write_book(tmp_path / "форма.xlsx", sheets, _meta="hidden")
    said = ask(capsys, data, "municipality", SOUTH, "8.1")
    assert "75 (форма.xlsx, лист «Форма», D2); взято число по таблицам" in said.out
