"""What a file can do to the one who opens it: it is named, and the others are used."""

import os
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rsnms_cli.office import pool
from rsnms_cli.pipeline.score import score
from rsnms_cli.read import folder, inbox
from tests.helpers.examples import daily
from tests.helpers.files import hostile
from tests.helpers.files.hostile import OLE, SHEET, TEXTS, packed, spoilt, with_row, workbook
from tests.helpers.files.xlsb import xlsb
from tests.helpers.jobs import job
from tests.helpers.tables import ORG, region, spots, write_region

ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst'
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
FULL = hostile.ods_cell("x", columns=16_000).join(
    ('<table:table-row table:number-rows-repeated="1000000">', "</table:table-row>")
)
SWALLOWED = """СНИЛС;Код ОО;Категория персонала;Должность
P1;01;методист;"учитель
P2;01;методист;учитель
""".encode()

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
    "thousands of sheets": ("а.xlsx", "file.parts", lambda: hostile.many_sheets(14_900)),
    "one sheet under two names": ("а.xlsx", "file.damaged", lambda: hostile.many_sheets(2)),
    "an address that is said 60,000 times": ("а.xlsx", "file.damaged", lambda: spoilt(
        SHEET, lambda xml: hides(xml).replace(b'<c r="A3"', b"<c" + b' r="A3"' * 60_000))),
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
    "a quote that swallows the rows after it": ("а.csv", "file.damaged", lambda: SWALLOWED),
    "a part twice": ("а.xlsx", "file.damaged", hostile.part_twice),
    "a sheet that lies elsewhere": ("а.xlsx", "file.damaged", lambda: spoilt(
        "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(
            b'worksheets/sheet1.xml"', b'file:///etc/passwd" TargetMode="External"'))),
    "an encoding that nobody knows": ("а.xlsx", "file.damaged", lambda: spoilt(
        "xl/styles.xml", lambda xml: xml.replace(b"UTF-8", b"UTF-99"))),
    "parts outside": ("а.xlsx", "file.format", lambda: hostile.renamed(
        lambda name: f"../../{name}")),
    "a csv of a thousand columns": ("а.csv", "sheet.bounds", lambda: b";" * 1000),
}  # fmt: skip


@pytest.mark.parametrize("kind", daily(REFUSED, 4))
def test_a_file_is_refused_and_the_rest_computed(tmp_path: Path, kind: str) -> None:
    name, code, content = REFUSED[kind]
    write_region(tmp_path, region(organizations=[ORG, ORG | {"org_code": "02"}]))
    tmp_path.joinpath(name).write_bytes(content())
    outcome = score(job(tmp_path, "aksai-2021", "2024"))
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    assert spots(errors) == sorted([f"error {code} {name}", "error left_out"])
    assert errors[0].what in ("не учтено: 1 файл", "не учтено: 1 лист")
    assert errors[1].what
    assert errors[1].todo
    assert outcome.results.levels["region"][0].scores["1"].denominator == 2


ROWS = [
    ["СНИЛС", "Код ОО", "Категория персонала"],
    ["P1", "01", "педагогический работник"],
    ["P2", "01", "педагогический работник"],
]


NOISE = random.Random(3).randbytes(1_500_000).hex()


def page() -> bytes:
    """A web page as a program writes it under the name .xls."""
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    return ("<html><table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>").encode()


HIDDEN = "warning row.hidden а.xlsx Лист1 3:3"


def hides(xml: bytes) -> bytes:
    """The third row of a sheet hidden."""
    return xml.replace(b'<row r="3"', b'<row hidden="1" r="3"')


def without_addresses(xml: bytes) -> bytes:
    """Cells and rows as Power BI writes them: in order, and nobody says where."""
    return re.sub(rb'<(c|row) r="[A-Z]*\d+"', rb"<\1", xml)


def prefixed(xml: bytes) -> bytes:
    """All tags of a sheet under a name for their namespace."""
    xml = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", xml)
    return xml.replace(b" xmlns=", b" xmlns:x=")


def moved(folder: str) -> bytes:
    """The good workbook with its parts in another folder, and said to be there."""
    found = {name.replace("xl/", folder): one for name, one in hostile.parts(workbook()).items()}
    found["_rels/.rels"] = found["_rels/.rels"].replace(b"xl/", folder.encode())
    return packed(found)


