"""Names that look like formulas, markup or code arrive as they are, everywhere."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from tests.helpers.commands import call, process, score
from tests.helpers.examples import slow
from tests.helpers.tables import ORG, literal, region, write_region

Capsys = pytest.CaptureFixture[str]
HOSTILE = [
    "=1+1",
    "{=SUM(A1:A9)}",
    "+7 (872) 200-00-00",
    "-1",
    "@SUM(1)",
    "<script>alert(1)</script>",
    "&amp; & <b>",
    "[bold]x[/]",
    "[/nothing]",
    "[link=https://example.org]x",
    "https://example.org/?a=1",
    "mailto:a@example.org",
    "internal:Лист1!A1",
    "00123",
    "'в кавычке",
    'МБОУ "Школа, № 1"; «два»',
    "обратная\\",
    "%s {0} {name} $HOME",
    "Ш" * 300,
    "Слово " * 50 + "конец",
    "学校 école 🏫",
    "_xD800_",
]
TYPED = {
    "Школа\nв две строки": "Школа в две строки",
    "  Школа\u202e  с\u200b пробелами ": "Школа с пробелами",
}


def write(folder: Path, names: list[str], municipality: str = "Южный район") -> Path:
    """A region of schools with these names."""
    rows = [
        {**ORG, "org_code": f"{number:02d}", "org_name": name, "municipality": municipality}
        for number, name in enumerate(names, start=1)
    ]
    write_region(folder, region(organizations=rows))
    literal(folder / "organizations.xlsx")
    return folder


def column(path: Path, name: str) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[name] for row in csv.DictReader(file)}


def guarded(text: str) -> str:
    """A csv's cell: what a spreadsheet would calculate has an apostrophe before it."""
    return f"'{text}" if text[0] in "=+-@" else text


def texts(path: Path) -> set[str]:
    """The texts of a workbook; nothing else than texts and numbers is there."""
    book = load_workbook(path)
    cells: list[Any] = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    found = [cell.value for cell in cells if isinstance(cell.value, str)]
    return {text for value in found for text in (value, unescape(value))}


def test_names_in_files(capsys: Capsys, tmp_path: Path) -> None:
    data = write(tmp_path / "data", [*HOSTILE, *TYPED])
    names = {*HOSTILE, *TYPED.values()}
    said = score(capsys, data, "--out", tmp_path / "out")
    said.assert_says(0, "Записано в папку")
    in_csv = set(map(guarded, names)) | {"Регион", "Южный район"}
    for name in ("results.csv", "summary.csv"):
        assert column(tmp_path / "out" / name, "unit_name") == in_csv
    found = texts(tmp_path / "out/scores.xlsx")
    for number, name in enumerate([*HOSTILE, *TYPED.values()], start=1):
        assert {name, f"{number:02d} {name}"} <= found
    said = score(capsys, data, "--json")
    assert names < {row["unit_name"] for row in json.loads(said.out)["summary"]}


def flat(screen: str) -> str:
    """What stands on the screen, whatever lines it was folded into."""
    return "".join(screen.replace("│", "").split())


def assert_narrow(screen: str) -> None:
    assert max(len(line) for line in screen.splitlines() if "│" in line) <= 100


@pytest.mark.parametrize("first", range(0, len(HOSTILE) + len(TYPED), 8))
def test_names_in_the_rating(capsys: Capsys, tmp_path: Path, first: int) -> None:
    names = [*HOSTILE, *TYPED][first : first + 8]
    said = score(capsys, write(tmp_path, names))
    assert said.code == 0
    for number, name in enumerate(names, start=1):
        shown = TYPED.get(name, name)
        if len(shown) <= 40:
            assert f"{number:02d} {shown}, Южный район" in said.out
    assert_narrow(said.out)


@pytest.mark.parametrize("name", ["=1+1", slow("[bold]x[/]"), "[/nothing]", slow("Ш" * 300)])
def test_the_only_municipality(capsys: Capsys, tmp_path: Path, name: str) -> None:
    """Its name stands above its table, and is folded beside the names of its schools."""
    said = score(capsys, write(tmp_path, ["Первая", "Вторая"], municipality=name))
    assert said.code == 0
    assert flat(f"{name}: показатели") in flat(said.out)
    assert_narrow(said.out)


