"""A form that went through LibreOffice says the same and guides as before."""

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.reader import list_forms, read_forms
from rsnms_cli.forms.workbook import Extra, form_files
from rsnms_cli.model.answers import Filled
from rsnms_cli.model.period import parse_period
from rsnms_cli.office.output import write_folder
from tests.helpers import office
from tests.helpers.forms import DAGESTAN, NORTH, SOUTH, UNITS, answers, faults, properties

pytestmark = pytest.mark.office
YEAR = parse_period("2024")
NAMES = ("00 регион", "02 Южный район", "01")
ANSWERS: Filled = {
    ("region", "region", "4.5.1"): 10,
    ("region", "region", "4.5.2"): 7,
    ("municipality", SOUTH, "1.1"): True,
    ("municipality", SOUTH, "1.2"): False,
    ("municipality", SOUTH, "1.4"): 0,
    ("school", "01", "5.1.3"): True,
    ("school", "02", "6.1"): 7,
}
NEXT = ("municipality", NORTH, "1.1")
"""An earlier answer, confirmed by hand."""


def fill(path: Path, cells: dict[tuple[str, str], object]) -> None:
    """Write into cells, by sheet and address, as an office program does."""
    book: Any = openpyxl.load_workbook(path)
    for (sheet, address), value in cells.items():
        book[sheet][address] = value
    book.save(path)


def cells_of(path: Path) -> dict[tuple[str, str], object]:
    """The cells of this form where its answers belong."""
    book = openpyxl.load_workbook(path)
    own = {row[0].value: row[3].coordinate for row in book["Форма"].iter_rows()}
    meta = {row[0].value: row[1].value for row in book["_meta"].iter_rows()}
    found: dict[tuple[str, str], object] = {}
    for (level, unit, code), value in ANSWERS.items():
        said = ("да" if value else "нет") if isinstance(value, bool) else value
        if (level, unit) == (meta["level"], meta["unit_code"]):
            found["Форма", own[code]] = said
            if value is True:
                found["Форма", own[code].replace("D", "E")] = "приказ № 1"
        elif "Школы" in book.sheetnames and level == "school":
            page = book["Школы"]
            row = next(r[0].row for r in page.iter_rows() if r[0].value == unit)
            column = next(c.column_letter for c in page[1] if c.value == code)
            found["Школы", f"{column}{row}"] = said
    return found


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders xlsx and ods: the forms, filled in, opened and saved by LibreOffice."""
    root = tmp_path_factory.mktemp("office")
    levels = ("region", "municipality", "school")
    write_folder(root / "new", form_files(DAGESTAN, YEAR, UNITS, {}, Extra(levels=levels)))
    earlier = Extra({NEXT: "приказ № 2"}, "2023")
    write_folder(root / "next", form_files(DAGESTAN, YEAR, UNITS, {NEXT: True}, earlier))
    paths = [root / f"new/{name}.xlsx" for name in NAMES]
    for path in paths:
        fill(path, cells_of(path))
    paths.append(root / "next/01 Северный район.xlsx")
    fill(paths[-1], {("Форма", "G2"): "да"})
    for kind in ("xlsx", "ods"):
        office.saved(root / kind, kind, *paths)
    return root


def read(folder: Path) -> Forms:
    books, problems = list_forms(folder)
    forms = read_forms(books, DAGESTAN, YEAR, UNITS)
    forms.problems += problems
    return forms


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_answers_are_read_back(saved: Path, kind: str) -> None:
    """Those of the school's own form and of its municipality's agree; a confirmed one counts."""
    forms = read(saved / kind)
    assert answers(forms) == {**ANSWERS, NEXT: True}
    assert faults(forms) == []
    assert forms.evidence == {
        ("municipality", SOUTH, "1.1"): "приказ № 1",
        ("school", "01", "5.1.3"): "приказ № 1",
        NEXT: "приказ № 2",
    }


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_whose_form_it_is_stays_in_both_places(saved: Path, kind: str) -> None:
    before = properties(saved / "new/02 Южный район.xlsx")
    assert before["unit_code"] == SOUTH
    assert properties(saved / kind / f"02 Южный район.{kind}") == before


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def validations(page: Any) -> dict[str, tuple[str, str | None]]:
    return {
        cell.coordinate: (rule.type, rule.formula1)
        for rule in page.data_validations.dataValidation
        for area in rule.sqref.ranges
        for row in page[area.coord if ":" in area.coord else f"{area.coord}:{area.coord}"]
        for cell in row
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_guidance_survives_in_xlsx(saved: Path, name: str) -> None:
    old, new = (opened(saved / folder / f"{name}.xlsx") for folder in ("new", "xlsx"))
    assert new.defined_names.keys() >= {"yes_no", "confirmed"}
    for sheet in ("Форма", "Школы"):
        if sheet not in old.sheetnames:
            continue
        before, after = old[sheet], new[sheet]
        kept = validations(after)
        for cell, rule in validations(before).items():
            assert cell in kept
            if rule[0] in ("list", "whole"):
                assert kept[cell] == rule
        coloured = [
            {cell for area in page.conditional_formatting for cell in area.cells.ranges}
            for page in (before, after)
        ]
        assert {area.coord for area in coloured[0]} == {area.coord for area in coloured[1]}
        assert after.protection.sheet
        for row in before.iter_rows():
            for cell in row:
                assert after[cell.coordinate].protection.locked == cell.protection.locked


def test_the_guidance_survives_in_ods(saved: Path) -> None:
    with zipfile.ZipFile(saved / "ods/02 Южный район.ods") as archive:
        content = archive.read("content.xml").decode("utf-8")
    for name in ("Инструкция", "Форма", "Школы"):
        table = re.search(rf'<table:table table:name="{name}"[^>]*>', content)
        assert table
        assert 'table:protected="true"' in table[0]
    assert re.search(r"table:content-validation [^>]*cell-content-is-in-list\(\$?yes_no\)", content)
    assert "cell-content-is-whole-number()" in content
    assert content.count("<calcext:conditional-format ") > 30
    assert 'table:named-range table:name="yes_no"' in content