READ: dict[str, tuple[str, list[str], Callable[[], bytes]]] = {
    "a claim of a full grid and no far cell": (
        "а.xlsx", [], lambda: hostile.claims_full_grid(stray=False)),
    "strict OOXML": ("а.xlsx", [], hostile.strict),
    "SharedStrings with a capital S": ("а.xlsx", [], lambda: hostile.renamed(
        lambda name: name.replace("sharedStrings", "SharedStrings"))),
    "a sheet in UTF-16": ("а.xlsx", [], lambda: spoilt(
        SHEET, lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16"))),
    "cells without addresses": ("а.xlsx", [], lambda: spoilt(SHEET, without_addresses)),
    "tags with a prefix": ("а.xlsx", [], lambda: spoilt(SHEET, prefixed)),
    "blanks around the numbers of texts": ("а.xlsx", [], lambda: spoilt(
        SHEET, lambda xml: xml.replace(b"<v>", b"<v>\n  ").replace(b"</v>", b" </v>"))),
    "a comment of 300,000 rows": ("а.xlsx", [HIDDEN], lambda: spoilt(SHEET, lambda xml: hides(
        xml).replace(b"</sheetData>", b"</sheetData><!--" + b"<row " * 300_000 + b"-->"))),
    "a link to another file": ("а.xlsx", [], hostile.linked),
    "a directory that lies": ("а.xlsx", [], hostile.lying_directory),
    "parts with the separator of Windows": ("а.xlsx", [], lambda: hostile.renamed(
        lambda name: name.replace("/", "\\"))),
    "parts in a folder of another name": ("а.xlsx", [], lambda: moved("Книга/")),
    "parts in no folder": ("а.xlsx", [], lambda: moved("")),
    "a path from the root": ("а.xlsx", [], lambda: spoilt(
        "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"worksheets/", b"/xl/worksheets/"))),
    "a text of three megabytes": ("а.xlsx", [], lambda: spoilt(TEXTS, lambda xml: xml.replace(
        b"</sst>", f"<si><t>{NOISE}</t></si></sst>".encode()))),
    "as many columns as a sheet has": ("а.xlsx", [], lambda: workbook(
        [[*row, *(f"{row[0]} {n}" for n in range(16_381))] for row in ROWS])),
    "a csv with a field of a megabyte": ("а.csv", [], lambda: "\n".join(
        ";".join([*row, NOISE[:1_000_000]]) for row in ROWS).encode()),
    "a csv of an old Mac": ("а.csv", [], lambda: "\r".join(
        ";".join(row) for row in ROWS).encode()),
    "a web page named xls": ("а.xls", ["warning file.disguised а.xls"], page),
    "a csv named xlsx": ("а.xlsx", ["warning file.disguised а.xlsx"], lambda: "\n".join(
        ";".join(map(str, row)) for row in ROWS).encode("cp1251")),
    "an xlsx named xls": ("а.xls", ["warning file.disguised а.xls"], workbook),
}  # fmt: skip


@pytest.mark.parametrize("kind", daily(READ, 2))
def test_an_odd_file_is_read_for_what_it_is(tmp_path: Path, kind: str) -> None:
    name, said, content = READ[kind]
    write_region(tmp_path, region(teachers=[]))
    tmp_path.joinpath("teachers.xlsx").unlink()
    tmp_path.joinpath(name).write_bytes(content())
    found = folder.read_folder(tmp_path)
    assert found.tables["teachers"]["person_id"].used() == {"P1", "P2"}
    assert spots(found.problems + found.late()) == said


def test_a_zero_sign_in_a_cell_is_a_space(tmp_path: Path) -> None:
    """It stands for «no code» inside; a cell may hold it by an escape, or in UTF-16."""
    escaped = spoilt(TEXTS, lambda xml: xml.replace(b"P2", b"P_x0000_2"))
    tmp_path.joinpath("а.xlsx").write_bytes(escaped)
    rows = "\n".join(";".join(row).replace("P", "\0Q") for row in ROWS)
    tmp_path.joinpath("б.csv").write_bytes(rows.encode("utf-16"))
    found = folder.read_folder(tmp_path).tables["teachers"]["person_id"].used()
    assert found == {"P1", "P 2", "Q1", "Q2"}


MUTATIONS = 120


def mutated(dice: random.Random, good: bytes) -> bytes:
    """Bytes changed or lost on the way, within a part when there are parts."""
    if good.startswith(b"PK") and dice.random() < 0.7:
        held = hostile.parts(good)
        name = dice.choice([name for name in held if held[name]])
        return packed(held | {name: mutated(dice, b" " + held[name])[1:]})
    spoiled, first = bytearray(good), dice.randrange(len(good))
    match dice.randrange(4):
        case 0:
            return good[:first]
        case 1:
            return good[:first] + good[first + dice.randrange(1, 300) :]
        case 2:
            number = dice.choice((b"0", b"-1", b"4294967296", b"1e999", b"\xff"))
            return re.sub(rb"\d+", number, good, count=dice.randrange(1, 9))
    for _ in range(dice.choice((1, 5, 50))):
        spoiled[dice.randrange(len(good))] = dice.randrange(256)
    return bytes(spoiled)


def test_noise_in_files_never_ends_the_run(tmp_path: Path) -> None:
    """Every file is read or named, in time, and the good one beside them is read."""
    dice = random.Random(7)
    lines = [[str(cell or "") for cell in row] for row in ROWS]
    good = {
        ".xlsx": workbook(),
        ".xlsb": xlsb({"Лист1": ROWS}),
        ".ods": hostile.ods("".join(
            f"<table:table-row>{''.join(map(hostile.ods_cell, row))}</table:table-row>"
            for row in lines)),
        ".csv": "\n".join(map(";".join, lines)).encode("cp1251"),
        ".xls": page(),
    }  # fmt: skip
    for number in range(MUTATIONS):
        ending = dice.choice(list(good))
        (tmp_path / f"{number}{ending}").write_bytes(mutated(dice, good[ending]))
    tmp_path.joinpath("целый.xlsx").write_bytes(workbook())
    found = folder.read_folder(tmp_path)
    said = found.problems + found.late()
    assert {"P1", "P2"} <= found.tables["teachers"]["person_id"].used()
    assert "целый.xlsx" not in {problem.place.file for problem in said}
    assert {problem.code for problem in said} >= {"file.damaged", "file.format"}
    assert not {problem.code for problem in said} & {"file.timeout", "file.memory"}


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
    lost = pool.ReaderPool(1, (sys.executable, "-c", program))
    monkeypatch.setattr(inbox, "reader_pool", lambda: lost)
    monkeypatch.setattr(pool, "SECONDS", 1.0)
    assert spots(folder.read_folder(tmp_path).problems) == [f"error {code} а.xlsx"]
    lost.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "а.xlsx")
    tmp_path.joinpath("б.xlsx").symlink_to("/dev/zero")
    found = spots(folder.read_folder(tmp_path).problems)
    assert found == ["error file.special а.xlsx", "error file.special б.xlsx"]
