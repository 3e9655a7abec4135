"""The synthetic region: the same for one seed, of the size asked for, plausible."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rsnms_cli.sample import HEADERS, Region, Row, Size, make_region, write_exports

SMALL = Size(3, 20, 150, 400, 100)
YEAR = 2024
STAFF = ("педагогический работник", "управленческие кадры")
SUPPORTING = ("методическая служба", "ЦНППМ")
PINNED = ("900-328-700 61", "Авдакева Марзена Паразовна", date(1954, 7, 30))  # SMALL, seed 7
REQUIRED = {
    "organizations": ("org_code", "org_name", "municipality", "org_type"),
    "teachers": ("person_id", "org_code", "staff_category"),
    "trainings": ("person_id", "end_date"),
    "diagnostics": ("person_id", "date"),
}


@pytest.fixture(scope="module")
def region() -> Region:
    """The region of the default size."""
    return make_region(year=YEAR)


def _bytes(folder: Path, region: Region, plain: bool) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in write_exports(region, folder, plain=plain)}


def _rows(path: Path, sheet: str | None = None) -> list[tuple[object, ...]]:
    book = load_workbook(path)
    return [tuple(row) for row in book[sheet or book.sheetnames[0]].iter_rows(values_only=True)]


def _ids(rows: Iterable[Row]) -> set[object]:
    return {row["person_id"] for row in rows}


@pytest.mark.parametrize("plain", [True, False])
def test_one_seed_gives_the_same_bytes(tmp_path: Path, plain: bool) -> None:
    first = _bytes(tmp_path / "a", make_region(SMALL, seed=7), plain)
    assert first == _bytes(tmp_path / "b", make_region(SMALL, seed=7), plain)
    other = _bytes(tmp_path / "c", make_region(SMALL, seed=8), plain)
    assert all(first[name] != other[name] for name in first)


def test_the_sequence_is_pinned() -> None:
    """Another Python version must not change the region of a seed."""
    row = make_region(SMALL, seed=7).teachers[0]
    assert (row["person_id"], row["full_name"], row["birth_date"]) == PINNED


@pytest.mark.parametrize(
    "size", [Size(), SMALL, Size(52, 300, 2000, 3000, 900), Size(1, 4, 10, 2, 1)]
)
def test_sizes_and_references(size: Size) -> None:
    region = make_region(size)
    for table in HEADERS:
        asked = asdict(size)[table]
        assert abs(len(getattr(region, table)) - asked) <= 0.05 * asked
        assert all(row.keys() == HEADERS[table].keys() for row in getattr(region, table))
    assert len({row["municipality"] for row in region.organizations}) == size.municipalities
    codes = [row["org_code"] for row in region.organizations]
    assert len(set(codes)) == len(codes)
    assert {row["org_code"] for row in region.teachers} == set(codes)


@pytest.mark.parametrize("size", [(0, 50, 600), (5, 11, 600), (5, 50, 9), (5, 50, 10**6)])
def test_impossible_sizes_are_refused(size: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"не (меньше|больше)"):
        Size(*size)


def test_every_snils_is_synthetic_and_right(region: Region) -> None:
    ids = _ids(region.teachers) | _ids(region.trainings) | _ids(region.diagnostics)
    for snils in map(str, ids):
        number, check = snils.replace("-", "").split(" ")
        assert snils.startswith("900-")
        assert len(number) == 9
        total = sum(int(digit) * (9 - i) for i, digit in enumerate(number))
        assert int(check) == (0 if total % 101 == 100 else total % 101)


def test_required_cells_and_values(region: Region) -> None:
    for table, fields in REQUIRED.items():
        assert all(
            row[field] not in (None, "") for row in getattr(region, table) for field in fields
        )
    for row in region.teachers:
        born, years = row["birth_date"], row["experience_years"]
        assert isinstance(born, date)
        assert isinstance(years, int)
        assert 21 <= YEAR - born.year <= 70
        assert 0 <= years <= YEAR - born.year - 21
    for row in region.trainings:
        end = row["end_date"]
        assert isinstance(end, date)
        assert YEAR - 2 <= end.year <= YEAR
    for row in region.diagnostics:
        result, day, routed = row["result_percent"], row["date"], row["route_date"]
        assert isinstance(result, int | float)
        assert isinstance(day, date)
        assert 30 <= result <= 100
        assert routed is None or (isinstance(routed, date) and day < routed)


def test_imperfections_are_the_promised_ones(region: Region) -> None:
    people = _ids(region.teachers)
    assert len([row for row in region.trainings if row["person_id"] not in people]) == 2
    assert len([row for row in region.diagnostics if row["person_id"] not in people]) == 1
    same = Counter(tuple(row.values()) for row in region.teachers)
    assert sorted(same.values())[-2:] == [1, 2]
    assert [row["org_type"] for row in region.organizations].count("ЦНППМ") == 1


def test_shares_are_plausible_and_differ(region: Region) -> None:
    place = {row["org_code"]: row["municipality"] for row in region.organizations}
    staff: dict[object, set[object]] = defaultdict(set)
    for row in region.teachers:
        if row["staff_category"] in STAFF:
            staff[place[row["org_code"]]].add(row["person_id"])
    in_year = [row for row in region.diagnostics if str(row["date"]).startswith(str(YEAR))]
    tested = {name: len(own & _ids(in_year)) / len(own) for name, own in staff.items()}
    assert all(0.12 <= share <= 0.5 for share in tested.values())
    assert max(tested.values()) - min(tested.values()) > 0.1
    model: dict[object, list[bool]] = defaultdict(list)
    for row in region.organizations:
        if row["org_type"] not in SUPPORTING:
            model[row["municipality"]].append(row["mentoring_model"] == "да")
    shares = {name: sum(own) / len(own) for name, own in model.items()}
    assert all(0.3 <= share <= 1 for share in shares.values())
    assert max(shares.values()) - min(shares.values()) > 0.15


def test_pedagogical_workers_trained_by_diagnostics(region: Region) -> None:
    workers = _ids(row for row in region.teachers if row["staff_category"] == STAFF[0])
    trained = _ids(
        row
        for row in region.trainings
        if str(row["end_date"]).startswith(str(YEAR))
        and row["by_diagnostics"] == "да"
        and row["federal_register"] not in ("нет", None)
    )
    assert 0.13 <= len(workers & trained) / len(workers) <= 0.3


def test_plain_files(tmp_path: Path, region: Region) -> None:
    paths = write_exports(region, tmp_path / "new", plain=True)
    assert [path.name for path in paths] == [f"{table}.xlsx" for table in HEADERS]
    for path in paths:
        rows, table = _rows(path), getattr(region, path.stem)
        assert rows[0] == tuple(HEADERS[path.stem].values())
        assert len(rows) == len(table) + 1
    book = load_workbook(paths[3])
    cell = book.worksheets[0]["B2"]
    assert len(book.sheetnames) == 1
    assert not book.properties.creator
    assert isinstance(cell.value, datetime)
    assert cell.value.date() == region.diagnostics[0]["date"]
    assert cell.number_format == "dd.mm.yyyy"


@pytest.mark.slow
def test_lifelike_files(tmp_path: Path, region: Region) -> None:
    write_exports(region, tmp_path)
    orgs = _rows(tmp_path / "Организации.xlsx")
    assert orgs[0][0] and not any(orgs[1])
    assert orgs[2] == tuple(HEADERS["organizations"].values())
    headers = tuple(HEADERS["teachers"].values())
    files = [
        _rows(tmp_path / f"Педагоги - {name}.xlsx")
        for name in dict.fromkeys(r[2] for r in orgs[3:])
    ]
    assert files[0][0] == headers
    assert files[1][2] == ("№ п/п", *headers)
    assert files[1][3][0] == 1
    assert files[2][3] == headers
    assert sum(map(len, files)) == len(region.teachers) + len(files) + 2 * 2 + 3
    halves = [_rows(tmp_path / "Обучение.xlsx", f"{half} полугодие") for half in (1, 2)]
    assert all(half[0] == tuple(HEADERS["trainings"].values()) for half in halves)
    assert sum(map(len, halves)) == len(region.trainings) + 2
    assert _rows(tmp_path / "Диагностика.xlsx")[0] == tuple(HEADERS["diagnostics"].values())
