"""Values of few people: hidden, and no sum of what is published gives them back."""

import csv
import random
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import pytest

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.facts import Count, Facts
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.results import Results, Score
from rsnms_cli.model.units import REGION, Unit
from rsnms_cli.pipeline.score import score
from rsnms_cli.pipeline.types import Request
from rsnms_cli.score.run import score_units
from rsnms_cli.score.suppress import Shown, hide_small
from rsnms_cli.words.score_table import value_words
from tests.helpers.commands import EXPORTS, FORMS, call

Capsys = pytest.CaptureFixture[str]
Node = tuple[str, str]
Variable = tuple[str, str, str]
"""A quantity of a unit: whom it counts, the unit's level and code."""

DAGESTAN = load_methodology("dagestan-2022")
AKSAI = load_methodology("aksai-2021")
YEAR = parse_period("2024")
LINES: dict[str, dict[tuple[str, str], tuple[str, str]]] = {
    DAGESTAN.id: {
        ("region", "9.1"): ("staff diagnosed", "staff"),
        ("region", "9.2"): ("staff with route", "staff"),
        ("region", "9.3"): ("register, any", "workers"),
        ("municipality", "8.1"): ("staff diagnosed at cnppm", "staff"),
        ("municipality", "8.2"): ("staff with route", "staff"),
        ("municipality", "8.3"): ("register, cnppm", "workers"),
        ("school", "2.2"): ("by diagnostics", "workers"),
        ("school", "3.1"): ("young with mentor", "young"),
        ("school", "7.1"): ("staff diagnosed at cnppm", "staff"),
        ("school", "7.2"): ("staff with route", "staff"),
        ("school", "7.5"): ("with role", "workers"),
    },
    AKSAI.id: {
        (level, code): (counted, of)
        for level in ("region", "municipality", "school")
        for code, counted, of in (
            ("1", "staff trained", "staff"),
            ("2", "young with support", "young"),
            ("3", "staff with contests", "staff"),
            ("6", "staff with role", "staff"),
        )
    },
}
"""By the documents, not by the program: level and code to what is counted, among whom."""
PEOPLE = {"staff", "workers", "young"}
SIZE = "workers"
"""Reports also publish the number of pedagogical workers of every unit."""


@dataclass(frozen=True)
class World:
    """A region whose every sum is exact: units, and numbers of people by quantity and unit."""

    methodology: str
    units: dict[str, list[Unit]]
    numbers: dict[Variable, int]

    @property
    def keys(self) -> list[str]:
        return sorted({key for key, _, _ in self.numbers})

    @property
    def sizes(self) -> dict[Node, int]:
        return {(level, unit): n for (key, level, unit), n in self.numbers.items() if key == SIZE}

    @cached_property
    def results(self) -> Results:
        """The scores with nothing hidden."""
        n, lines = self.numbers, LINES[self.methodology].items()
        facts: Facts = {
            (level, code): {
                unit.code: Count(n[counted, level, unit.code], n[base, level, unit.code])
                for unit in self.units[level]
            }
            for (level, code), (counted, base) in lines
        }
        return score_units(self.units, facts, {}, load_methodology(self.methodology), YEAR)


def world(methodology: str, schools: Mapping[str, Sequence[Mapping[str, int]]]) -> World:
    """Municipalities with the numbers of each of their schools, added up."""
    units: dict[str, list[Unit]] = {"region": [REGION], "municipality": [], "school": []}
    numbers: dict[Variable, int] = {}
    for name, of_schools in schools.items():
        units["municipality"].append(Unit("municipality", name, name, name))
        for index, people in enumerate(of_schools):
            code = f"{name}{index}"
            units["school"].append(Unit("school", code, code, name, "общеобразовательная"))
            for key, number in people.items():
                for node in (("school", code), ("municipality", name), ("region", "region")):
                    numbers[key, *node] = numbers.get((key, *node), 0) + number
    return World(methodology, units, numbers)


def random_world(dice: random.Random, methodology: str) -> World:
    """A few municipalities of a few schools, many tiny or empty."""

    def school() -> dict[str, int]:
        staff = dice.randint(0, dice.choice((2, 6, 12, 40)))
        workers = dice.randint(0, staff)
        people = {"staff": staff, "workers": workers, "young": dice.randint(0, workers)}
        for counted, of in sorted(set(LINES[methodology].values())):
            people[counted] = dice.randint(0, people[of])
        return people

    names = "АБВГД"[: dice.randint(1, 5)]
    return world(methodology, {m: [school() for _ in range(dice.randint(1, 6))] for m in names})


def staffed(**schools: Sequence[int]) -> World:
    """Municipalities by the staff of their schools; all of them are teachers with a route."""
    keys = {name for pair in LINES[DAGESTAN.id].values() for name in pair}
    return world(
        DAGESTAN.id, {m: [dict.fromkeys(keys, n) for n in of] for m, of in schools.items()}
    )


def hidden(of: World, least: int) -> Shown:
    return hide_small(load_methodology(of.methodology), of.results, of.sizes, least)


def published(of: World, shown: Shown) -> set[Variable]:
    """The quantities that a reader of all outputs knows, each of them true."""
    known = {v for v in of.numbers if v[0] == SIZE and v[1:] not in shown.unsized}
    for level, units in shown.results.levels.items():
        for unit in units:
            for code, one in unit.scores.items():
                names = LINES[of.methodology].get((level, code), ())
                for name, number in zip(names, (one.numerator, one.denominator), strict=False):
                    if number is not None:
                        assert number == of.numbers[name, level, unit.unit.code]
                        known.add((name, level, unit.unit.code))
    return known


