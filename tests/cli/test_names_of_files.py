"""A shown name is no key: files whose names look alike, or are no letters, stay apart."""

import os
import unicodedata
from pathlib import Path

import openpyxl
import pytest

from rsnms_cli.office.listing import files_of
from rsnms_cli.office.names import MOST_BYTES, fitting
from tests.helpers.commands import call
from tests.helpers.tables import TEACHER, grid, region, write_book, write_region
from tests.helpers.workspace import workspace

Capsys = pytest.CaptureFixture[str]
ALIKE = [f"{name} район.xlsx".encode("cp866") for name in ("Агульский", "Ахтынский")]
"""As an archive from Windows leaves them: no letters in UTF-8."""


def raw(folder: Path, name: bytes) -> Path:
    """A path of these bytes; skips where a disk takes none but letters."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    try:
        path.touch()
    except OSError:
        pytest.skip("the disk takes names of letters only")
    return path


def two_faulty(folder: Path) -> list[Path]:
    """Two files of teachers, the n-th one with a date that is none in row n + 2."""
    write_region(folder, region(teachers=[]))
    (folder / "teachers.xlsx").unlink()
    paths = [raw(folder, name) for name in ALIKE]
    for number, path in enumerate(paths):
        people = [TEACHER | {"person_id": f"P{number}{n}"} for n in range(2)]
        people[number]["birth_date"] = "31.02.1990"
        write_book(path, {"Лист1": grid("teachers", people)})
    return paths


def test_each_sender_gets_back_his_own_file(tmp_path: Path, capsys: Capsys) -> None:
    paths = two_faulty(tmp_path / "data")
    back = tmp_path / "back"
    call(capsys, "check", "--data", tmp_path / "data", "--annotate", back).assert_says(
        1, "(2).xlsx"
    )
    for number, path in enumerate(paths):
        sheet = openpyxl.load_workbook(back / path.name)["Лист1"]
        noted = {cell.row for row in sheet.iter_rows() for cell in row if cell.comment}
        assert number + 2 in noted
        assert 3 - number not in noted


def test_a_run_names_files_that_are_no_letters(
    tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = workspace(tmp_path / "w")
    raw(place / "data", ALIKE[0]).write_bytes((place / "data/teachers.xlsx").read_bytes())
    (place / "data/teachers.xlsx").unlink()
    monkeypatch.chdir(place)
    call(capsys, "run", "--period", "2024").assert_says(0, "Отчёт за 2024 записан")
    manifest = next(place.glob("reports/*/*/manifest.json")).read_text(encoding="utf-8")
    assert "data/\\\\x80" in manifest


def test_letters_of_two_signs_look_like_one(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / unicodedata.normalize(form, "Йошкар.csv")).touch()
    (tmp_path / "Йошкар (2).csv").touch()
    names = [unicodedata.normalize("NFC", name) for _, name in files_of(tmp_path)]
    assert sorted(names) == ["Йошкар (2).csv", "Йошкар (3).csv", "Йошкар.csv"]


def test_a_long_name_is_given_back_shorter_and_the_others_whole(
    tmp_path: Path, capsys: Capsys
) -> None:
    data, back = write_region(tmp_path / "data", region(teachers=[])), tmp_path / "back"
    lines = "СНИЛС;Код ОО;Категория персонала;Дата рождения\nP1;01;методист;31.02.1990\n"
    for last in ("а", "б"):
        (data / f"{'я' * 120}{last}.csv").write_text(lines.replace("P1", last), encoding="utf-8")
    people = grid("teachers", [TEACHER | {"person_id": "P9", "birth_date": "31.02.1990"}])
    write_book(data / "teachers.xlsx", {"Лист1": people})
    call(capsys, "check", "--data", data, "--annotate", back)
    names = sorted(path.name for path in back.iterdir())
    long = [name for name in names if "яя" in name]
    assert [name.removeprefix("я" * 100).lstrip("я") for name in long] == [
        " (2) – замечания.xlsx",
        " – замечания.xlsx",
    ]
    assert "teachers.xlsx" in names


def test_a_name_that_fits_is_free() -> None:
    long = fitting("я" * 200, " – замечания.xlsx")
    assert len(long.encode()) <= MOST_BYTES
    assert fitting("а", ".xlsx", {"а.xlsx", "а (2).xlsx"}) == "а (3).xlsx"
