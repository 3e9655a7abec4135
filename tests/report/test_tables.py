"""results.csv and summary.csv, column by column (contract, section 4)."""

import csv
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from rsnms_cli.methodology.load import load_methodology
from tests.helpers.commands import content, old_report, run_quietly, score
from tests.helpers.tables import ORG, TEACHER, region, staffed, write_forms, write_region

Capsys = pytest.CaptureFixture[str]
Rows = list[dict[str, str]]
RESULTS = (
    "methodology,period,level,unit_code,unit_name,indicator,numerator,denominator,value,target,"
    "achieved,points,max_points,status"
)
SUMMARY = "methodology,period,level,unit_code,unit_name,points,max_points,rank"
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d{0,5}[1-9])?")
SCHOOLS = {"01": "Южный район", "02": "Южный район", "03": "Северный район", "04": "Северный район"}
ANSWERS: dict[tuple[str, str, str], bool | int | None] = {
    ("region", "region", "1.1"): True,
    ("region", "region", "2.4"): 7,
    ("region", "region", "4.5.1"): 3,
    ("region", "region", "4.5.2"): 1,
    ("region", "region", "9.7"): 6,
    ("municipality", "Южный район", "1.1"): False,
    ("school", "01", "1.1"): True,
    ("school", "02", "2.1"): False,
    ("school", "03", "2.1"): False,
    ("school", "04", "1.1"): None,
}


def make_data(folder: Path) -> Path:
    """Four schools; a third of the staff of the first one is diagnosed."""
    rows = [{**ORG, "org_code": code, "municipality": SCHOOLS[code]} for code in sorted(SCHOOLS)]
    staff = [{**TEACHER, "person_id": f"P{number}"} for number in (1, 2, 3)]
    others = [
        {**one, "person_id": f"P{n}", "staff_category": "методист"}
        for n, one in enumerate(staffed(rows[1:]), start=4)
    ]
    return write_region(folder, region(organizations=rows, teachers=[*staff, *others]))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_data(tmp_path / "data")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    forms = write_forms(folder / "forms", ANSWERS, SCHOOLS, "2024")
    where = ("--data", make_data(folder / "data"), "--forms", forms, "--period", "2024")
    assert run_quietly("score", *where, "--out", folder / "out") == 0
    return folder / "out"


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(rows: Rows, unit: str, indicator: str) -> str:
    """A unit's indicator as the last eight cells of its row."""
    (row,) = [row for row in rows if (row["unit_code"], row["indicator"]) == (unit, indicator)]
    return ",".join(list(row.values())[6:])


def test_headers_and_bytes(out: Path) -> None:
    for name, header in (("results.csv", RESULTS), ("summary.csv", SUMMARY)):
        raw = (out / name).read_bytes()
        assert raw.decode("utf-8").splitlines()[0] == header
        assert raw.endswith(b"\n")
        assert b"\r" not in raw
        assert not raw.startswith(b"\xef\xbb\xbf")


def test_one_row_per_unit_and_indicator(out: Path) -> None:
    units = {
        "region": ["region"],
        "municipality": ["Северный район", "Южный район"],
        "school": ["01", "02", "03", "04"],
    }
    table = load_methodology("dagestan-2022").table
    expected = [
        (level, unit, item.code)
        for level, codes in units.items()
        for unit in codes
        for item in table(level).indicators  # type: ignore[arg-type]
    ]
    rows = read(out / "results.csv")
    assert [(row["level"], row["unit_code"], row["indicator"]) for row in rows] == expected
    assert len(rows) == 42 + 2 * 34 + 4 * 22
    assert {(row["methodology"], row["period"]) for row in rows} == {("dagestan-2022", "2024")}
    names = {(row["unit_code"], row["unit_name"]) for row in rows}
    assert names >= {("region", "Регион"), ("Южный район", "Южный район"), ("01", "Школа 1")}


