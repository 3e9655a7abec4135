"""report.xlsx as it is written: the engine's numbers in every cell, links, and no harm done."""

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.pipeline.report import report
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.book import write_audit
from tests.helpers.audit import METHODOLOGIES, cells, differing, expected, shown
from tests.helpers.commands import EXPORTS, FORMS, call
from tests.helpers.jobs import job
from tests.helpers.sample import sample_report
from tests.helpers.tables import ORG, literal, region, write_region

Made = dict[str, tuple[Report, Path]]
SHEETS = [
    *("Сводка", "Регион", "Муниципалитеты", "Школы", "Рейтинги", "Рекомендации", "Полнота"),
    *("Справедливое сравнение", "Данные", "Методика", "Замечания"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Report and workbook of the sample region by each methodology."""
    found = {}
    for name in METHODOLOGIES:
        report = sample_report(name)
        path = tmp_path_factory.mktemp("audit") / "report.xlsx"
        write_audit(report, path)
        found[name] = report, path
    return found


@pytest.mark.parametrize("methodology", METHODOLOGIES)
def test_what_is_kept_in_the_cells_is_what_the_engine_says(made: Made, methodology: str) -> None:
    report, path = made[methodology]
    for level in report.units:
        for told, said in zip(shown(path, report, level), expected(report, level), strict=True):
            assert len(said) > 3
            assert differing(told, said) == []


def test_sheets_and_formulas(made: Made) -> None:
    book = cells(made["dagestan-2022"][1], values=False)
    assert book.sheetnames == SHEETS
    texts = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(texts) > 2000
    names = {name for text in texts for name in re.findall(r"[A-Z]+(?=\()", text)}
    assert names <= {"IF", "SUM", "COUNT", "COUNTIF", "RANK", "ROUND", "ISNUMBER", "N", "INT",
                     "AND", "ROWS"}  # fmt: skip
    assert not any("район" in text for text in texts)  # cells are named, never units


def test_targets_are_compared_in_whole_numbers(made: Made) -> None:
    sheet = cells(made["dagestan-2022"][1], values=False)["Муниципалитеты"]
    heads = [cell.value for cell in sheet[7]]
    formula = str(sheet.cell(8, heads.index("8.1") + 1).value)
    assert re.fullmatch(
        r"=IF\(COUNT\(Данные!\$G\$(\d+),Данные!\$H\$\1\)<2,0,IF\(Данные!\$H\$\1=0,\"\","
        r"IF\(100\*Данные!\$G\$\1>=30\*Данные!\$H\$\1,10,0\)\)\)",
        formula,
    )


def test_from_points_to_the_numbers_and_the_clause(made: Made) -> None:
    book: Any = cells(made["dagestan-2022"][1], values=False)
    for name, row in (("Муниципалитеты", 9), ("Школы", 12)):
        sheet = book[name]
        heads = [cell.value for cell in sheet[7]]
        head = sheet.cell(7, heads.index("8.1" if name == "Муниципалитеты" else "7.1") + 1)
        at = head.hyperlink.location.rpartition("!")[2]
        method = book["Методика"]
        assert method[at.replace("A", "C")].value == head.value
        assert str(method[at.replace("A", "I")].value).startswith("Показатели эффективности")
        link = sheet.cell(row, heads.index("Строка данных") + 1).hyperlink.location
        first = book["Данные"][link.rpartition("!")[2].replace("A", "B")].value
        assert first in (sheet.cell(row, 1).value, sheet.cell(row, 2).value)


def test_charts_are_native(made: Made) -> None:
    for _, path in made.values():
        with zipfile.ZipFile(path) as package:
            charts = [n for n in package.namelist() if n.startswith("xl/charts/chart")]
            assert charts
            assert all("<c:v>" in package.read(name).decode() for name in charts)


def test_the_same_bytes_again(made: Made, tmp_path: Path) -> None:
    report, path = made["eao-2023"]
    write_audit(report, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_a_municipality_alone_keeps_its_place_in_the_region(made: Made, tmp_path: Path) -> None:
    report, _ = made["dagestan-2022"]
    one = report.units["municipality"][-1].scores
    part = report.of_municipality(one.unit.code)
    write_audit(part, tmp_path / "part.xlsx")
    _, outcomes = shown(tmp_path / "part.xlsx", part, "municipality")
    assert outcomes[one.unit.code, "rank"] == one.rank > 1
    assert outcomes[one.unit.code, "total"] == float(one.total.points)
    assert "Регион" not in openpyxl.load_workbook(tmp_path / "part.xlsx").sheetnames


HOSTILE = [
    "=1+1",
    "<script>alert(1)</script>",
    "<r><t>x</t></r>",
    "Ш" * 300,
    "Школа \u202e1 алокШ",
    "&amp;' \"]]>",
    "{0} {v} %s",
]


def test_names_that_look_like_code_stay_names(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [
        {**ORG, "org_code": f"{n:02d}", "org_name": name, "municipality": f"{name[:20]} район"}
        for n, name in enumerate(HOSTILE, start=1)
    ]
    data = write_region(tmp_path / "data", region(organizations=rows))
    literal(data / "organizations.xlsx")
    options = ("--data", data, "--period", "2024", "--format", "xlsx", "--out", tmp_path / "out")
    call(capsys, "report", *options).assert_says(0)
    book = openpyxl.load_workbook(tmp_path / "out/report.xlsx")
    names = {str(cell.value).strip() for cell in book["Школы"]["B"]}
    assert {name.replace("\u202e", "") for name in HOSTILE} <= names
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or "1+1" not in str(cell.value)


def test_no_person_is_named(made: Made) -> None:
    people = set()
    for path in EXPORTS.glob("Педагоги*.xlsx"):
        for sheet in openpyxl.load_workbook(path):
            people |= {
                str(cell)
                for row in sheet.values
                for cell in row
                if re.fullmatch(r"[А-ЯЁ]\S+ [А-ЯЁ]\S+ [А-ЯЁ]\S+(вич|вна|ична)", str(cell))
            }
    assert len(people) > 100
    for _, path in made.values():
        with zipfile.ZipFile(path) as package:
            text = "".join(
                package.read(name).decode("utf-8", "replace") for name in package.namelist()
            )
        assert not [name for name in people if name in text]


def test_what_is_hidden_is_not_worked_out_again(tmp_path: Path) -> None:
    """Nothing stands behind a hidden value: its points are kept as numbers, no formula reads it."""
    _, found = report(job(EXPORTS, "dagestan-2022", "2024", FORMS, hide_below=10))
    write_audit(found, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    kept = openpyxl.load_workbook(tmp_path / "report.xlsx", data_only=True)
    hidden = [
        (book[sheet.title][cell.coordinate], cell)
        for sheet in kept
        if sheet.title in ("Регион", "Муниципалитеты", "Школы")
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "скрыто"
    ]
    assert hidden
    assert not [cell.coordinate for cell, _ in hidden if cell.data_type == "f"]
