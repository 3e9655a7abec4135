"""The Word note says what was computed, for any document, with any names, the same every time."""

import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.report import UnitReport
from rsnms_cli.report.note.note import note_of
from rsnms_cli.report.view import Report
from rsnms_cli.words.numbers import human
from rsnms_cli.words.score_table import value_words
from tests.helpers.commands import EXPORTS, FORMS, call
from tests.helpers.examples import slow
from tests.helpers.notes import opened, tables_of, text_of
from tests.helpers.sample import sample_report

HOSTILE = [
    "<script>alert(1)</script>",
    "=1+1",
    "{{ 7 * 7 }} {% for %}",
    "Школа & «дети» \x0b\x00\ufffe",
    "я" * 300,
]


@cache
def sample_note() -> bytes:
    """The note of the sample region."""
    return note_of(sample_report())


def test_the_numbers_of_the_note_are_those_of_the_results() -> None:
    report = sample_report()
    tables = tables_of(sample_note())
    (region,) = report.units["region"]
    scores = {row[0]: row for row in tables["Регион, 2024 год"] if row[0] != row[1]}
    for item in report.methodology.region.indicators:
        score = region.scores.scores[item.code]
        points = human(score.points or 0)
        assert scores[item.code][1:3] == [item.title, value_words(item, score)]
        assert scores[item.code][4] == points
    headline = dict(tables["3. Результаты"])
    assert headline["Набрано баллов"] == human(region.span.low)
    summary = {row[0]: row for row in tables["Сводная таблица муниципалитетов"][1:]}
    for one in report.units["municipality"]:
        row = summary[one.scores.unit.name]
        assert row[-3] == human(one.scores.total.points)
        assert row[-1].split(" ")[0] == str(one.scores.rank)


def test_a_municipalitys_note_shows_its_schools_and_no_others() -> None:
    report = sample_report()
    code = "Луговской район"
    text = text_of(note_of(report.of_municipality(code)))
    assert f"Муниципалитет: {code}" in text
    own = {one.scores.unit.name for one in report.schools_of[code]}
    others = {one.scores.unit.name for one in report.units["school"]} - own
    assert all(name in text for name in own)
    assert not [name for name in others if f"\n{name}\n" in text]


def test_recommendations_say_whom_what_until_when_and_the_sign() -> None:
    tables = tables_of(sample_note())
    head, *rows = tables["Меры: Регион"]
    assert head == ["Код", "Что сделать", "Кто отвечает", "Срок", "Признак успеха"]
    assert len(rows) >= 5
    assert all(all(cell for cell in row) for row in rows)
    assert {row[0] for row in tables["Первоочередные меры для муниципалитетов"][1:]} == {
        one.scores.unit.name for one in sample_report().units["municipality"]
    }


@pytest.mark.parametrize(
    "name", ["eao-2023", *map(slow, ("kuzbass-2022", "aksai-2021", "novosibirsk-2023"))]
)
def test_documents_without_points_have_a_note_too(name: str) -> None:
    report = sample_report(name)
    for one in (report, report.of_municipality("Луговской район")):
        text = text_of(note_of(one))
        assert report.methodology.source in text
        assert "баллов" not in text.replace("Баллов", "")
        assert "{{" not in text


def test_what_was_left_out_stands_in_the_first_section() -> None:
    place = Place("Педагоги.xlsx", "Лист1", 5, 2)
    errors = [Problem("cell.unreadable", Severity.ERROR, place, "дата не понята", "исправьте")]
    said = Problem("left_out", Severity.ERROR, Place(), "не учтено: 1 ячейка", "исправьте")
    note = note_of(replace(sample_report(), problems=[said, *errors]))
    (rows,) = [
        rows for before, rows in tables_of(note).items() if before.startswith("Причины, по которым")
    ]
    assert rows[1] == [str(place), "дата не понята", "исправьте"]


