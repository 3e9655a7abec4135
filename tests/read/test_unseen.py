"""What the cells of a workbook do not show is said, however its program spells the sheet."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from rsnms_cli.read.folder import read_folder
from tests.helpers.files.hostile import SHEET, packed, parts
from tests.helpers.tables import spots

HEAD = ["СНИЛС", "Дата диагностики", "Результат, %", "ИОМ"]
Change = Callable[[bytes], bytes]


def book(path: Path, *, value: Any = "", change: Change = lambda xml: xml) -> None:
    """«Диагностика» of two rows: percents, formulas with this value, a hidden row."""
    with xlsxwriter.Workbook(path) as raw:
        sheet, percent = raw.add_worksheet("Лист1"), raw.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, HEAD)
        for row, share in ((1, 0.75), (2, 1)):
            sheet.write_row(row, 0, [f"P{row}", f"0{row}.02.2024"])
            sheet.write_number(row, 2, share, percent)
            sheet.write_formula(row, 3, '=IF(1=1,"да","")', None, value)
        sheet.set_row(2, None, None, {"hidden": True})
    found = parts(path.read_bytes())
    path.write_bytes(packed(found | {SHEET: change(found[SHEET])}))


def no_value(xml: bytes) -> bytes:
    return re.sub(rb't="str"(><f>.*?</f>)<v></v>', rb"\1", xml)


def no_addresses(xml: bytes) -> bytes:
    return re.sub(rb'<(c|row) r="[A-Z]*\d+"', rb"<\1", xml)


def with_prefix(xml: bytes) -> bytes:
    return re.sub(rb"<(/?)(\w)", rb"<\1x:\2", xml).replace(b" xmlns=", b" xmlns:x=")


def style_first(xml: bytes) -> bytes:
    return re.sub(rb"<c (r=\S+) (s=\S+?)>", rb"<c \2 \1>", xml)


SPELLINGS: list[Change] = [lambda xml: xml, no_addresses, with_prefix, style_first]
UNFINISHED = [f"error cell.formula_empty д.xlsx Лист1 D{row}" for row in (2, 3)]


@pytest.mark.parametrize("spell", SPELLINGS)
def test_a_sheet_says_the_same_however_it_is_spelt(tmp_path: Path, spell: Change) -> None:
    book(tmp_path / "д.xlsx", change=lambda xml: spell(no_value(xml)))
    found = read_folder(tmp_path)
    assert sorted(spots(found.late())) == [*UNFINISHED, "warning row.hidden д.xlsx Лист1 3:3"]
    assert found.tables["diagnostics"]["result_percent"].used() == {75.0, 100.0}


@pytest.mark.parametrize(("value", "said"), [(0, UNFINISHED), ("да", []), (1, [])])
def test_zeros_of_a_book_that_asks_to_be_calculated_are_no_results(
    tmp_path: Path, value: Any, said: list[str]
) -> None:
    book(tmp_path / "д.xlsx", value=value)
    found = read_folder(tmp_path)
    assert [spot for spot in spots(found.late()) if "formula" in spot] == said
    used = found.tables["diagnostics"]["route"].used()
    assert used == (set() if said else {True})


def test_a_zero_that_was_calculated_stays(tmp_path: Path) -> None:
    """Excel takes the wish to be calculated out when it saves."""
    book(tmp_path / "д.xlsx", value=0)
    found = parts((tmp_path / "д.xlsx").read_bytes())
    name = "xl/workbook.xml"
    calm = found[name].replace(b' fullCalcOnLoad="1"', b"")
    (tmp_path / "д.xlsx").write_bytes(packed(found | {name: calm}))
    assert read_folder(tmp_path).tables["diagnostics"]["route"].used() == {False}


def test_a_second_table_of_a_sheet_is_looked_at_too(tmp_path: Path) -> None:
    """Its columns are its own: a formula beside them says nothing."""
    with xlsxwriter.Workbook(tmp_path / "д.xlsx") as raw:
        sheet = raw.add_worksheet("Лист1")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["P1", "01.02.2024", 70, "да"])
        sheet.write_row(3, 0, ["Дата окончания", "СНИЛС", "В ФР ДПП"])
        sheet.write_row(4, 0, ["01.03.2024", "P1"])
        sheet.write_formula(4, 2, '="да"')
        sheet.write_formula(4, 3, '="да"')
    found = read_folder(tmp_path)
    assert spots(found.late()) == ["error cell.formula_empty д.xlsx Лист1 C5"]
