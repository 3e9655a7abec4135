"""No sum of what is published gives back what is hidden: the sums are solved as a system."""

import random

import pytest

from rsnms_cli.score.suppress import Shown
from tests.helpers.examples import daily, slow
from tests.helpers.solve import published, solved, sums
from tests.helpers.world import LINES, PEOPLE, Variable, World, hidden, random_world


@pytest.mark.parametrize("seeds", [range(15), slow(range(15, 75))], ids=["few", "many"])
@pytest.mark.parametrize("methodology", daily(LINES, 2))
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
