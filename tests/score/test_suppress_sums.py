"""No sum of what is published gives back what is hidden: the sums are solved as a system."""

import random
from collections.abc import Iterator
from fractions import Fraction

import pytest

from rsnms_cli.score.suppress import Shown
from tests.helpers.examples import slow
from tests.helpers.world import LINES, PEOPLE, SIZE, Variable, World, hidden, random_world


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


@pytest.mark.parametrize("seeds", [range(15), slow(range(15, 75))], ids=["few", "many"])
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