@pytest.mark.parametrize("name", ["Район :school:", "обратная\\"])
def test_signs_that_markup_changes(capsys: Capsys, tmp_path: Path, name: str) -> None:
    said = score(capsys, write(tmp_path, ["Первая", "Вторая"], municipality=name))
    assert f"{name}: показатели" in said.out


@pytest.mark.slow
def test_an_escape_sequence_in_a_file_name(tmp_path: Path) -> None:
    write(tmp_path, ["Первая"])
    (tmp_path / "x\x1b[31mкрасный.txt").write_text("", encoding="utf-8")
    done = process("check", "--data", tmp_path)
    assert done.returncode == 1  # it gives nothing
    assert "\x1b" not in done.stdout + done.stderr


def test_hostile_names_of_files_sheets_and_columns(capsys: Capsys, tmp_path: Path) -> None:
    data = write(tmp_path / "d [bold]x[/]", ["Первая"])
    book = load_workbook(data / "teachers.xlsx")
    book.worksheets[0].title = "=1+1 <b>"
    book.worksheets[0].cell(1, 20).value = "[red]столбец[/red]"
    book.save(data / "[link]teachers.xlsx")
    (data / "teachers.xlsx").unlink()
    said = score(capsys, data, "--out", tmp_path / "out [bold]x[/]")
    said.assert_says(
        0,
        "[link]teachers.xlsx, лист «=1+1 <b>», T1: столбец «[red]столбец[/red]» неизвестен",
        "out [bold]x[/]: results.csv",
    )
    assert "=1+1 <b>" in texts(tmp_path / "out [bold]x[/]/scores.xlsx")
    assert "[link]teachers.xlsx" in column(tmp_path / "out [bold]x[/]/problems.csv", "file")


def test_forms_of_hostile_municipalities(capsys: Capsys, tmp_path: Path) -> None:
    """Names that no file system takes still give one form each, and come back."""
    names = ["a/b", "../я", "CON", 'нуль\\:*?"я', "=1+1", "Ш" * 300]
    rows = [
        {**ORG, "org_code": str(number), "municipality": name} for number, name in enumerate(names)
    ]
    data = write_region(tmp_path / "data", region(organizations=rows, teachers=[]))
    literal(data / "organizations.xlsx")
    where = ("--data", data, "--period", "2024")
    made = call(capsys, "forms", "create", *where, "--out", tmp_path / "forms")
    made.assert_says(0, "Создано форм: 7")
    assert len(list((tmp_path / "forms").iterdir())) == 7
    said = score(capsys, data, "--forms", tmp_path / "forms")
    assert said.code == 1  # nobody works anywhere
    assert "form." not in said.err


@pytest.mark.slow
def test_forms_of_hostile_codes(capsys: Capsys, tmp_path: Path) -> None:
    """A code names its form's file; none leads out of the folder, and every form comes back."""
    codes = ["../../x", "/etc/x", "CON", "a\\b", "=1+1", "..", "Ш" * 300]
    rows = [{**ORG, "org_code": code} for code in codes]
    data = write_region(tmp_path / "data", region(organizations=rows, teachers=[]))
    literal(data / "organizations.xlsx")
    where = ("--data", data, "--period", "2024")
    made = call(capsys, "forms", "create", *where, "--out", tmp_path / "f", "--level", "school")
    made.assert_says(0, f"Создано форм: {len(codes)}")
    assert len(list((tmp_path / "f").iterdir())) == len(codes)
    assert {path.name for path in tmp_path.iterdir()} == {"data", "f"}
    said = score(capsys, data, "--forms", tmp_path / "f", "--out", tmp_path / "out")
    assert said.code == 1  # nobody works anywhere
    assert column(tmp_path / "out/results.csv", "unit_code") >= set(map(guarded, codes))
    assert column(tmp_path / "out/problems.csv", "code") & {"form.refused", "form.unknown"} == set()
