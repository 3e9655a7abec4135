"""People known by their names alone: no output names them, copies without people count the same."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.helpers.commands import call
from tests.helpers.tables import (
    DIAGNOSTICS,
    TEACHER,
    TRAINING,
    Row,
    grid,
    region,
    write_book,
    write_region,
)

Capsys = pytest.CaptureFixture[str]
NAMES = ["Секретова Прасковья Тайновна", "Уникова Фаина Скрытовна", "Уникова Фаня Скрытовна"]
FORBIDDEN = ("секретов", "прасковь", "тайновн", "уников", "фаин", "скрытовн")
PERIOD = ("--period", "2024")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Nobody has a number in lists of events, one not even in «Педагоги»; two have one name."""
    numbers = ["P1", "P2", None]
    staff: list[Row] = [
        {**TEACHER, "person_id": number, "full_name": name}
        for number, name in zip(numbers, NAMES, strict=True)
    ]
    spelt = [*NAMES, "Уникова Ф. С.", "Секретова"]
    events = [{"person_id": None, "full_name": name, "org_code": "01"} for name in spelt]
    tables = region(teachers=staff, trainings=[TRAINING | row for row in events])
    folder = write_region(tmp_path / "data", tables)
    rows = [DIAGNOSTICS | row | {"route": "да", "provider": "ЦНППМ"} for row in events]
    fields = ["full_name", "org_code", "date", "route", "provider"]
    write_book(folder / "diagnostics.xlsx", {"Лист1": grid("diagnostics", rows, fields=fields)})
    (folder / "mapping.toml").write_text('[people]\nwithout_snils = "by_name"\n', "utf-8")
    return folder


def texts(folder: Path) -> Iterator[str]:
    """Every text in the files below, those of cells of workbooks too."""
    for path in filter(Path.is_file, folder.rglob("*")):
        if path.suffix != ".xlsx":
            yield path.read_bytes().decode("utf-8", "replace")
            continue
        for sheet in openpyxl.load_workbook(path).worksheets:
            yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


@pytest.mark.slow
def test_no_output_names_them(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    at = ("--data", data)
    out, copies = tmp_path / "out", tmp_path / "copies"
    rows = ("region", "region", "9.1", "--rows", "--out", tmp_path / "rows.csv")
    said = [
        call(capsys, *command, *at)
        for command in (
            ("check", *PERIOD, "--json"),
            ("map",),
            ("score", *PERIOD, "--out", out),
            ("report", *PERIOD, "--format", "csv,json,html,xlsx", "--out", tmp_path / "report"),
            ("explain", *rows, *PERIOD),
            ("pseudonymize", "--out", copies, "--key", tmp_path / "key"),
        )
    ]
    assert {one.code for one in said} <= {0, 1}
    written = [text for folder in (out, tmp_path / "report", copies) for text in texts(folder)]
    written += [path.read_text("utf-8") for path in (tmp_path / "rows.csv", data / "mapping.toml")]
    whole = "\n".join([*written, *(one.out + one.err for one in said)]).casefold()
    assert "учтён" in whole
    assert [name for name in FORBIDDEN if name in whole] == []


def test_copies_without_people_give_the_same_results(
    capsys: Capsys, data: Path, tmp_path: Path
) -> None:
    copies = tmp_path / "copies"
    call(capsys, "pseudonymize", "--data", data, "--out", copies, "--key", tmp_path / "key")
    results = []
    for folder in (data, copies):
        out = tmp_path / f"out of {folder.name}"
        call(capsys, "score", "--data", folder, *PERIOD, "--out", out)
        results.append((out / "results.csv").read_text("utf-8"))
    assert results[0] == results[1]
    assert "region,region,Регион,9.1,3,3,100" in results[0]
