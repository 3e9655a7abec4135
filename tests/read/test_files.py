"""A folder as people hand it over: tables over sheets and files, and files that are no tables."""

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from rsnms_cli.model.errors import RsnmsError, UsageError
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.problems import Refused
from rsnms_cli.pipeline.score import score
from rsnms_cli.read.folder import read_folder
from tests.helpers.commands import read_here
from tests.helpers.jobs import check, job
from tests.helpers.tables import (
    ORG,
    TEACHER,
    grid,
    meta,
    own_sheet,
    records,
    region,
    sheet,
    spots,
    write_book,
    write_region,
)


def teachers(*names: str) -> list[list[object]]:
    return grid("teachers", [TEACHER | {"person_id": name} for name in names])


def people(folder: Path) -> list[object]:
    """Everybody in «Педагоги» of this folder."""
    rows = records(read_folder(folder).tables["teachers"])
    return [row["person_id"] for row in rows if "person_id" in row]


def problems_of(folder: Path) -> list[str]:
    found = check(folder, parse_period("2024")).problems
    return spots(found, but=("answer.blank", "column.absent"))


def test_all_tables_may_be_sheets_of_one_file(tmp_path: Path) -> None:
    """An empty sheet says nothing, a strange one is named, a hidden one is read."""
    tables = {f"Лист{n}": grid(*item) for n, item in enumerate(region().items(), start=1)}
    strange = sheet("Свод\nПоказатель | Итого\nПедагогов | 1")
    write_book(tmp_path / "всё.xlsx", tables | {"Пусто": [], "Свод": strange}, Лист2="hidden")
    assert problems_of(tmp_path) == [
        "warning sheet.hidden всё.xlsx Лист2",
        "warning sheet.unknown всё.xlsx Свод",
    ]
    assert people(tmp_path) == ["P1"]


def test_a_table_may_be_parted_over_files_and_sheets(tmp_path: Path) -> None:
    """Every part has its own layout; places name the part's own file and sheet."""
    write_region(tmp_path, region(teachers=[]))
    (tmp_path / "teachers.xlsx").unlink()
    north, south = teachers("P1", "P2"), teachers("P3")
    short = sheet("""
        Южный район
        Категория персонала     | Код ОО | СНИЛС
        педагогический работник | 01     | P4
        педагогический работник | 01     |""")
    write_book(tmp_path / "Педагоги север.xlsx", {"А": north, "Б": south})
    write_book(tmp_path / "Педагоги юг.XLSX", {"TDSheet": short})
    assert sorted(map(str, people(tmp_path))) == ["P1", "P2", "P3", "P4"]
    assert problems_of(tmp_path) == ["error cell.required Педагоги юг.XLSX TDSheet C4"]


@pytest.mark.parametrize("larger", ["а.xlsx", "б.xlsx"])
def test_of_equal_parts_the_later_name_is_the_repeat(tmp_path: Path, larger: str) -> None:
    """Whichever file is larger and so read first."""
    write_region(tmp_path, region(teachers=[]))
    (tmp_path / "teachers.xlsx").unlink()
    padding: list[list[object]] = [[f"Список {number}"] for number in range(20)]
    for name in ("а.xlsx", "б.xlsx"):
        lines = padding + teachers("P1") if name == larger else teachers("P1")
        write_book(tmp_path / name, {"Лист1": lines})
    row = 22 if larger == "б.xlsx" else 2
    assert problems_of(tmp_path) == [f"warning row.repeated б.xlsx Лист1 {row}:{row}"]


@pytest.mark.parametrize(("common", "findings"), [(5, 5), (6, 1)])
def test_sheets_with_many_rows_in_common_are_one_finding(
    tmp_path: Path, common: int, findings: int
) -> None:
    """Few repeats are named one by one, many as two sheets; nobody is counted twice."""
    write_region(tmp_path, region(teachers=[]))
    names = [f"P{number}" for number in range(1, 10)]
    write_book(tmp_path / "а.xlsx", {"А": teachers(*names), "Б": teachers(*names[:common], "Q1")})
    outcome = score(job(tmp_path, "dagestan-2022", "2024"))
    said = [problem for problem in outcome.problems if problem.code == "row.repeated"]
    assert [problem.place.cell for problem in said] == [f"{n}:{n}" for n in range(2, 2 + findings)]
    many = "с этой строки 6 строк повторяют строки другого листа: а.xlsx, лист «А»"
    assert (many in said[0].what) == (findings == 1)
    assert outcome.results.levels["region"][0].scores["9.1"].denominator == 10


