"""Answers that need something more: evidence, a confirmation, an identity that survives."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.reader import list_forms, read_forms
from rsnms_cli.forms.workbook import Extra, form_files
from rsnms_cli.model.answers import Filled
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import NOTHING
from rsnms_cli.model.period import parse_period
from rsnms_cli.office.ooxml import Package
from rsnms_cli.office.output import write_folder
from rsnms_cli.pipeline.forms_create import create_forms
from rsnms_cli.pipeline.score import score
from rsnms_cli.read.files import read_file
from tests.helpers.commands import call
from tests.helpers.forms import (
    DAGESTAN,
    SOUTH,
    UNITS,
    answers,
    faults,
    properties,
    read_back,
)
from tests.helpers.jobs import job
from tests.helpers.tables import meta, own_sheet

YEAR = parse_period("2024")
NAME = "02 Южный район.xlsx"
BEFORE: Filled = {
    ("municipality", SOUTH, "1.1"): True,
    ("municipality", SOUTH, "1.4"): 3,
    ("school", "01", "1.1"): True,
    ("school", "01", "6.1"): 2,
    ("school", "02", "6.1"): 5,
}
EVIDENCE = {("municipality", SOUTH, "1.1"): "приказ от 12.03.2023 № 7"}
ROOT = Path(__file__).parents[2]


def written(folder: Path, filled: Filled, extra: Extra | None = None) -> Path:
    write_folder(folder, form_files(DAGESTAN, YEAR, UNITS, filled, extra))
    return folder / NAME


def read(folder: Path) -> Forms:
    books, problems = list_forms(folder)
    forms = read_forms(books, DAGESTAN, YEAR, UNITS)
    forms.problems += problems
    return forms


def edit(path: Path, change: Callable[[Any], None]) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


@pytest.mark.parametrize(
    ("value", "evidence", "said"),
    [
        ("да", None, ["warning form.evidence a.xlsx Форма E2"]),
        ("да", "  ", ["warning form.evidence a.xlsx Форма E2"]),
        ("да", "приказ", []),
        ("нет", None, []),
        (None, None, []),
    ],
)
def test_yes_without_evidence_is_said(
    tmp_path: Path, value: object, evidence: object, said: list[str]
) -> None:
    """The answer counts all the same; a count needs no evidence."""
    own = [own_sheet({})[0], ["1.1", "…", "…", value, evidence], ["2.4", "…", "…", 3, None]]
    forms = read_back(tmp_path, {"Форма": own, "_meta": meta("region", "region")})
    assert faults(forms) == said
    assert len(forms.answers) == (2 if value else 1)


def test_earlier_answers_are_shown_and_do_not_count(tmp_path: Path) -> None:
    path = written(tmp_path, BEFORE, Extra(EVIDENCE, "2023"))
    book = openpyxl.load_workbook(path)
    own, schools = book["Форма"], book["Школы"]
    assert [own.cell(2, c).value for c in (4, 5, 7)] == [
        "да",
        EVIDENCE["municipality", SOUTH, "1.1"],
        None,
    ]
    assert [own.cell(row, 7).value for row in (1, 3)] == ["Подтверждаю", "не нужно"]
    assert not own["G2"].protection.locked
    assert "ответы за 2023" in str([cell.value for row in book["Инструкция"] for cell in row])
    confirm = schools.max_column
    assert [schools.cell(row, confirm).value for row in (1, 3, 4, 5)] == [
        "Подтверждаю",
        None,
        None,
        "не нужно",
    ]
    forms = read(tmp_path)
    assert answers(forms) == {}
    assert faults(forms) == [
        f"warning form.unconfirmed {NAME} Форма G2",
        f"warning form.unconfirmed {NAME} Форма G5",
        f"warning form.unconfirmed {NAME} Школы W3",
        f"warning form.unconfirmed {NAME} Школы W4",
    ]


def test_what_is_confirmed_counts_and_what_is_new_needs_no_confirmation(tmp_path: Path) -> None:
    path = written(tmp_path, BEFORE, Extra(EVIDENCE, "2023"))

    def fill_in(book: Any) -> None:
        own, schools = book["Форма"], book["Школы"]
        own["G2"], own["D5"], own["G5"] = "Да", 4, "да"
        own["D3"], own["E3"] = "нет", None
        schools["W3"], schools["W4"], schools["C5"] = "да", "нет", "да"

    edit(path, fill_in)
    forms = read(tmp_path)
    assert answers(forms) == {
        ("municipality", SOUTH, "1.1"): True,
        ("municipality", SOUTH, "1.2"): False,
        ("municipality", SOUTH, "1.4"): 4,
        ("school", "01", "1.1"): True,
        ("school", "01", "6.1"): 2,
        ("school", "03", "1.1"): True,
    }
    assert faults(forms) == [f"warning form.unconfirmed {NAME} Школы W4"]


def test_without_its_column_nothing_is_confirmed(tmp_path: Path) -> None:
    path = written(tmp_path, BEFORE, Extra(EVIDENCE, "2023"))
    edit(path, lambda book: book["Форма"].delete_cols(7))
    forms = read(tmp_path)
    assert answers(forms) == {}
    assert f"warning form.unconfirmed {NAME} Форма D2" in faults(forms)


@pytest.mark.slow
def test_forms_of_the_next_period_come_with_the_answers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The sample's forms of 2024 as the start of 2025."""
    asked = ("--data", ROOT / "sample_data/exports", "--previous-forms", ROOT / "sample_data/forms")
    said = call(capsys, "forms", "create", *asked, "--period", "2025", "--out", tmp_path / "new")
    assert said.code == 0, said.err
    old, new = (
        openpyxl.load_workbook(folder / "00 регион.xlsx")["Форма"]
        for folder in (ROOT / "sample_data/forms", tmp_path / "new")
    )
    values = [[page.cell(r, c).value for r in range(2, 20) for c in (4, 5)] for page in (old, new)]
    assert values[0] == values[1]
    data = ROOT / "sample_data/exports"
    outcome = score(job(data, "dagestan-2022", "2025", tmp_path / "new"))
    (of_region_,) = outcome.results.levels["region"]
    assert of_region_.scores["1.1"].status == "no_data"
    assert "form.unconfirmed" in {problem.code for problem in outcome.problems}