@pytest.mark.parametrize(
    ("unit", "indicator", "cells"),
    [
        ("region", "1.1", ",,1,,,10,10,ok"),
        ("region", "2.1", ",,,,,0,15,no_data"),
        ("region", "2.4", ",,7,,,7,,ok"),
        ("region", "3.3", ",,,,,0,,no_data"),
        ("region", "4.5", "1,3,33.333333,,,0,9,ok"),
        ("region", "9.1", "1,3,33.333333,30,true,10,10,ok"),
        ("region", "9.2", "0,3,0,30,false,0,10,ok"),
        ("region", "9.4", "0,0,,100,,,,not_applicable"),
        ("region", "9.7", ",,6,6,true,5,5,ok"),
        ("region", "9.8", ",,,3,false,0,5,no_data"),
        ("Южный район", "1.1", ",,0,,,0,5,ok"),
        ("Северный район", "8.1", "0,0,,30,,,,not_applicable"),
        ("01", "7.4", ",,0,1,false,0,10,ok"),
        ("02", "3.1", "0,0,,,,,,not_applicable"),
    ],
)
def test_cells(out: Path, unit: str, indicator: str, cells: str) -> None:
    assert of(read(out / "results.csv"), unit, indicator) == cells


def test_every_cell_is_well_formed(out: Path) -> None:
    for row in read(out / "results.csv"):
        numbers = {name: row[name] for name in ("value", "target", "points", "max_points")}
        for name, text in numbers.items():
            assert text == "" or NUMBER.fullmatch(text), (name, text)
        for name in ("numerator", "denominator"):
            assert re.fullmatch(r"\d*", row[name])
        assert row["achieved"] in ("true", "false", "")
        assert (row["status"] == "ok") == (row["value"] != "")
        if row["status"] == "not_applicable":
            assert row["points"] == row["max_points"] == row["achieved"] == ""
        else:
            assert (row["achieved"] == "") == (row["target"] == "")
            assert row["points"] != ""


def test_summary_adds_up(out: Path) -> None:
    results, summary = read(out / "results.csv"), read(out / "summary.csv")
    points: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    most: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in results:
        key = row["level"], row["unit_code"]
        points[key] += Decimal(row["points"] or 0)
        most[key] += Decimal(row["max_points"] or 0)
    assert [(row["level"], row["unit_code"]) for row in summary] == list(points)
    for row in summary:
        key = row["level"], row["unit_code"]
        assert Decimal(row["points"]) == points[key]
        assert Decimal(row["max_points"]) == most[key]
        level = [points[other] for other in points if other[0] == key[0]]
        assert int(row["rank"]) == 1 + sum(other > points[key] for other in level)


def test_ties_share_the_better_rank(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    """1, 2, 2, 4; nobody works in these schools, so that only forms bring points."""
    write_region(data, {"teachers": [{**TEACHER, "org_code": "нет такой"}]})
    answers: dict[tuple[str, str, str], bool | int | None] = {
        ("school", "01", "2.1"): True,
        ("school", "02", "1.1"): True,
        ("school", "03", "2.1"): True,
        ("school", "03", "1.1"): True,
        ("school", "04", "2.1"): True,
    }
    forms = write_forms(tmp_path / "forms", answers, SCHOOLS, "2024")
    score(capsys, data, "--forms", forms, "--out", tmp_path / "out")
    rows = [row for row in read(tmp_path / "out" / "summary.csv") if row["level"] == "school"]
    ranks = {row["unit_code"]: (row["points"], row["rank"]) for row in rows}
    assert ranks == {"01": ("5", "2"), "02": ("3", "4"), "03": ("8", "1"), "04": ("5", "2")}


def test_two_runs_give_the_same_bytes(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    old_report(tmp_path / "b")
    for name in ("a", "b"):
        score(capsys, data, "--out", tmp_path / name)
    first, second = content(tmp_path / "a"), content(tmp_path / "b")
    assert len(first) == 4
    assert all(second[name] == bytes_ for name, bytes_ in first.items())


def test_the_order_of_files_and_rows_changes_nothing(
    capsys: Capsys, data: Path, tmp_path: Path
) -> None:
    score(capsys, data, "--out", tmp_path / "a")
    other = tmp_path / "other"
    other.mkdir()
    for number, path in enumerate(sorted(data.iterdir(), reverse=True)):
        path.rename(other / f"{number}.xlsx")
    rows = [{**ORG, "org_code": code, "municipality": SCHOOLS[code]} for code in SCHOOLS]
    write_region(other, {"organizations": rows[::-1]})
    (other / "2.xlsx").unlink()  # the former organisations
    score(capsys, other, "--out", tmp_path / "b")
    first, second = content(tmp_path / "a"), content(tmp_path / "b")
    assert first["results.csv"] == second["results.csv"]
    assert first["summary.csv"] == second["summary.csv"]