def test_a_form_beside_the_exports_is_no_data(tmp_path: Path) -> None:
    """Not even a sheet of it that looks like a table."""
    write_region(tmp_path, region())
    sheets: dict[str, Any] = {
        "Форма": own_sheet({"1.1": True}),
        "_meta": meta("region", "region"),
        "Педагоги": teachers("P2"),
    }
    write_book(tmp_path / "форма.xlsx", sheets, _meta="hidden")
    found = read_folder(tmp_path)
    assert people(tmp_path) == ["P1"]
    assert [form.file for form in found.forms] == ["форма.xlsx"]
    assert problems_of(tmp_path) == []


def test_forms_beside_the_exports_are_read_when_no_folder_is_given(tmp_path: Path) -> None:
    write_region(tmp_path, region())
    sheets: dict[str, Any] = {"Форма": own_sheet({"1.1": True}), "_meta": meta("region", "region")}
    write_book(tmp_path / "форма.xlsx", sheets)
    outcome = score(job(tmp_path, "dagestan-2022", "2024"))
    assert outcome.results.levels["region"][0].scores["1.1"].value == 1
    missing = [p.what for p in outcome.problems if p.code == "form.missing"]
    assert missing == ["нет формы «Южный район»: показатели из неё – без данных, 0 баллов"]


STRANGE_FILES = [
    ("~$teachers.xlsx", b"\x05user", "warning file.open ~$teachers.xlsx"),
    ("педагоги.csv", b"1;2\n", "error sheet.unknown педагоги.csv"),
    ("педагоги.TSV", b"\x00\x01", "error file.format педагоги.TSV"),
    ("читай меня.txt", b"...", "error sheet.unknown читай меня.txt"),
    ("приказ.pdf", b"%PDF-1.4", "error file.format приказ.pdf"),
    ("без расширения", b"", "error file.empty без расширения"),
    ("не книга.xlsx", b"%PDF-1.4", "error file.format не книга.xlsx"),
    ("пустой.xlsx", b"", "error file.empty пустой.xlsx"),
    ("архив.xlsx", b"PK\x05\x06" + b"\0" * 18, "error file.format архив.xlsx"),
    ("с паролем.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
     "error file.format с паролем.xlsx"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), STRANGE_FILES)
