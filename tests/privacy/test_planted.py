"""People planted where they do not belong: in headers, notes, signatures, forms, properties.

Nothing of ours holds them. Excepted are the sender's own cells where the command's purpose is to
give them back: the copies of `check --annotate` (all but our remarks), and in a «свод» the columns
«Подтверждение» and «Комментарий» and the text of an answer. Names of files and sheets
are test_planted_names.py.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from rsnms_cli.annotate.marks import END, START
from rsnms_cli.model.forms import MARKS_SHEET, REMARKS_SHEET
from tests.helpers.commands import call, score
from tests.helpers.examples import slow
from tests.helpers.forms import SOUTH
from tests.helpers.tables import (
    ORG,
    TEACHER,
    TRAINING,
    Row,
    grid,
    meta,
    own_sheet,
    region,
    schools_sheet,
    write_book,
    write_region,
)

Capsys = pytest.CaptureFixture[str]
DIGITS = "01234567819"
"""A right СНИЛС; a spreadsheet makes 1234567819 of it."""
NUMBERS = ("012-345-678 19", "012 345 678-19", DIGITS, DIGITS[1:], "012–345–678\u00a019")
WHOLE, SHORT, SINGLE = "Секретова Прасковья Тайновна", "Секретова П. Т.", "Секретова"
FORBIDDEN = re.compile(r"секретов|прасковь|тайновн|1234567819", re.IGNORECASE)
PLANTS = (WHOLE, SHORT, SINGLE, *NUMBERS)


def planted_in(texts: Iterable[str]) -> list[str]:
    """What of a person stands in the texts, around it what helps to find it."""
    found = []
    for text in texts:
        plain = re.sub(r"(?<=\d)[\s\u00a0–-]+(?=\d)", "", html.unescape(text))
        found += [plain[max(0, m.start() - 60) : m.end() + 20] for m in FORBIDDEN.finditer(plain)]
    return found


def contents(folder: Path) -> Iterator[str]:
    """Every file's name and text; of archives every part, unpacked."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.name
        if not zipfile.is_zipfile(path):
            yield path.read_text("utf-8")
            continue
        with zipfile.ZipFile(path) as archive:
            yield archive.comment.decode()
            for name in archive.namelist():
                yield name + archive.read(name).decode("utf-8")


def spoil(path: Path, plant: str) -> None:
    """Titles, a header, a column, comments, a signature, a defined name and properties."""
    book: Any = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page.insert_rows(1, 2)
    page["A1"] = f"Отчёт составила {plant}"
    end, column = page.max_row, page.max_column + 1
    header = "Оценка" if plant == SINGLE else plant  # a word is shown there (contract, section 5)
    page.cell(3, column, header)
    page.cell(3, column + 1, f"Оценка: {header}")
    for row in range(4, end + 1):
        page.cell(row, column, plant)
    page["A3"].comment = Comment(f"Спросить у {plant}", plant)
    page["A4"].comment = Comment(plant, plant)
    page.cell(end + 2, 1, f"Директор {plant}")
    page.cell(end + 3, 1, plant)
    page.cell(end + 4, 2, plant)
    page.oddFooter.center.text = plant
    book.create_sheet("Заметки")["A1"] = plant
    properties = book.properties
    properties.creator = properties.lastModifiedBy = properties.title = plant
    properties.description = properties.keywords = properties.subject = plant
    book.save(path)


def write(folder: Path, plant: str) -> Path:
    """Tables and a form of the southern municipality, this person all over them."""
    known = TEACHER | {"person_id": DIGITS, "full_name": WHOLE, "mentor": plant}
    people: list[Row] = [known, known]
    for field in ("org_code", "staff_category", "birth_date", "experience_years", "mentoring_role"):
        people.append(known | {field: plant})
    people += [{**known, "org_code": None, "org_name": plant, "municipality": plant}]
    events = [
        TRAINING | {"person_id": plant, field: plant}
        for field in ("end_date", "kind", "hours", "federal_register", "provider", "program")
    ]
    tests = [{"person_id": DIGITS, "date": d} for d in (plant, date(2024, 2, 1))]
    orgs = [ORG, ORG | {"org_code": "02", "stages": plant}, ORG | {"org_type": plant}]
    data = write_region(
        folder / "data",
        region(
            organizations=orgs, teachers=people, trainings=[TRAINING, *events], diagnostics=tests
        ),
    )
    for path in data.iterdir():
        spoil(path, plant)
    rows = [";".join(map(str, row)) for row in grid("teachers", [known])]
    text = "\n".join([*rows, f"Исполнитель {plant}", ";" + plant])
    (data / "ещё.csv").write_text(text, encoding="cp1251")
    form(folder / "forms" / "форма.xlsx", plant)
    return data


