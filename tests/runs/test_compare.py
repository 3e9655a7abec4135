"""The change between two periods is split exactly: methodology, roster, data."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given

from rsnms_cli.facts.store import Store
from rsnms_cli.methodology.load import methodology_text
from rsnms_cli.model.comparison import Compared, Comparison, Split
from rsnms_cli.pipeline.runs.compare import compare_kept
from tests.helpers.commands import call
from tests.helpers.history import kept, store, write_run
from tests.helpers.tables import DIAGNOSTICS, ORG, TEACHER, TRAINING
from tests.oracle.plain import Region
from tests.oracle.regions import regions

DAGESTAN = methodology_text("dagestan-2022")
EDITED = re.sub(r"rule = \{ target = 10 \}", "rule = { target = 7.25 }", DAGESTAN)
EDITED = EDITED.replace("per_item = 1 }", "per_item = 0.3 }")
TARGETS = '[region]\n"9.1" = { 2024 = 33.3 }\n[municipality]\n"8.1" = { 2024 = 12.5 }\n'


def between(old: Store, new: Store) -> Comparison:
    return compare_kept(kept(old), kept(new))


def splits(found: Comparison) -> Iterator[tuple[Compared, Split]]:
    for one in found.units:
        yield one, one.total
        yield from ((one, split) for item in one.indicators for split in (item.value, item.adds))


def assert_exact(found: Comparison) -> None:
    """Parts add up to the last digit; a unit's indicators add up to its total, part by part."""
    for one, split in splits(found):
        if split.methodology is None:
            continue
        assert split.roster is not None
        assert split.data is not None
        parts = [Fraction(part) for part in (split.methodology, split.roster, split.data)]
        assert split.before is not None
        assert split.now is not None
        assert sum(parts) == Fraction(split.now) - Fraction(split.before)
        assert sum(parts) == Fraction(split.difference or 0)
        if one.presence != "both":
            assert (split.methodology, split.data) == (0, 0)
    for one in found.units:
        for part in ("before", "now", "methodology", "roster", "data"):
            added = sum(Fraction(getattr(item.adds, part)) for item in one.indicators)
            assert added == Fraction(getattr(one.total, part)), (one.unit, part)


def parts(found: Comparison, *names: str) -> set[Any]:
    """All values of these parts, of units that stand in both periods."""
    units = [(one, split) for one, split in splits(found) if one.presence == "both"]
    return {getattr(split, name) for _, split in units for name in names} - {None}


@pytest.mark.slow
def test_any_two_regions_add_up_under_a_changed_edition() -> None:
    """Two drawn regions share people and organisations: some stay, come, go, move, change."""
    seen: set[str] = set()

    @given(regions(2023), regions(2024))
    def exact(before: Region, now: Region) -> None:
        old = store(before, "2023")
        new = store(now, "2024", text=EDITED, readings={"window": "since-2022"}, targets=TARGETS)
        first, last = kept(old), kept(new)
        found = compare_kept(first, last)
        assert_exact(found)
        for one in found.units:
            seen.add(one.presence)
            for results, number in (
                (first.results, one.total.before),
                (last.results, one.total.now),
            ):
                totals = [
                    u.total.points
                    for u in results.levels[one.unit.level]
                    if u.unit.code == one.unit.code
                ]
                assert number == sum(totals, Decimal(0))

    exact()
    assert seen == {"both", "appeared", "left"}


@pytest.mark.slow
def test_other_documents_add_up(region: Region) -> None:
    """From points to targets reached, from one set of levels to another."""
    other = replace(region, teachers=region.teachers[3:])
    for names in (("dagestan-2022", "eao-2023"), ("eao-2023", "kuzbass-2022")):
        found = between(store(region, "2024-H1", names[0]), store(other, "2024", names[1]))
        assert_exact(found)
        assert parts(found, "methodology") - {0}