def test_a_file_that_is_not_read_is_named(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    """The rest of the folder is read all the same."""
    write_region(tmp_path, region())
    tmp_path.joinpath(name).write_bytes(content)
    assert problems_of(tmp_path) == [expected]
    assert people(tmp_path) == ["P1"]


def test_files_that_programs_hide_are_passed_over(tmp_path: Path) -> None:
    write_region(tmp_path, region())
    for name in (".~lock.teachers.xlsx#", ".DS_Store"):
        tmp_path.joinpath(name).write_bytes(b"...")
    assert problems_of(tmp_path) == []


def test_a_damaged_workbook_is_unreadable_at_any_cut(tmp_path: Path) -> None:
    whole = write_book(tmp_path / "whole.xlsx", {"Лист1": teachers("P1")}).read_bytes()
    tmp_path.joinpath("whole.xlsx").unlink()
    for part in range(1, 10):
        tmp_path.joinpath("teachers.xlsx").write_bytes(whole[: len(whole) * part // 10])
        assert spots(read_folder(tmp_path).problems) == ["error file.damaged teachers.xlsx"]


def test_a_file_without_permission_is_named_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_region(tmp_path, region())
    opened: Callable[..., Any] = Path.read_bytes
    read_here(monkeypatch)

    def refuse(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "teachers.xlsx":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = read_folder(tmp_path).problems
    assert spots(found) == ["error file.unreadable teachers.xlsx"]
    assert found[0].what == "нет права на чтение файла"
    assert problems_of(tmp_path) == [
        "error file.unreadable teachers.xlsx",
        "fatal table.missing",
    ]


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="не найдена"):
        read_folder(tmp_path / "нет такой")
    with pytest.raises(UsageError, match="это файл"):
        read_folder(write_book(tmp_path / "файл.xlsx", {"Лист1": []}))


def test_a_folder_without_permission_is_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(RsnmsError, match="нет права читать папку"):
        read_folder(tmp_path)


def test_a_workbook_of_1c_is_read(tmp_path: Path) -> None:
    """1С writes `xl/SharedStrings.xml` with a capital S."""
    plain = BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        page = book.add_worksheet("TDSheet")
        for row, cells in enumerate(teachers("P1", "P2")):
            page.write_row(row, 0, cells)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(tmp_path / "1с.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("sharedStrings", "SharedStrings"), old.read(name))
    assert "xl/SharedStrings.xml" in new.namelist()
    assert people(tmp_path) == ["P1", "P2"]


def test_a_file_is_opened_once_for_everything_that_is_asked_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form by one visit; a table by a second one, too, for what its cells do not show."""
    read_here(monkeypatch)
    opened: list[object] = []
    plain = zipfile.ZipFile.__init__

    def counting(self: zipfile.ZipFile, *what: Any, **how: Any) -> None:
        opened.append(self)
        plain(self, *what, **how)

    write_book(
        tmp_path / "form.xlsx", {"Форма": own_sheet({"1.1": 1}), "_meta": meta("region", "region")}
    )
    write_book(tmp_path / "table.xlsx", {"Лист1": teachers("P1")})
    monkeypatch.setattr(zipfile.ZipFile, "__init__", counting)
    read_folder(tmp_path).late()
    assert len(opened) == 3


def test_a_sheet_that_claims_to_be_endless_is_not_opened(tmp_path: Path) -> None:
    """One stray cell at the sheet's end: all cells between would not fit into memory."""
    write_region(tmp_path, region())
    book = tmp_path / "teachers.xlsx"
    with zipfile.ZipFile(book) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(book, "w") as new:
        for name, content in parts.items():
            claim = content.replace(b'ref="A1:N2"', b'ref="A1:XFD1048576"')
            stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            new.writestr(name, claim.replace(b"</sheetData>", stray))
    assert problems_of(tmp_path) == ["error sheet.bounds teachers.xlsx", "fatal table.missing"]


def test_a_name_of_no_letters_can_be_printed(tmp_path: Path) -> None:
    """An archive from Windows leaves cp866 bytes where the name should be."""
    write_region(tmp_path, region(teachers=[]))
    write_book(tmp_path / "a" / "x.xlsx", {"Лист1": [*teachers("P1"), [None, "Иванов И. И."]]})
    tmp_path.joinpath("a", "x.xlsx").rename(tmp_path / os.fsdecode("Штат.xlsx".encode("cp866")))
    assert people(tmp_path) == ["P1"]
    (place, *_) = problems_of(tmp_path)
    assert place.startswith("error cell.required \ufffd")
    assert place.encode().decode().endswith(".xlsx Лист1 A3")


def test_the_rest_is_computed_when_a_file_is_left_out(tmp_path: Path) -> None:
    """Two files of people, one damaged: the other's people are the region's staff."""
    write_region(tmp_path, region(organizations=[ORG, ORG | {"org_code": "02"}]))
    tmp_path.joinpath("teachers (2).xlsx").write_bytes(b"PK\x03\x04")
    outcome = score(job(tmp_path, "dagestan-2022", "2024"))
    assert outcome.results.levels["region"][0].scores["9.1"].denominator == 2
    assert spots(outcome.problems)[0] == "error file.damaged teachers (2).xlsx"
    with pytest.raises(Refused) as refused:
        score(job(tmp_path, "dagestan-2022", "2024", strict=True))
    assert "error file.damaged teachers (2).xlsx" in spots(refused.value.problems)
