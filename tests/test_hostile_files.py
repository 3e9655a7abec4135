"""What a file can do to the one who opens it: it is named, and the others are used."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rsnms_cli import pipeline
from rsnms_cli.read import crew, folder, inbox
from tests.helpers import hostile
from tests.helpers.hostile import OLE, SHEET, TEXTS, packed, spoilt, with_row, workbook
from tests.helpers.tables import ORG, region, spots, write_region

ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst'
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
FULL = hostile.ods_cell("x", columns=16_000).join(
    ('<table:table-row table:number-rows-repeated="1000000">', "</table:table-row>")
)

REFUSED: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "zero bytes": ("а.xlsx", "file.empty", lambda: b""),
    "nothing but zeros": ("а.xls", "file.empty", lambda: b"\0" * 4096),
    "truncated": ("а.xlsx", "file.damaged", lambda: workbook()[:3000]),
    "bytes changed on the way": ("а.xlsx", "file.damaged", hostile.noise_inside),
    "a part is missing": ("а.xlsx", "file.damaged", lambda: hostile.renamed(
        lambda name: name.replace("sheet1", "sheet7"))),
    "texts that are not there": ("а.xlsx", "file.damaged", lambda: spoilt(
        SHEET, lambda xml: xml.replace(b"<v>3</v>", b"<v>99999</v>"))),
    "a sheet that breaks off": ("а.xlsx", "file.damaged", lambda: spoilt(
        SHEET, lambda xml: xml[: xml.index(b"</sheetData>")])),
    "an address of no cell": ("а.xlsx", "file.damaged", lambda: with_row(
        '<row r="9"><c r="?!"><v>1</v></c></row>')),
    "an xlsb of noise": ("а.xlsb", "file.damaged", lambda: packed({"xl/workbook.bin": b"\0\1x"})),
    "an xls of noise": ("а.xls", "file.damaged", lambda: OLE + "Workbook".encode("utf-16-le") * 99),
    "under a password": ("а.xlsx", "file.encrypted",
                         lambda: OLE + "EncryptedPackage".encode("utf-16-le") * 99),
    "a zip under a password": ("а.xlsx", "file.encrypted", hostile.encrypted_zip),
    "a bomb": ("а.xlsx", "file.inflated", lambda: spoilt(
        SHEET, lambda xml: xml + b" " * 20_000_000)),
    "thousands of parts": ("а.xlsx", "file.parts", lambda: packed(
        hostile.parts(workbook()) | {f"xl/media/{n}.png": b"" for n in range(6000)})),
    "declarations of entities": ("а.xlsx", "file.doctype", lambda: spoilt(
        TEXTS, lambda xml: xml.replace(b"<sst", ENTITIES))),
    "declarations in UTF-16": ("а.xlsx", "file.doctype", lambda: spoilt(
        TEXTS, lambda _: '<?xml version="1.0"?><!DOCTYPE x><sst/>'.encode("utf-16"))),
    "a column after the last one": ("а.xlsx", "sheet.beyond_grid", lambda: with_row(
        '<row r="4"><c r="XFE4"><v>1</v></c></row>')),
    "a row after the last one": ("а.xlsx", "sheet.beyond_grid", lambda: with_row(
        '<row r="99999999"><c r="A99999999"><v>1</v></c></row>')),
    "two kilobytes over a full grid": ("а.xlsx", "sheet.bounds",
                                       lambda: hostile.claims_full_grid(stray=True)),
    "a far cell behind a small claim": ("а.xlsx", "file.memory", hostile.far_cell_unclaimed),
    "an ods that repeats itself": ("а.ods", "file.damaged", lambda: hostile.ods(FULL)),
    "a web page without a table": ("а.xls", "file.format", lambda: b"<html><p>404</p></html>"),
    "a table of 2003": ("а.xls", "file.xml2003", lambda: XML_2003),
    "a letter": ("а.xlsx", "file.format", lambda: packed({"word/document.xml": b"<x/>"})),
    "a picture": ("а.xlsx", "file.format", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99),
    "noise for a csv": ("а.csv", "file.format", lambda: bytes(range(256)) * 9),
    "a csv of a thousand columns": ("а.csv", "sheet.bounds", lambda: b";" * 1000),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_is_refused_and_the_rest_computed(tmp_path: Path, kind: str) -> None:
    name, code, content = REFUSED[kind]
    write_region(tmp_path, region(organizations=[ORG, ORG | {"org_code": "02"}]))
    tmp_path.joinpath(name).write_bytes(content())
    outcome = pipeline.score(pipeline.Request(tmp_path, "dagestan-2022", "2024"))
    errors = [problem for problem in outcome.problems if problem.level == "error"]
    assert spots(errors) == [f"error {code} {name}"]
    assert errors[0].what
    assert errors[0].todo
    assert outcome.results.levels["region"][0].scores["9.1"].denominator == 1


ROWS = [
    ["СНИЛС", "Код ОО", "Категория персонала"],
    ["P1", "01", "педагогический работник"],
    ["P2", "01", "педагогический работник"],
]


def page() -> bytes:
    """A web page as a program writes it under the name .xls."""
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    return ("<html><table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>").encode()


READ: dict[str, tuple[str, list[str], Callable[[], bytes]]] = {
    "a claim of a full grid and no far cell": (
        "а.xlsx", [], lambda: hostile.claims_full_grid(stray=False)),
    "strict OOXML": ("а.xlsx", [], hostile.strict),
    "SharedStrings with a capital S": ("а.xlsx", [], lambda: hostile.renamed(
        lambda name: name.replace("sharedStrings", "SharedStrings"))),
    "a link to another file": ("а.xlsx", [], hostile.linked),
    "a directory that lies": ("а.xlsx", [], hostile.lying_directory),
    "a web page named xls": ("а.xls", ["warning file.disguised а.xls"], page),
    "a csv named xlsx": ("а.xlsx", ["warning file.disguised а.xlsx"], lambda: "\n".join(
        ";".join(map(str, row)) for row in ROWS).encode("cp1251")),
    "an xlsx named xls": ("а.xls", ["warning file.disguised а.xls"], workbook),
}  # fmt: skip


@pytest.mark.parametrize("kind", READ)
def test_an_odd_file_is_read_for_what_it_is(tmp_path: Path, kind: str) -> None:
    name, said, content = READ[kind]
    write_region(tmp_path, region(teachers=[]))
    tmp_path.joinpath("teachers.xlsx").unlink()
    tmp_path.joinpath(name).write_bytes(content())
    found = folder.read_folder(tmp_path)
    assert found.tables["teachers"]["person_id"].used() == {"P1", "P2"}
    assert spots(found.problems + found.late()) == said


def test_rows_out_of_order_keep_their_places(tmp_path: Path) -> None:
    content = spoilt(SHEET, swapped)
    tmp_path.joinpath("а.xlsx").write_bytes(content)
    table = folder.read_folder(tmp_path).tables["teachers"]
    assert {table["person_id"].at(n): table.place(n).row for n in range(2)} == {"P1": 2, "P2": 3}


def swapped(xml: bytes) -> bytes:
    """The second row of people before the first."""
    head, first, rest = xml.partition(b'<row r="2"')
    second = rest.index(b'<row r="3"')
    end = rest.index(b"</sheetData>")
    return head + rest[second:end] + first + rest[:second] + rest[end:]


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import time; time.sleep(60)", "file.timeout"),
        ("import os; os.abort()", "file.crashed"),
        ("import sys; sys.stderr.write('memory allocation of 9 bytes failed')", "file.memory"),
    ],
)
def test_a_reading_process_that_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, code: str
) -> None:
    """An endless loop, a crash and a full memory of the reader end the file, not the run."""
    tmp_path.joinpath("а.xlsx").write_bytes(workbook())
    lost = crew.Crew(1, (sys.executable, "-c", program))
    monkeypatch.setattr(inbox, "crew", lambda: lost)
    monkeypatch.setattr(crew, "SECONDS", 1.0)
    assert spots(folder.read_folder(tmp_path).problems) == [f"error {code} а.xlsx"]
    lost.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "а.xlsx")
    tmp_path.joinpath("б.xlsx").symlink_to("/dev/zero")
    found = spots(folder.read_folder(tmp_path).problems)
    assert found == ["error file.special а.xlsx", "error file.special б.xlsx"]