@pytest.mark.parametrize(
    ("period", "what"),
    [("2024", "это не прежний период"), ("2023", "это не прежний период")],
)
def test_forms_that_are_not_of_an_earlier_period(tmp_path: Path, period: str, what: str) -> None:
    request = job(ROOT / "sample_data/exports", "dagestan-2022", period)
    with pytest.raises(UsageError, match=what):
        create_forms(request, tmp_path / "new", previous=ROOT / "sample_data/forms")
    assert not (tmp_path / "new").exists()


def test_a_folder_without_forms(tmp_path: Path) -> None:
    data = ROOT / "sample_data/exports"
    with pytest.raises(UsageError, match="нет форм"):
        create_forms(job(data, "dagestan-2022", "2025"), tmp_path / "new", previous=data)


def test_a_form_that_lost_its_sheet_says_by_its_properties_whose_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, {("municipality", SOUTH, "1.4"): 3})
    edit(path, lambda book: book.remove(book["_meta"]))
    assert properties(path)["unit_code"] == SOUTH
    forms = read(tmp_path)
    assert answers(forms) == {("municipality", SOUTH, "1.4"): 3}
    assert faults(forms) == []


@pytest.mark.parametrize(
    ("key", "cell", "value"), [("period", "B6", "2023"), ("unit_code", "B4", "01")]
)
def test_a_form_that_contradicts_its_properties_is_refused(
    tmp_path: Path, key: str, cell: str, value: str
) -> None:
    path = written(tmp_path, {("municipality", SOUTH, "1.4"): 3})

    def change(book: Any) -> None:
        book["_meta"][cell] = value

    edit(path, change)
    forms = read(tmp_path)
    assert answers(forms) == {}
    assert faults(forms) == [f"error form.refused {NAME} _meta"]
    assert f"расходятся ({key})" in forms.problems[-1].what


def test_forms_beside_the_tables_are_looked_at_likewise(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "sample_data/exports", data)
    shutil.copy(ROOT / "sample_data/forms/00 регион.xlsx", data / "a.xlsx")

    def change(book: Any) -> None:
        book["_meta"]["B6"] = "2023"

    edit(data / "a.xlsx", change)
    outcome = score(job(data, "dagestan-2022", "2023"))
    (refused,) = [p for p in outcome.problems if p.code == "form.refused"]
    assert (refused.place.file, refused.place.sheet) == ("a.xlsx", "_meta")


def test_a_form_beside_the_tables_may_have_lost_its_sheet(tmp_path: Path) -> None:
    """Its properties say what it is."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "sample_data/exports", data)
    shutil.copy(ROOT / "sample_data/forms/00 регион.xlsx", data / "a.xlsx")
    request = job(data, "dagestan-2022", "2024")
    whole = score(request)
    edit(data / "a.xlsx", lambda book: book.remove(book["_meta"]))
    found = score(request)
    assert (found.results, found.problems) == (whole.results, whole.problems)
    (unit,) = found.results.levels["region"]
    assert unit.scores["1.1"].status == "ok"


def test_only_what_is_packed_is_opened_for_its_properties(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Package] = []

    def form_properties(package: Package) -> dict[str, str]:
        opened.append(package)
        return {}

    monkeypatch.setattr("rsnms_cli.read.properties.form_properties", form_properties)
    (tmp_path / "a.csv").write_text("Код ОО;Имя\n1;2\n", "utf-8")
    (tmp_path / "b.html").write_text("<table><tr><td>1</td></tr></table>", "utf-8")
    written(tmp_path, {})
    for path in sorted(tmp_path.iterdir()):
        read_file(path, path.name, NOTHING)
    packed = {path.read_bytes() for path in tmp_path.glob("*.xlsx")}
    assert {package.content for package in opened} == packed


BOMB = """<!DOCTYPE x [<!ENTITY a "2024">]>
<Properties><property name="form_version">&a;</property></Properties>"""


@pytest.mark.parametrize(
    "content",
    [BOMB.encode(), BOMB.encode("utf-16"), b"<Properties", b"\xff\xfe", b"<a>" + b" " * 1_000_001],
    ids=["entities", "entities in UTF-16", "torn", "no text", "huge"],
)
def test_properties_that_cannot_be_trusted_are_none(tmp_path: Path, content: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("docProps/custom.xml", content)
    assert properties(tmp_path / "a.xlsx") == {}


def test_a_damaged_archive_has_no_properties(tmp_path: Path) -> None:
    """Every byte of the archive is spoilt in turn."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/custom.xml", "<a>" + "<b/>" * 99 + "</a>")
    whole = (tmp_path / "a.xlsx").read_bytes()
    for at in range(len(whole)):
        spoilt = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        (tmp_path / "b.xlsx").write_bytes(spoilt)
        assert properties(tmp_path / "b.xlsx") == {}


def test_a_file_that_is_no_archive_has_no_properties(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert properties(tmp_path / "a.xls") == {}