@pytest.fixture(scope="module")
def region() -> Region:
    """Two municipalities, three schools, twelve teachers, every second one trained."""
    places = {"01": "Южный район", "02": "Южный район", "03": "Горный район"}
    orgs: list[dict[str, object]] = [
        {**ORG, "org_code": code, "municipality": place, "mentoring_model": code == "01"}
        for code, place in places.items()
    ]
    people = [f"P{number:02d}" for number in range(12)]
    teachers: list[dict[str, object]] = [
        {
            **TEACHER,
            "person_id": person,
            "org_code": f"0{number % 3 + 1}",
            "methodist": f"М{number % 2}",
            "mentoring_role": "наставник" if number % 4 else None,
        }
        for number, person in enumerate(people)
    ]
    flags = {"federal_register": True, "by_diagnostics": True, "management_team": True}
    courses = {"kind": "повышение квалификации"}
    trainings: list[dict[str, object]] = [
        {**TRAINING, **flags, **courses, "person_id": person} for person in people[::2]
    ]
    tests: list[dict[str, object]] = [
        {**DIAGNOSTICS, "provider": "ЦНППМ", "person_id": person} for person in people[::3]
    ]
    answers: dict[tuple[str, str, str], Any] = {
        ("region", "region", "2.1"): True,
        ("municipality", "Южный район", "1.1"): True,
        ("school", "01", "1.1"): True,
    }
    return Region(orgs, teachers, trainings, tests, answers)


@pytest.fixture(scope="module")
def usual(region: Region) -> Store:
    """The region in 2024."""
    return store(region, "2024")


def test_only_the_methodology(region: Region, usual: Store) -> None:
    found = between(usual, store(region, "2024", text=EDITED, targets=TARGETS))
    assert_exact(found)
    assert parts(found, "roster", "data") == {0}
    assert parts(found, "methodology") - {0}


def test_only_the_roster(region: Region, usual: Store) -> None:
    """One left, one came with training, one moved to another municipality, a school closed."""
    gone, moved, *others = region.teachers
    newcomer: dict[str, object] = {**TEACHER, "person_id": "P99", "org_code": "03"}
    other = replace(
        region,
        organizations=region.organizations[:1] + region.organizations[2:],
        teachers=[newcomer, {**moved, "org_code": "03"}, *others],
        trainings=[
            *region.trainings,
            {**TRAINING, "person_id": "P99", "by_diagnostics": True},
        ],
    )
    assert gone["person_id"] == "P00"
    found = between(usual, store(other, "2024"))
    assert_exact(found)
    assert parts(found, "methodology", "data") == {0}
    assert parts(found, "roster") - {0}
    assert [one.unit.code for one in found.units if one.presence == "left"] == ["02"]
    notes = "рабочих мест педагогов: осталось 7 мест, прибыло 2, выбыло 5"
    assert notes in found.notes


def test_only_the_data(region: Region, usual: Store) -> None:
    """The same people in the same places: trained, diagnosed, mentored; a form answered anew."""
    other = replace(
        region,
        organizations=[{**org, "mentoring_model": True} for org in region.organizations],
        teachers=[{**one, "mentoring_role": "наставник"} for one in region.teachers],
        trainings=[region.trainings[0] | {"person_id": t["person_id"]} for t in region.teachers],
        diagnostics=[],
        answers={("region", "region", "2.2"): True, ("school", "03", "1.1"): True},
    )
    found = between(usual, store(other, "2024"))
    assert_exact(found)
    assert parts(found, "methodology", "roster") == {0}
    assert parts(found, "data") - {0}


def test_who_moves_and_is_trained_then_is_data_of_the_region(region: Region, usual: Store) -> None:
    """The region has nobody more or less: what is true of the person is not roster."""
    moved = region.teachers[1]
    other = replace(
        region,
        teachers=[region.teachers[0], {**moved, "org_code": "03"}, *region.teachers[2:]],
        trainings=[*region.trainings, {**region.trainings[0], "person_id": moved["person_id"]}],
    )
    found = between(usual, store(other, "2024"))
    share = next(item for item in found.units[0].indicators if item.code == "9.3")
    assert found.units[0].unit.code == "region"
    assert (share.value.roster, share.value.data) == (0, Fraction(100, 12))
    school = next(one for one in found.units if one.unit.code == "03")
    roster = next(item for item in school.indicators if item.code == "2.2").value.roster
    assert roster == Fraction(100 * 2, 5) - Fraction(100 * 2, 4)


