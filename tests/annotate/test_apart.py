"""What cannot be marked without loss is not: its remarks come in a book of their own."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart
from openpyxl.workbook import Workbook

from rsnms_cli.annotate import lossless as annotate_package
from rsnms_cli.annotate import workbook as annotate
from rsnms_cli.annotate.workbook import returned
from rsnms_cli.model.problems import Place, Problem, Severity
from tests.helpers.commands import call, content, old_report
from tests.helpers.tables import ORG, TEACHER, grid, region, write_book, write_region

Capsys = pytest.CaptureFixture[str]
FAULT = Problem("x.y", Severity.ERROR, Place("t.xlsx", "Лист1", 2, 0), "плохо", "исправьте")
SHEET = "xl/worksheets/sheet1.xml"


def book(path: Path) -> bytes:
    """A small workbook, its texts in a part of their own as Excel has them."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Лист1")
        for row, cells in enumerate(grid("teachers", [TEACHER])):
            sheet.write_row(row, 0, cells)
    return path.read_bytes()


def changed(path: Path, name: str, change: Callable[[bytes], bytes], new: str = "") -> bytes:
    """The small workbook with one part of its package changed, added or renamed."""
    book(path)
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[new or name] = change(parts.pop(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return path.read_bytes()


def before_end(tag: bytes) -> Callable[[bytes], bytes]:
    return lambda text: text.replace(b"</worksheet>", tag + b"</worksheet>")


LOST: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "newer validations": (SHEET, before_end(b"<extLst/>"), "проверки ввода или условное"),
    "protected ranges": (SHEET, before_end(b"<protectedRanges/>"), "диапазоны, открытые"),
    "an unknown element": (SHEET, before_end(b"<novelty/>"), "часть «novelty»"),
    "a discussion": ("xl/threadedComments/t1.xml", lambda _: b"<t/>", "обсуждения"),
    "a shape": ("xl/drawings/drawing1.xml", lambda _: b"<d><a/></d>", "рисунки"),
    "a slicer": ("xl/slicers/s1.xml", lambda _: b"<s/>", "часть «xl/slicers/s1.xml»"),
    "embedded data": ("customXml/item1.xml", lambda _: b"<s/>", "вложенные данные"),
    "a signature": ("_xmlsignatures/sig1.xml", lambda _: b"<s/>", "электронная подпись"),
    "a button": ("xl/drawings/v.vml", lambda _: b'<x ObjectType="Button"/>', "элементы управ"),
    "a vast merged range": (
        SHEET,
        before_end(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "объединено слишком много",
    ),
    "links of all columns": (
        SHEET,
        before_end(b'<hyperlinks><hyperlink ref="A:XFD" location="A1"/></hyperlinks>'),
        "объединено слишком много",
    ),
    "a comment to all cells": (
        "xl/comments1.xml",
        lambda _: b'<comments><comment ref="A1:XFD1048576"/></comments>',
        "устроен необычно",
    ),
    "a table of all cells": ("xl/tables/t.xml", lambda _: b'<table ref="A1:XFD9"/>', "необычно"),
    "a document type": ("xl/styles.xml", lambda t: b"<!DOCTYPE x>" + t, "устроен необычно"),
    "broken XML": (SHEET, lambda text: text[:-9], "устроен необычно"),
    "broken styles": ("xl/styles.xml", lambda text: text[:-9], "устроен необычно"),
}


@pytest.mark.parametrize(("part", "change", "why"), LOST.values(), ids=LOST.keys())
def test_a_file_that_would_lose_something_is_left_alone(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes], why: str
) -> None:
    one = returned("t.xlsx", changed(tmp_path / "t.xlsx", part, change), [FAULT])
    assert why in one.reason
    assert one.name == "t.xlsx – замечания.xlsx"
    (tmp_path / "r.xlsx").write_bytes(one.content)
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0]
    assert one.reason in str(sheet["A2"].value)
    assert [c.value for c in sheet[5]] == [1, "Ошибка", "Лист1", "A2", "плохо", "исправьте"]


def test_a_chart_is_not_lost(tmp_path: Path) -> None:
    book(tmp_path / "t.xlsx")
    with_chart = openpyxl.load_workbook(tmp_path / "t.xlsx")
    with_chart.worksheets[0].add_chart(BarChart(), "H2")
    with_chart.save(tmp_path / "t.xlsx")
    one = returned("t.xlsx", (tmp_path / "t.xlsx").read_bytes(), [FAULT])
    assert "рисунки, фигуры или диаграммы" in one.reason


