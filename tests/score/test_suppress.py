"""Values of few people: what is hidden with them, and how that is said."""

import csv
import zipfile
from pathlib import Path

import pytest

from rsnms_cli.model.results import Score
from rsnms_cli.pipeline.score import score
from rsnms_cli.score.suppress import Shown
from rsnms_cli.words.score_table import value_words
from tests.helpers.commands import EXPORTS, FORMS, call
from tests.helpers.jobs import job
from tests.helpers.world import AKSAI, DAGESTAN, hidden, staffed, world

Capsys = pytest.CaptureFixture[str]


def staff(shown: Shown) -> dict[str, int | None]:
    """The denominators of the routes, by unit."""
    codes = {"region": "9.2", "municipality": "8.2", "school": "7.2"}
    return {
        unit.unit.code: unit.scores[codes[level]].denominator
        for level, units in shown.results.levels.items()
        for unit in units
    }


def test_nothing_small_nothing_hidden() -> None:
    of = staffed(А=[5, 40, 0])
    shown = hidden(of, 5)
    assert (shown.number, shown.unsized) == (0, frozenset())
    assert shown.results == of.results


def test_a_single_small_school_takes_the_next_smallest_with_it() -> None:
    shown = hidden(staffed(А=[2, 40, 9, 0], Б=[10]), 5)
    assert staff(shown) == {
        **{"А0": None, "А1": 40, "А2": None, "А3": 0, "А": 51},
        **{"Б0": 10, "Б": 10, "region": 61},
    }
    assert shown.unsized == {("school", "А0"), ("school", "А2")}


def test_what_a_total_leaves_over_is_not_of_few_people_either() -> None:
    assert staff(hidden(staffed(А=[1, 1, 6, 30]), 5)) == {
        **{"А0": None, "А1": None, "А2": None, "А3": 30, "А": 38, "region": 38}
    }


def test_a_lone_small_school_hides_its_municipality_and_part_of_another() -> None:
    assert staff(hidden(staffed(А=[3], Б=[20, 30], В=[90]), 5)) == {
        **{"А0": None, "А": None, "Б0": None, "Б1": 30, "Б": None},
        **{"В0": 90, "В": 90, "region": 143},
    }


def test_a_hidden_score_keeps_its_points_and_says_so_in_words() -> None:
    of = staffed(А=[2, 40, 9])
    both = (of.results, hidden(of, 5).results)
    before, after = (next(u for u in r.levels["school"] if u.unit.code == "А0") for r in both)
    was, now = before.scores["7.2"], after.scores["7.2"]
    assert now == Score("ok", target=was.target, points=was.points, max_points=was.max_points)
    assert (was.hidden, now.hidden) == (False, True)
    assert (now.points, after.total, after.rank) == (was.points, before.total, before.rank)
    assert value_words(DAGESTAN.table("school").indicators[-1], now) == "скрыто"


def test_places_by_a_share_are_those_among_the_shown() -> None:
    people = [{"staff": n, "workers": n, "young": 0} for n in (2, 40, 14, 20)]
    trained = [{"staff trained": n} for n in (2, 32, 7, 5)]
    rest = dict.fromkeys(("young with support", "staff with contests", "staff with role"), 0)
    rest["staff and methodists"] = 50
    of = world(AKSAI.id, {"А": [{**a, **b, **rest} for a, b in zip(people, trained, strict=True)]})
    places = [unit.places.get("1") for unit in hidden(of, 5).results.levels["school"]]
    assert [unit.places["1"] for unit in of.results.levels["school"]] == [1, 2, 3, 4]
    assert places == [None, 1, None, 2]


def no_size_is_told(folder: Path, full: list[dict[str, str]]) -> None:
    """Where the teachers are few their number is nowhere, and of what is hidden no steps."""
    known = {row["unit_code"]: row["teachers"] for row in rows(folder / "units.csv")}
    lines = {("school", "2.2"), ("municipality", "8.3"), ("region", "9.3")}
    found = rows(folder / "results.csv")
    workers = [row for row in full if (row["level"], row["indicator"]) in lines]
    few = [row for row in workers if row["denominator"] and 0 < int(row["denominator"]) < 10]
    assert few
    assert {known[row["unit_code"]] for row in few} == {""}
    silent = [row for row in found if row["status"] == "ok" and not row["value"]]
    steps = {(r["unit_code"], r["indicator"]) for r in rows(folder / "steps.csv")}
    blank = {(row["unit_code"], row["indicator"]) for row in silent}
    assert not steps & blank


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def test_score_and_report_say_what_is_hidden(capsys: Capsys, tmp_path: Path) -> None:
    where = ("--data", EXPORTS, "--forms", FORMS, "--period", "2024")
    for name in ("score", "report"):
        out = ("--out", tmp_path / name, "--hide-below", "10")
        call(capsys, name, *where, *out).assert_says(0, "small.hidden", "меньше 10 человек")
    call(capsys, "score", *where, "--out", tmp_path / "open").assert_says(0)
    full, bare = rows(tmp_path / "open/results.csv"), rows(tmp_path / "score/results.csv")
    assert bare == rows(tmp_path / "report/results.csv")
    gone = [(a, b) for a, b in zip(full, bare, strict=True) if a != b]
    assert len(gone) > 50
    for before, after in gone:
        blank = dict.fromkeys(("numerator", "denominator", "value", "achieved"), "")
        assert after == {**before, **blank}
    assert rows(tmp_path / "open/summary.csv") == rows(tmp_path / "score/summary.csv")
    problems = rows(tmp_path / "score/problems.csv")
    (said,) = (row["what"] for row in problems if row["code"] == "small.hidden")
    assert f"скрыто значений: {len(gone)};" in said
    with zipfile.ZipFile(tmp_path / "score/scores.xlsx") as book:
        sheets = "".join(book.read(n).decode() for n in book.namelist() if "/sheet" in n)
    assert sheets.count("<t>скрыто</t>") == len(gone)
    no_size_is_told(tmp_path / "report", full)


def test_both_periods_of_a_comparison_are_hidden(capsys: Capsys) -> None:
    asked = job(EXPORTS, AKSAI.id, "2024", previous="2023")
    full = score(asked).dynamics
    few = score(job(EXPORTS, AKSAI.id, "2024", previous="2023", hide_below=10)).dynamics
    assert 0 < len(few) < len(full)
    assert {(c.unit.code, c.code) for c in few} < {(c.unit.code, c.code) for c in full}


def test_a_negative_number_is_refused(capsys: Capsys) -> None:
    where = ("--data", EXPORTS, "--period", "2024")
    call(capsys, "score", *where, "--hide-below", "-1").assert_says(2, "--hide-below")