def test_a_value_that_did_not_exist_is_not_zero(region: Region, usual: Store) -> None:
    found = between(store(replace(region, answers={}), "2024"), usual)
    value = next(item for item in found.units[0].indicators if item.code == "2.1").value
    assert value == Split(None, 1)
    assert value.difference is None


def test_people_under_another_key_are_not_compared(
    region: Region, usual: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_run(tmp_path, store(region, "2023", key=b"lost"), "a" * 12)
    write_run(tmp_path, usual, "b" * 12)
    said = call(capsys, "compare", "2023", "2024", "--workspace", tmp_path)
    said.assert_says(3, "с разными ключами", "верните прежний ключ")


@pytest.fixture(scope="module")
def written(region: Region, usual: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs; that of 2024 was done twice, the second counts."""
    folder = tmp_path_factory.mktemp("runs")
    other = replace(region, teachers=region.teachers[2:])
    write_run(folder, store(region, "2023"), "aaaa00000000")
    write_run(folder, usual, "bbbb00000000")
    write_run(folder, store(other, "2024", text=EDITED), "cccc00000000")
    (folder / "reports/2024/dddd00000000").mkdir()  # no manifest: not there for anybody
    (folder / "reports/latest.json").write_text('{"2024": "cccc00000000"}', "utf-8")
    return folder


@pytest.fixture
def workspace(written: Path, tmp_path: Path) -> Path:
    """The same runs, for one test alone."""
    return shutil.copytree(written, tmp_path / "регион")


def test_the_command_writes_what_it_shows(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ("compare", "2023", "2024-H2", "--workspace", workspace)
    for name in ("c.csv", "c.xlsx"):
        said = call(capsys, *base, "--indicators", "--out", workspace / "out" / name)
        said.assert_says(0, "методика та же, но в другой редакции", "цели 2023 и 2024 годов")
    rows = list(csv.DictReader(io.StringIO((workspace / "out/c.csv").read_text("utf-8"))))
    for row in rows:
        if row["methodology"]:
            added = sum(Decimal(row[part]) for part in ("methodology", "roster", "data"))
            assert abs(added - Decimal(row["difference"])) <= Decimal("0.000002")  # six decimals
    assert {row["what"] for row in rows} == {"total", "value", "points"}
    book = openpyxl.load_workbook(workspace / "out/c.xlsx")
    assert book["Изменения"].max_row == len(rows) + 1
    found = json.loads(call(capsys, *base, "--unit", "01", "--json").out)
    assert [row["unit_code"] for row in found["rows"]] == ["01"]
    assert found["now"]["digest"] == "cccc00000000"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2023", "2025"), "расчёта «2025» нет"),
        (("2023", "dddd"), "расчёта «dddd» нет"),
        (("2023", "2024", "--level", "школа"), "уровня «школа» нет"),
        (("2023", "2024", "--unit", "99"), "таких единиц нет"),
        (("2023", "2024", "--out", "c.pdf"), "не того вида"),
    ],
)
def test_wrong_use_is_said(
    workspace: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    call(capsys, "compare", *arguments, "--workspace", workspace).assert_says(2, words)


def test_history_lists_runs_and_exports_the_latest(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = workspace / "all.csv"
    said = call(capsys, "history", "--workspace", workspace, "--out", out)
    said.assert_says(0, "31.12.2023", "dagestan-2022", "принятые", "bbbb00000000")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert {row["digest"] for row in rows} == {"aaaa00000000", "cccc00000000"}
    call(capsys, "history", "--workspace", workspace, "--methodology", "eao-2023").assert_says(
        0, "eao-2023"
    )
    (workspace / "out").mkdir(exist_ok=True)
    (workspace / "out" / "rsnms.toml").touch()
    call(capsys, "history", "--workspace", workspace / "out").assert_says(
        2, "нет ни одного расчёта"
    )