def test_a_date_that_openpyxl_cannot_hold_is_not_lost(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet["A1"], sheet["A1"].number_format = 9e9, "dd.mm.yyyy"
    made.save(tmp_path / "t.xlsx")
    one = returned("t.xlsx", (tmp_path / "t.xlsx").read_bytes(), [FAULT])
    assert "пропала бы часть" in one.reason


def test_a_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotate_package, "MOST_BYTES", 5000)
    assert "слишком велик" in returned("t.xlsx", book(tmp_path / "t.xlsx"), [FAULT]).reason


def test_macros_stay(tmp_path: Path) -> None:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    changed(tmp_path / "t.xlsm", "[Content_Types].xml", lambda text: text.replace(kind, macro))
    with zipfile.ZipFile(tmp_path / "t.xlsm", "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    one = returned("t.xlsm", (tmp_path / "t.xlsm").read_bytes(), [FAULT])
    assert (one.name, one.reason) == ("t.xlsm", "")
    (tmp_path / "r.xlsm").write_bytes(one.content)
    with zipfile.ZipFile(tmp_path / "r.xlsm") as archive:
        assert archive.read("xl/vbaProject.bin") == b"macros"
        assert macro in archive.read("[Content_Types].xml")


def test_the_strings_of_1c_are_found(tmp_path: Path) -> None:
    strings = "xl/sharedStrings.xml"
    sent = changed(tmp_path / "t.xlsx", strings, lambda text: text, "xl/SharedStrings.xml")
    one = returned("t.xlsx", sent, [FAULT])
    assert one.reason == ""
    (tmp_path / "r.xlsx").write_bytes(one.content)
    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["Лист1"]["A2"].value == "P1"


def test_texts_stay_texts_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    sent = book(tmp_path / "t.xlsx")
    formula = Problem("x", Severity.ERROR, Place("t.xlsx", "Лист1", 2, 0), "=1+1", "+\x01@\ud800")
    other = Problem("x", Severity.WARNING, Place("t.xlsx", "Нет такого"), "файл", "")
    one = returned("t.xlsx", sent, [formula, other])
    assert one == returned("t.xlsx", sent, [other, formula])
    (tmp_path / "r.xlsx").write_bytes(one.content)
    back, original = (openpyxl.load_workbook(tmp_path / f"{name}.xlsx") for name in "rt")
    cells = [cell for row in back["Замечания"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert "=1+1" in {cell.value for cell in cells}
    assert back.properties.modified == original.properties.modified


def test_the_names_of_sheets_do_not_clash(tmp_path: Path) -> None:
    sheets: Mapping[str, list[list[object]]] = {
        "замечания": [["моё"]],
        "Лист1": grid("teachers", [TEACHER]),
    }
    sent = write_book(tmp_path / "t.xlsx", sheets).read_bytes()
    (tmp_path / "r.xlsx").write_bytes(returned("t.xlsx", sent, [FAULT]).content)
    made = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert made.sheetnames == ["Замечания 2", "замечания", "Лист1", "_rsnms"]


def test_only_so_many_remarks_the_worst_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotate, "MOST", 1)
    light = Problem("a", Severity.WARNING, Place("t.xlsx", "Лист1", 1, 0), "пустяк", "")
    one = returned("t.xlsx", book(tmp_path / "t.xlsx"), [light, FAULT])
    (tmp_path / "r.xlsx").write_bytes(one.content)
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0]
    assert "Показаны первые 1 замечаний из 2" in str(sheet["A3"].value)
    assert [cell.value for cell in sheet["E"][5:]] == ["плохо"]


def test_what_was_not_read_is_not_opened(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a damaged book, nor a table that is no book, nor a picture."""
    data = write_region(tmp_path / "data", region())
    (data / "битый.xlsx").write_bytes(b"PK\x03\x04 nothing")
    (data / "выгрузка.csv").write_text(
        "СНИЛС;Код ОО;Категория персонала\nP9;;педагогический работник", "utf-8"
    )
    (data / "фото.jpg").write_bytes(b"jpg")
    opened: list[Any] = []

    def load(file: Any, **options: Any) -> Workbook:
        opened.append(file)
        return openpyxl.load_workbook(file, **options)

    monkeypatch.setattr(annotate, "load_workbook", load)
    said = call(capsys, "check", "--data", data, "--annotate", tmp_path / "out", "--json")
    apart = [f"{name} – замечания.xlsx" for name in ("битый.xlsx", "выгрузка.csv", "фото.jpg")]
    for name in apart:
        assert f"Не размечен, замечания в файле «{name}»" in said.err
    assert len(opened) == 4
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {*apart, *(f"{table}.xlsx" for table in region())}
    assert said.out.startswith("[")


@pytest.mark.parametrize("out", ["data", "data/out", "forms", "forms/out", "./data/../forms"])
def test_nothing_is_written_among_what_was_sent(capsys: Capsys, tmp_path: Path, out: str) -> None:
    folders = [write_region(tmp_path / name, region()) for name in ("data", "forms")]
    before = content(tmp_path)
    sent = ("--data", folders[0], "--forms", folders[1], "--period", "2024")
    said = call(capsys, "check", *sent, "--annotate", tmp_path / out)
    said.assert_says(2, "лежит там же, где присланные файлы", "--annotate")
    assert content(tmp_path) == before


def test_a_folder_of_forms_named_as_ours_is_not_written_into(
    capsys: Capsys, tmp_path: Path
) -> None:
    folders = [write_region(tmp_path / name, region()) for name in ("data", "формы")]
    sent = ("--data", folders[0], "--forms", folders[1], "--period", "2024")
    call(capsys, "check", *sent, "--annotate", tmp_path).assert_says(2, "присланные файлы")


def test_other_files_of_the_folder_stay(capsys: Capsys, tmp_path: Path) -> None:
    before = old_report(tmp_path / "out")
    data = write_region(tmp_path / "data", region())
    call(capsys, "check", "--data", data, "--annotate", tmp_path / "out").assert_says(0, "4 файла")
    after = content(tmp_path / "out")
    assert before.items() <= after.items()
    assert after.keys() - before.keys() == {f"{name}.xlsx" for name in region()}


def test_forms_of_the_name_of_an_export_are_told_apart(capsys: Capsys, tmp_path: Path) -> None:
    data = write_region(tmp_path / "data", region(teachers=[TEACHER | {"org_code": None}]))
    forms = write_region(tmp_path / "forms", {"organizations": [ORG]})
    (forms / "teachers.xlsx").write_bytes(b"PK\x03\x04")
    sent = ("--data", data, "--forms", forms, "--period", "2024")
    said = call(capsys, "check", *sent, "--annotate", tmp_path / "out")
    said.assert_says(3, "forms/teachers.xlsx: файл повреждён", "  teachers.xlsx, лист")
    names = {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*.xlsx")}
    assert {"таблицы/teachers.xlsx", "формы/teachers.xlsx – замечания.xlsx"} <= names


def test_forms_need_a_period(capsys: Capsys, tmp_path: Path) -> None:
    data = write_region(tmp_path / "data", region())
    call(capsys, "check", "--data", data, "--forms", data).assert_says(2, "--period")


def test_every_kind_of_place_has_its_mark(tmp_path: Path) -> None:
    """A row stands in its first filled cell, a merged cell in the one that is seen."""
    made = openpyxl.Workbook()
    sheet, hidden = made.worksheets[0], made.create_sheet("Скрыт")
    sheet.title, hidden.sheet_state = "Лист 1", "hidden"
    sheet["C4"] = "первая"
    sheet.merge_cells("E5:G7")
    made.save(tmp_path / "t.xlsx")
    places = {
        Place("t.xlsx"): None,
        Place("t.xlsx", "Лист 1"): "'Лист 1'!A1",
        Place("t.xlsx", "Лист 1", 4): "'Лист 1'!C4",
        Place("t.xlsx", "Лист 1", 6, 5): "'Лист 1'!E5",
        Place("t.xlsx", "Лист 1", 9, 27): "'Лист 1'!AB9",
        Place("t.xlsx", "Нет такого", 9, 2): None,
        Place("t.xlsx", "Скрыт", 1, 0): None,
    }
    problems = [Problem("x", Severity.ERROR, place, "плохо", "") for place in places]
    one = returned("t.xlsx", (tmp_path / "t.xlsx").read_bytes(), problems)
    (tmp_path / "r.xlsx").write_bytes(one.content)
    back = openpyxl.load_workbook(tmp_path / "r.xlsx")
    found = [[c.hyperlink for c in row if c.hyperlink] for row in back["Замечания"].iter_rows(5)]
    links = [row[0].location if row else None for row in found]
    assert links == [places[place] for place in sorted(places)]
    commented = {c.coordinate for row in back["Лист 1"].iter_rows() for c in row if c.comment}
    assert commented == {"C4", "E5", "AB9"}
    assert back["Скрыт"]["A1"].comment