def form(path: Path, plant: str) -> None:
    """Answers, evidence, comments, codes of a form."""
    own = own_sheet({"1.1": plant, "1.2": "да", plant: "да", "1.4": plant})
    for row in own[1:]:
        row[4:] = [plant, plant]
    schools = schools_sheet({"01": {"5.1.2": plant, plant: "да"}, plant: {"1.1": "да"}})
    write_book(
        path,
        {"Форма": own, "Школы": schools, "_meta": meta("municipality", SOUTH)},
        _meta="hidden",
    )
    book = openpyxl.load_workbook(path)
    book.properties.creator = book.properties.title = plant
    book["Форма"]["D2"].comment = Comment(plant, plant)
    book.save(path)


@pytest.mark.parametrize(
    "plant",
    [
        SHORT,
        *map(slow, (SINGLE, NUMBERS[0], NUMBERS[3])),
    ],
)
def test_nothing_of_ours_names_a_person(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plant: str
) -> None:
    data = write(tmp_path, plant)
    forms, where = tmp_path / "forms", ("--data", data, "--period", "2024")
    out = tmp_path / "out"
    mapped = ("--data", data, "--mapping", out / "mapping.toml")
    monkeypatch.setattr("sys.stdin", io.StringIO("р\n" + "п\n" * 9 + "1\n" * 20))
    said = [
        score(capsys, data, "--forms", forms, "--out", out / "score"),
        score(capsys, data, "--forms", forms, "--json"),
        call(capsys, "check", *where, "--forms", forms, "--out", out / "p.csv"),
        call(capsys, "check", *where, "--forms", forms, "--json"),
        call(capsys, "forms", "create", *where, "--out", out / "forms", "--level", "school"),
        call(capsys, "map", "--data", data, "--out", out / "mapping.toml"),
        call(capsys, "map", *mapped, "--workbook", out / "Соответствия.xlsx"),
        call(capsys, "map", *mapped, "--review"),
        call(capsys, "map", *mapped, "--list"),
        call(capsys, "describe", "--data", data, "--out", out / "seen.txt"),
        call(capsys, "describe", "--data", data, "--json"),
        call(capsys, "forms", "collect", *where, "--forms", forms, "--out", tmp_path / "свод"),
        call(capsys, "check", *where, "--forms", forms, "--annotate", tmp_path / "copies"),
    ]
    assert [one.code for one in said] == [1, 1, 1, 1, *[0] * 7, 1, 1]
    words = [*(one.out for one in said), *(one.err for one in said)]
    assert "cell.unreadable" in words[3]
    assert planted_in([*words, *contents(out)]) == []
    assert planted_in(remarks(tmp_path / "copies")) == []
    assert planted_in(collected(tmp_path / "свод/свод.xlsx")) == []


def remarks(copies: Path) -> Iterator[str]:
    """What we write into the copies: sheets of our own and our part of the comments."""
    paths = sorted(copies.rglob("*.xlsx"))
    assert paths
    for path in paths:
        book = openpyxl.load_workbook(path)
        for page in book.worksheets:
            for cell in (cell for row in page.iter_rows() for cell in row):
                if page.title in (REMARKS_SHEET, MARKS_SHEET):
                    yield str(cell.value)
                if cell.comment and START in cell.comment.text:
                    yield cell.comment.text.partition(START)[2].partition(END)[0]


def collected(path: Path) -> Iterator[str]:
    """A «свод» but for what the senders wrote, and its properties."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        theirs: set[int] = set()
        for row in page.iter_rows():
            if not theirs:
                own = ("Значение", "Подтверждение", "Комментарий")
                theirs = {cell.column for cell in row if cell.value in own}
            yield from (str(cell.value) for cell in row if cell.column not in theirs)
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if not name.startswith("xl/")]
        yield from (archive.read(name).decode("utf-8") for name in parts)


def test_the_search_finds_every_spelling() -> None:
    for plant in PLANTS:
        assert planted_in([f"<t>{html.escape(plant)}</t>"])
