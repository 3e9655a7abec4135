"""A person in the name of a file or sheet, in the forms, in the mapping: no output says it.

Excepted are the copies that `check --annotate` gives back to their sender.
"""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from rsnms_cli.model.text import without_people
from tests.helpers.commands import EXPORTS, FORMS, call, process
from tests.helpers.tables import region, write_region

Capsys = pytest.CaptureFixture[str]
NAME, SNILS = "Секретова Прасковья Тайновна", "112-233-445 95"
FORBIDDEN = re.compile(r"прасковь|тайновн|112.?233.?445|11223344595", re.IGNORECASE)

PERSONAL = [
    *("Секретова Прасковья Тайновна", "Секретова_П.Т.", "П. Т. Секретова", "ИВАНОВА АННА ЛЬВОВНА"),
    *("112-233-445 95", "11223344595", "112–233–445–95", "Sekretova_Maria_Ivanovna"),
    "Иванова Мария",
]  # fmt: skip
HARMLESS = [
    *("Педагоги - город Светлый", "03 Луговской район", "Сведения РФ", "приказ № 12 от 12.03.2024"),
    *("отчёт 2024-12-31", "строки 148, 159, 193", "МБОУ «СОШ № 5»", "свод_20241231"),
]


@pytest.mark.parametrize("text", PERSONAL)
def test_a_person_is_left_out(text: str) -> None:
    assert without_people(f"форма {text} (1)") == "форма … (1)"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_words_stay(text: str) -> None:
    assert without_people(text) == text


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the sample whose files, sheets, forms and mapping name a person."""
    folder = tmp_path_factory.mktemp("регион")
    (folder / "rsnms.toml").write_text(
        'period = "2024"\nformats = ["csv", "json", "html", "xlsx"]\n'
    )
    shutil.copytree(EXPORTS, folder / "data")
    shutil.copytree(FORMS, folder / "forms")
    for number, path in enumerate(sorted((folder / "data").glob("*.xlsx"))):
        book = openpyxl.load_workbook(path)
        book.worksheets[0].title = f"{NAME} {number}"
        for row in book.worksheets[0].iter_rows(min_row=6, max_row=7):
            row[0].value = None
        path.unlink()
        book.save(path.with_name(f"{path.stem} {NAME} {SNILS}.xlsx"))
    (folder / "data" / f"битый {NAME} {SNILS}.xlsx").write_bytes(b"PK\x03\x04 broken")
    for inner in ("data", "forms"):
        below = folder / inner / f"от {NAME}" / "2024"
        below.mkdir(parents=True)
        (below / f"битый {SNILS}.xlsx").write_bytes(b"PK\x03\x04 broken")
        shutil.copy(EXPORTS / "Организации.xlsx", below / f"{NAME}.xlsx")
        shutil.copy(FORMS / "01 Заречный район.xlsx", below / f"форма {NAME}.xlsx")
    (folder / "data" / "mapping.toml").write_text(
        f'[[header]]\ntable = "{NAME}"\nheader = "{SNILS}"\nis = "{NAME}"\n', encoding="utf-8"
    )
    for path in sorted((folder / "forms").glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        page = book["Форма"]
        for row in page.iter_rows(min_row=2):
            if len(row) > 5 and row[3].value not in (None, ""):
                row[4].value = row[5].value = f"приказ, {NAME} {SNILS}"
        page["D3"] = f"{NAME} {SNILS}"
        path.unlink()
        book.save(path.with_name(f"{path.stem} {NAME}.xlsx"))
    return folder


COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "--out", "out/problems.csv"),
    "describe": ("describe", "--out", "out/seen.json"),
    "score": ("score", "--out", "out"),
    "report": ("report", "--out", "out", "--format", "csv,json,html,xlsx,docx"),
    "run": ("run",),
    "status": ("status",),
    "history": ("history",),
    "map": ("map", "--out", "out/other.toml"),
    "explain": ("explain", "municipality", "Каменский район", "8.1", "--out", "out/rows.csv"),
    "collect": ("forms", "collect", "--forms", "forms", "--out", "out"),
    "previous": (
        "forms",
        "create",
        "--period",
        "2025",
        "--previous-forms",
        "forms",
        "--out",
        "out",
    ),
    "readings": ("readings",),
    "pseudonymize": ("pseudonymize", "--data", "data", "--out", "out", "--key", "../k.key"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_says_it(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capsys, name: str
) -> None:
    mapping = place / "data" / "mapping.toml"
    monkeypatch.chdir(place)
    mapping.rename(tmp_path / "mapping.toml") if mapping.exists() else None
    shutil.rmtree(place / "out", ignore_errors=True)
    said = call(capsys, *COMMANDS[name])
    assert said.code in (0, 1), said.err
    assert not planted([said.out, said.err])
    written = [place / one for one in ("out", "reports", "logs") if (place / one).exists()]
    assert not planted(text for folder in written for text in contents(folder))


def test_a_faulty_mapping_does_not_repeat_it(tmp_path: Path, capsys: Capsys) -> None:
    data = write_region(tmp_path, region())
    text = f'[[header]]\ntable = "{NAME}"\nheader = "x"\nis = "y"\naccept = true\n"{SNILS}" = 1\n'
    for content in (text, text.replace(f'"{SNILS}" = 1\n', ""), f'"{NAME}" = 1\n"{NAME}" = 2'):
        (data / "mapping.toml").write_text(content, encoding="utf-8")
        said = call(capsys, "check", "--data", data, "--period", "2024")
        assert said.code == 2
        assert not planted([said.out, said.err])


@pytest.mark.slow
def test_no_temporary_file_outlives_a_command(place: Path, tmp_path: Path) -> None:
    where = ("--data", place / "data", "--period", "2024", "--out", tmp_path / "out")
    (tmp_path / "tmp").mkdir()
    process("report", *where, environment={"TMPDIR": str(tmp_path / "tmp")})
    assert not list((tmp_path / "tmp").iterdir())


def planted(texts: Iterator[str] | list[str]) -> list[str]:
    """What of the person stands there, with what is around it."""
    return [
        text[max(0, found.start() - 60) : found.end() + 20]
        for text in texts
        for found in FORBIDDEN.finditer(text)
    ]


def contents(folder: Path) -> Iterator[str]:
    """Names and texts of all files, archives unpacked."""
    for path in (path for path in folder.rglob("*") if path.is_file()):
        yield path.name
        if not zipfile.is_zipfile(path):
            yield path.read_bytes().decode("utf-8", "replace")
            continue
        with zipfile.ZipFile(path) as archive:
            yield from (
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