def sums(of: World, key: str) -> Iterator[list[Variable]]:
    """A total and its terms, for the region and every municipality."""
    municipalities = [unit.code for unit in of.units["municipality"]]
    yield [(key, "region", "region"), *((key, "municipality", m) for m in municipalities)]
    for m in municipalities:
        schools = [s.code for s in of.units["school"] if s.municipality == m]
        yield [(key, "municipality", m), *((key, "school", code) for code in schools)]


def solved(of: World, known: set[Variable]) -> set[Variable]:
    """Every unknown that the sums determine, found by solving them exactly as a system."""
    found: set[Variable] = set()
    for key in of.keys:
        rows = [
            {v: Fraction(1 if i else -1) for i, v in enumerate(line) if v not in known}
            for line in sums(of, key)
        ]
        found |= {next(iter(row)) for row in reduced(rows) if len(row) == 1}
    return found


def reduced(rows: list[dict[Variable, Fraction]]) -> list[dict[Variable, Fraction]]:
    """Reduced row echelon form: a row of one variable is a variable that is known."""
    done: list[tuple[Variable, dict[Variable, Fraction]]] = []
    for given in rows:
        row = given
        for pivot, other in done:
            row = minus(row, other, row.get(pivot, Fraction(0)))
        if row:
            pivot = min(row)
            row = {v: c / row[pivot] for v, c in row.items()}
            done = [(p, minus(other, row, other.get(pivot, Fraction(0)))) for p, other in done]
            done.append((pivot, row))
    return [row for _, row in done]


def minus(
    row: dict[Variable, Fraction], other: dict[Variable, Fraction], times: Fraction
) -> dict[Variable, Fraction]:
    both = {v: row.get(v, Fraction(0)) - times * other.get(v, Fraction(0)) for v in row | other}
    return {v: c for v, c in both.items() if c}


@pytest.mark.parametrize(
    "seeds", [range(15), pytest.param(range(15, 75), marks=pytest.mark.slow)], ids=["few", "many"]
)
@pytest.mark.parametrize("methodology", list(LINES))
def test_no_hidden_number_follows_from_the_published_ones(methodology: str, seeds: range) -> None:
    hidden_values = found_out = 0
    for seed in seeds:
        dice = random.Random(seed)
        of, least = random_world(dice, methodology), dice.choice((3, 5, 10))
        shown = hidden(of, least)
        known, ever = published(of, shown), published(of, Shown(of.results))
        told = known | solved(of, known)
        assert told & ever == known, seed
        assert [v for v in told if v[0] in PEOPLE and 0 < of.numbers[v] < least] == [], seed
        assert left_over(of, known, least) == [], seed
        hidden_values += shown.number
        found_out += len(solved(of, only_small_hidden(of, least)))
    assert hidden_values > 8 * len(seeds)
    assert found_out > 3 * len(seeds), (
        "hiding only what is small is found out, else the attack is too weak"
    )


def left_over(of: World, known: set[Variable], least: int) -> list[list[Variable]]:
    """Totals whose known terms leave over a figure of few people."""
    lines = [line for key in PEOPLE & set(of.keys) for line in sums(of, key)]
    open_lines = [[v for v in terms if v not in known] for total, *terms in lines if total in known]
    return [terms for terms in open_lines if 0 < sum(of.numbers[v] for v in terms) < least]


def only_small_hidden(of: World, least: int) -> set[Variable]:
    """What is published when only the small values themselves are hidden."""
    base = dict(LINES[of.methodology].values())
    everything = published(of, Shown(of.results))
    return {v for v in everything if not 0 < of.numbers[base.get(v[0], v[0]), *v[1:]] < least}


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
    people = [{"staff": n, "workers": n, "young": 0} for n in (2, 40, 9, 20)]
    trained = [{"staff trained": n} for n in (2, 39, 8, 5)]
    rest = dict.fromkeys(("young with support", "staff with contests", "staff with role"), 0)
    of = world(AKSAI.id, {"А": [{**a, **b, **rest} for a, b in zip(people, trained, strict=True)]})
    places = [unit.places.get("1") for unit in hidden(of, 5).results.levels["school"]]
    assert [unit.places["1"] for unit in of.results.levels["school"]] == [1, 2, 3, 4]
    assert places == [None, 1, None, 2]


def no_size_is_told(folder: Path) -> None:
    """Where the number of teachers is hidden as a denominator it is nowhere else, and no steps."""
    known = {row["unit_code"]: row["teachers"] for row in rows(folder / "units.csv")}
    lines = {("school", "2.2"), ("municipality", "8.3"), ("region", "9.3")}
    found = rows(folder / "results.csv")
    workers = [row for row in found if (row["level"], row["indicator"]) in lines]
    silent = [row for row in workers if row["status"] == "ok" and not row["value"]]
    assert silent
    assert {known[row["unit_code"]] for row in silent} == {""}
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
    no_size_is_told(tmp_path / "report")


def test_both_periods_of_a_comparison_are_hidden(capsys: Capsys) -> None:
    asked = Request(EXPORTS, AKSAI.id, "2024", previous="2023")
    full = score(asked).dynamics
    few = score(replace(asked, hide_below=10)).dynamics
    assert 0 < len(few) < len(full)
    assert {(c.unit.code, c.code) for c in few} < {(c.unit.code, c.code) for c in full}


def test_a_negative_number_is_refused(capsys: Capsys) -> None:
    where = ("--data", EXPORTS, "--period", "2024")
    call(capsys, "score", *where, "--hide-below", "-1").assert_says(2, "--hide-below")