def renamed(report: Report, names: list[str]) -> Report:
    """The same report with other names of its first municipalities and schools."""

    def one(unit: UnitReport, name: str) -> UnitReport:
        scores = unit.scores
        return replace(unit, scores=replace(scores, unit=replace(scores.unit, name=name)))

    units = {
        level: [*map(one, found, names), *found[len(names) :]]
        for level, found in report.units.items()
    }
    return replace(report, units=units)


def test_hostile_names_are_shown_literally() -> None:
    text = text_of(note_of(renamed(sample_report(), HOSTILE)))
    for name in HOSTILE[:3] + HOSTILE[4:]:
        assert name in text
    assert "Школа & «дети» \ufffd\ufffd\ufffd" in text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert note_of(sample_report()) == sample_note()


def test_properties_name_nobody_and_the_reporting_date() -> None:
    about = opened(sample_note()).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created.date() == sample_report().period.last
    assert about.title == "Аналитическая справка. Регион, 2024 год"


def test_the_page_is_that_of_the_standard() -> None:
    document = opened(sample_note())
    page = document.sections[0]
    sizes = (page.page_width, page.page_height, page.left_margin, page.right_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 20, 10]
    assert [round(size.mm) for size in (page.top_margin, page.bottom_margin)] == [20, 20]
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header._element.xml
    assert not page.first_page_header.paragraphs[0].text
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Liberation Serif", 13)
    assert round(normal.paragraph_format.first_line_indent.cm, 2) == 1.25
    for table in document.tables[:-1]:
        if table.style.name == "Table Grid":
            assert "w:tblHeader" in table.rows[0]._tr.xml
            assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_charts_can_be_edited_in_word() -> None:
    with zipfile.ZipFile(BytesIO(sample_note())) as package:
        names = package.namelist()
        rating = package.read("word/charts/chart1.xml").decode()
        links = package.read("word/charts/_rels/chart1.xml.rels").decode()
        book = openpyxl.load_workbook(BytesIO(package.read("word/embeddings/chart1.xlsx")))
    assert {"word/charts/chart2.xml", "word/embeddings/chart2.xlsx"} <= set(names)
    (relation,) = re.findall(r'<c:externalData r:id="(\w+)">', rating)
    assert f'Id="{relation}"' in links and "embeddings/chart1.xlsx" in links
    numbers = {name: low for name, low, _ in book["Sheet1"].iter_rows(2, values_only=True)}
    for one in sample_report().units["municipality"]:
        assert f"<c:v>{one.scores.unit.name}</c:v>" in rating
        assert f"{numbers[one.scores.unit.name]:g}" == human(one.span.low).replace(",", ".")


def test_charts_say_what_programs_take_differently() -> None:
    """Bars of one colour with their value alone beside them, axes shown, no bar for no value."""
    with zipfile.ZipFile(BytesIO(note_of(sample_report()))) as package:
        charts = [package.read(f"word/charts/chart{n}.xml").decode() for n in (1, 2)]
    for chart, labelled in zip(charts, (1, 2), strict=True):
        for name in ("LegendKey", "CatName", "SerName", "Percent", "BubbleSize"):
            assert chart.count(f'<c:show{name} val="0"/>') == labelled
        assert chart.count('<c:varyColors val="0"/>') == 1
        assert chart.count('<c:delete val="0"/>') == 2
        assert chart.count('<c:overlay val="0"/>') == 1
        assert '<c:dispBlanksAs val="gap"/></c:chart>' in chart
        parts = [child.tag.split("}")[1] for child in ElementTree.fromstring(chart)]
        assert parts == ["lang", "chart", "spPr", "externalData", "printSettings"]


def test_the_command_writes_a_note_per_municipality(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--data", EXPORTS, "--forms", FORMS, "--period", "2024", "--out", tmp_path)
    said = call(capsys, "report", *where, "--format", "docx", "--unit", "all")
    said.assert_says(0, "файлов 5")
    assert (tmp_path / "03 Луговской район/note.docx").is_file()
