"""A mailbox of returned forms and the sheets of the «свод» that is made of it."""

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers.commands import Said, call, score
from tests.helpers.forms import NO_SCHOOLS, NORTH, Sheets, of_region, of_south
from tests.helpers.tables import ORG, meta, own_sheet, schools_sheet, write_book

Capsys = pytest.CaptureFixture[str]
SAME = ("results.csv", "summary.csv", "problems.csv")
ORGS = [
    ORG,
    ORG | {"org_code": "02", "stages": "НОО"},
    ORG | {"org_code": "04"} | {"municipality": NORTH},
]
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
"""Forms with faults of every kind."""


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
