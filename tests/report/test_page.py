"""report.html without a browser: its numbers and its safety."""

import base64
import csv
import hashlib
import re
import time
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from rsnms_cli.report.page.page import page
from tests.helpers.commands import EXPORTS, FORMS, call
from tests.helpers.examples import slow
from tests.helpers.pages import HOSTILE, data_in, grown, hostile_report, parsed, report_of, rows_of
from tests.helpers.people import DIAGNOSTICS, FORBIDDEN, TEACHERS, TRAININGS
from tests.helpers.sample import sample_report
from tests.helpers.tables import ORG, TEACHER, region, write_region

Capsys = pytest.CaptureFixture[str]
MOST_BYTES = 2_500_000


def plain(text: str) -> Decimal | None:
    """A number as the page shows it, or None where it is a word."""
    try:
        return Decimal(text.removesuffix("✓").removesuffix(" %").replace(",", "."))
    except InvalidOperation:
        return None


def test_the_first_view_has_the_numbers_of_the_tables(capsys: Capsys, tmp_path: Path) -> None:
    """Map and ratings are there without a script, cell by cell those of results and summary."""
    call(
        capsys, "report", "--data", EXPORTS, "--forms", FORMS, "--period", "2024",
        "--format", "csv,html", "--out", tmp_path,
    ).assert_says(0, "файлов 6")  # fmt: skip
    tree = parsed((tmp_path / "report.html").read_text("utf-8"))
    with (tmp_path / "results.csv").open(encoding="utf-8") as file:
        results = {(r["unit_code"], r["indicator"]): r for r in csv.DictReader(file)}
    with (tmp_path / "summary.csv").open(encoding="utf-8") as file:
        totals = {(r["level"], r["unit_name"]): r for r in csv.DictReader(file)}
    (heat,) = tree.xpath("//table[contains(@class, 'heat')]")
    codes = [cell.xpath("string(a)") for cell in heat.xpath("./thead/tr[2]/th")[1:]]
    checked = 0
    for name, *cells in rows_of(heat):
        for code, shown in zip(codes, cells, strict=True):
            row = results[name, code]
            if (number := plain(shown)) is not None:
                assert number == pytest.approx(Decimal(row["value"]), abs=Decimal("0.05")), (
                    name,
                    code,
                )
                checked += 1
            else:
                words = {"ok": ("да", "нет"), "no_data": ("н/д",), "not_applicable": ("н/п",)}
                assert shown.removesuffix("✓") in words[row["status"]], (name, code)
    assert checked > 80
    first, _ = tree.xpath("//table[contains(@class, 'rank')]")
    for place, name, points, most, *_ in rows_of(first):
        row = totals["municipality", name]
        assert place.split()[0] == row["rank"]
        assert (plain(points), plain(most)) == (Decimal(row["points"]), Decimal(row["max_points"]))
    region_row = totals["region", "Регион"]
    assert plain(tree.xpath("string(//section[@id='region']//strong)")) == Decimal(
        region_row["points"]
    )


def test_pages_of_units_have_all_scores() -> None:
    """What the script shows: numerator, denominator, points of every unit and indicator."""
    report = sample_report()
    data = data_in(parsed(page(report)))
    checked = 0
    for level, units in report.results.levels.items():
        of = data["levels"][level]
        for row, unit in zip(of["units"], units, strict=True):
            shown = dict(zip(data["fields"], row, strict=True))
            assert (shown["code"], shown["name"]) == (unit.unit.code, unit.unit.name)
            assert (plain(shown["points"]), shown["rank"]) == (unit.total.points, unit.rank)
            for item, number in zip(of["items"], shown["cells"], strict=True):
                score = unit.scores[item["code"]]
                _, parts, points, most, reached, *_ = data["cells"][number]
                expected = f"{score.numerator} из {score.denominator}"
                assert parts == ("" if score.denominator is None else expected)
                assert plain(points) == score.points
                assert plain(most) == score.max_points
                assert reached == score.achieved
                checked += 1
    assert checked > 1000


def test_what_missing_answers_leave_open_is_marked() -> None:
    tree = parsed(page(sample_report()))
    first, _ = tree.xpath("//table[contains(@class, 'rank')]")
    marked = [row[0] for row in rows_of(first) if "≈" in row[0]]
    assert marked
    assert all(re.fullmatch(r"\d+ ≈ \d+–\d+", text) for text in marked)
    own = tree.xpath("//table[contains(@class, 'rank')]//th[@class='own'][@scope='colgroup']")
    assert {cell.text_content() for cell in own} == {"Не часть документа"}


