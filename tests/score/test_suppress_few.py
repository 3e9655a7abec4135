"""Few people are few wherever they stand: in the numerator and in what remains beside it."""

import random

import pytest

from rsnms_cli.score.suppress import Shown
from tests.helpers.examples import daily
from tests.helpers.solve import published, solved, sums
from tests.helpers.world import AKSAI, LINES, Variable, World, hidden, random_world, world

REST = dict.fromkeys(("young with support", "staff with contests", "staff with role"), 0)
REST["staff and methodists"] = 20


def shares(trained: list[int], least: int = 5) -> list[bool]:
    """Which of the schools of 20 show the share of the trained."""
    people = {"staff": 20, "workers": 20, "young": 0}
    of = world(AKSAI.id, {"А": [{**people, **REST, "staff trained": n} for n in trained]})
    schools = hidden(of, least).results.levels["school"]
    return [unit.scores["1"].numerator is not None for unit in schools]


@pytest.mark.parametrize("few", [1, 4, 16, 19])
def test_few_counted_or_few_left_is_hidden_with_another(few: int) -> None:
    assert shares([10, few, 12, 15]) == [False, False, True, True]


@pytest.mark.parametrize("many", [0, 5, 10, 15, 20])
def test_nobody_and_enough_on_both_sides_are_shown(many: int) -> None:
    assert shares([10, many, 12]) == [True, True, True]


def test_nobody_keeps_no_secret_of_a_few() -> None:
    """With two units hidden of which one has nobody the total gives the few away."""
    assert shares([3, 0, 0, 10]) == [False, True, True, False]


def test_the_population_stays_where_it_is_told_otherwise() -> None:
    people = {"staff": 20, "workers": 20, "young": 0, **REST}
    of = world(AKSAI.id, {"А": [{**people, "staff trained": n} for n in (10, 2, 12)]})
    one = hidden(of, 5).results.levels["school"][1]
    assert (one.scores["1"].denominator, one.scores["3"].denominator) == (None, 20)


@pytest.mark.parametrize("methodology", daily(LINES, 2))
def test_no_few_are_told_by_any_sum(methodology: str) -> None:
    """Neither a published number, nor what follows, nor the difference of two of a share is few."""
    for seed in range(20):
        dice = random.Random(seed)
        of, least = random_world(dice, methodology), dice.choice((3, 5, 10))
        shown = hidden(of, least)
        known = published(of, shown)
        told = known | solved(of, known)
        assert told & published(of, Shown(of.results)) == known, seed
        assert [v for v in told if 0 < of.numbers[v] < least] == [], seed
        for counted, base in set(LINES[methodology].values()):
            both = [v[1:] for v in told if v[0] == counted and (base, *v[1:]) in told]
            left = [of.numbers[base, *node] - of.numbers[counted, *node] for node in both]
            assert not [n for n in left if 0 < n < least], (seed, counted)
            assert not over(of, known, counted, least), (seed, counted)


def over(of: World, known: set[Variable], key: str, least: int) -> list[int]:
    """What the known terms of a known total leave over, where it is few."""
    lines = [(total, [v for v in terms if v not in known]) for total, *terms in sums(of, key)]
    left = [sum(of.numbers[v] for v in terms) for total, terms in lines if total in known]
    return [n for n in left if 0 < n < least]