def test_every_indicator_has_its_clause() -> None:
    report = sample_report()
    tree = parsed(page(report))
    for level, item in report.methodology.indicators():
        row = tree.get_element_by_id(f"i-{level}-{item.code}")
        assert item.title in row.text_content()
        assert item.clause.rpartition(", ")[2] in row.text_content()
    for reading in report.methodology.readings:
        assert reading.current.title in tree.get_element_by_id("method").text_content()


def test_nothing_may_be_loaded_and_only_our_script_runs() -> None:
    tree = parsed(page(sample_report()))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name, text in (
        ("style", tree.xpath("//style")[0].text),
        ("script", tree.xpath("//script[not(@type)]")[0].text),
    ):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//@style | //@onclick | //@onerror | //link | //img | //iframe")
    assert not tree.xpath("//@src")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))


def test_same_inputs_same_bytes() -> None:
    assert page(sample_report()) == page(sample_report())


def test_a_large_region_is_small_and_quick() -> None:
    """52 municipalities, 1,450 schools; half a second is wanted, a busy machine takes longer."""
    large = grown(sample_report(), 52, 1450)
    page(large)
    start = time.process_time()
    made = page(large)
    assert time.process_time() - start < 1.5
    assert len(made.encode("utf-8")) < MOST_BYTES
    assert len(data_in(parsed(made))["levels"]["school"]["units"]) == 1450


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    made = page(hostile_report(tmp_path))
    tree = parsed(made)
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//img")
    shown = {text.strip() for text in tree.xpath("//table//a[@class='name']/text()")}
    names = {name.replace("\u202e", "") for name in HOSTILE}
    assert shown >= names
    units = data_in(tree)["levels"]["school"]["units"]
    assert {unit[1] for unit in units} == names
    block = made.partition('id="data">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029\u202e") & set(block)


def test_no_person_is_named(tmp_path: Path) -> None:
    tables = region(teachers=TEACHERS, trainings=TRAININGS, diagnostics=DIAGNOSTICS)
    made = page(report_of(write_region(tmp_path, tables))).casefold()
    assert "южный район" in made
    assert not [word for word in FORBIDDEN if word in made]


def test_errors_stand_on_top(tmp_path: Path) -> None:
    broken = TEACHER | {"person_id": "P2", "staff_category": "кто-то"}
    data = write_region(tmp_path, region(teachers=[TEACHER, broken]))
    (alarm,) = parsed(page(report_of(data))).xpath("//section[@class='title']//div[@role='note']")
    assert "Не учтено: 1 педагог (причин 1)" in alarm.text_content()
    assert "teachers.xlsx" in alarm.text_content()


@pytest.mark.parametrize(
    ("methodology", "said", "silent"),
    [
        ("dagestan-2022", "Всего баллов", "Ни баллов, ни целей"),
        ("eao-2023", "Достигнуто целей", "Всего баллов"),
        slow("kuzbass-2022", "Достигнуто целей", "Всего баллов"),
        slow("aksai-2021", "Ни баллов, ни целей", "Достигнуто целей"),
        slow("novosibirsk-2023", "Ни баллов, ни целей", "Достигнуто целей"),
    ],
)
def test_every_methodology_has_its_page(
    tmp_path: Path, methodology: str, said: str, silent: str
) -> None:
    rows = [ORG, ORG | {"org_code": "02", "municipality": "Северный район"}]
    data = write_region(tmp_path, region(organizations=rows))
    made = page(report_of(data, methodology, previous="2023"))
    first = parsed(made).get_element_by_id("first").text_content()
    assert said in first
    assert silent not in first
    assert "Изменение, п. п." in first


def test_a_page_of_one_municipality() -> None:
    report = sample_report()
    name = report.units["municipality"][0].scores.unit.name
    tree = parsed(page(report.of_municipality(name)))
    assert tree.xpath("string(//h1)") == f"{name}, 2024"
    assert tree.xpath("string(//section[@id='map']/h2)").endswith("организации")
    assert len(rows_of(tree.xpath("//table[contains(@class, 'heat')]")[0])) == len(
        report.schools_of[name]
    )


def test_a_document_of_the_region_alone() -> None:
    report = sample_report()
    only = replace(report, units={"region": report.units["region"]})
    tree = parsed(page(only))
    assert not tree.xpath("//*[@id='map'] | //*[@id='ratings']")
    assert tree.xpath("//section[@id='region']")


def test_a_share_that_nobody_knows_is_not_drawn_as_zero(tmp_path: Path) -> None:
    tree = parsed(page(report_of(write_region(tmp_path, region()))))
    checked = {"%": 0, "": 0}
    for row in tree.xpath("//section[@id='region']//tr[td[@class='goal']]"):
        value = row.xpath("string(td[1])")
        kind = "%" if value.endswith("%") else ""
        assert len(row.xpath(".//*[local-name()='svg']")) == (kind == "%"), value
        checked[kind] += 1
    assert min(checked.values()) > 0
