"""«How many more»: the smallest change that brings points, against trying one after another."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsnms_cli.methodology.load import load_methodology, methodology_ids
from rsnms_cli.methodology.rules import Band, Part, Rule, ShareOfParts
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.methodology.vocabulary import Grouped, Selection, Share
from rsnms_cli.model.facts import Count
from rsnms_cli.model.report import Size, Step
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import ALL_STAGES, Unit
from rsnms_cli.score.rules import score_indicator
from rsnms_cli.score.steps import steps_of
from tests.helpers.examples import daily, many

UNIT = Unit("school", "01", "Школа", "Район", "общеобразовательная", ALL_STAGES)
MANY = 60
"""More changes than any indicator here needs."""
Answers = dict[str, bool | int]
Case = tuple[Indicator, Count, Answers]
STAFF = Share(of="staff", having=())


def scored(case: Case) -> Score:
    item, count, answers = case
    return score_indicator(item, UNIT, answers, count, item.target(2024))


def steps(case: Case) -> list[Step]:
    return list(steps_of(case[0], UNIT, scored(case), case[2], Size(schools=MANY)))


def changed(case: Case, step: Step, by: int) -> Case:
    """The same with `by` more of what the step counts, or fewer over a limit."""
    item, count, answers = case
    more = -by if step.goal == "limit" else by
    code = step.part or (item.share_of_parts.numerator if item.share_of_parts else item.code)
    if item.measure is None:
        return item, count, {**answers, code: answers.get(code, 0) + more}
    return item, Count(count.numerator + more, count.denominator), answers


def gained(case: Case, step: Step, by: int) -> Decimal:
    """Points that so many bring; 1 for a target where there are no points."""
    before, after = scored(case), scored(changed(case, step, by))
    if case[0].rule is None and not case[0].scored_parts:
        return Decimal(after.achieved is True) - Decimal(before.achieved is True)
    return (after.points or Decimal(0)) - (before.points or Decimal(0))


def most(case: Case, step: Step) -> int:
    """How many there are to be added: the rest of a denominator, or as many as anybody likes."""
    score = scored(case)
    if case[0].is_share and score.denominator is not None and step.goal != "limit":
        return score.denominator - (score.numerator or 0)
    return MANY


def verify(case: Case) -> list[Step]:
    """Every step is the first change that brings anything, and brings what it says."""
    found = steps(case)
    for step in found:
        tried = [gained(case, step, by) for by in range(1, most(case, step) + 1)]
        first = next((by for by, gain in enumerate(tried, start=1) if gain > 0), None)
        assert step.needed == first, (step, scored(case))
        if first is not None:
            assert tried[first - 1] == step.gain, (step, scored(case))
    return found


def nothing_to_gain(case: Case) -> bool:
    """No number of additions brings anything, tried without any step to say where."""
    probe = Step(case[0].code, "", "band", "people", 1, Decimal(0))
    return all(gained(case, probe, by) <= 0 for by in range(1, most(case, probe) + 1))


def indicator(**keys: Any) -> Indicator:
    return Indicator(section="1", code="1.1", title="…", **keys)


# --- every indicator of every document -------------------------------------------------------

ALL = {
    f"{name} {level} {item.code}": item
    for name in methodology_ids()
    for level, item in load_methodology(name).indicators()
}


def cases_of(item: Indicator) -> Iterator[Case]:
    """Values around everything: shares of small and large denominators, answers, blanks."""
    if item.share:
        for of in (1, 2, 3, 7, 10, 33, 50):
            yield from ((item, Count(n, of), {}) for n in range(of + 1))
    elif item.largest or item.mean:
        yield from ((item, Count(n, 1 if item.mean else None), {}) for n in (0, 249, 250, 251, 300))
    elif item.measure:
        yield from ((item, Count(n), {}) for n in range(2 if item.exists else 4))
    elif item.share_of_parts:
        pair = item.share_of_parts
        for whole in (1, 3, 10, 20):
            for n in range(whole + 1):
                yield item, Count(0, 0), {pair.numerator: n, pair.denominator: whole}
    elif item.parts:
        yield item, Count(0, 0), {}
        for value in (0, 1):
            yield item, Count(0, 0), {part.code: value for part in item.parts}
    else:
        answers: list[Answers] = [{}, {item.code: False}, {item.code: True}]
        counted: list[Answers] = [{}, *({item.code: number} for number in range(12))]
        yield from ((item, Count(0, 0), a) for a in (answers if item.ask == "yes_no" else counted))


@pytest.mark.parametrize("item", daily(ALL.values(), 4), ids=ALL.keys())
def test_every_indicator_of_every_document(item: Indicator) -> None:
    for case in cases_of(item):
        if not verify(case) and scored(case).status == "ok" and not item.scored_parts:
            assert nothing_to_gain(case), case


# --- rules that no document has --------------------------------------------------------------


@st.composite
def ladders(draw: st.DrawFn) -> Rule:
    """Bands from the highest down, thresholds inside or outside them, points rising."""
    bounds = sorted(draw(st.sets(st.integers(0, 100), min_size=1, max_size=4)), reverse=True)
    points = sorted(draw(st.lists(st.integers(0, 9), min_size=5, max_size=5)), reverse=True)
    bands = [
        Band(points=Decimal(p), **{draw(st.sampled_from(["at_least", "above"])): Decimal(bound)})
        for bound, p in zip(bounds, points, strict=False)
    ]
    return Rule(bands=tuple(bands))


SHARES = st.integers(1, 40).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
TARGETS = st.decimals(0, 100, places=1)


@many(40)
@given(ladders(), SHARES)
def test_bands_of_any_kind(rule: Rule, share: tuple[int, int]) -> None:
    case: Case = indicator(share=STAFF, rule=rule), Count(*share), {}
    assert verify(case) or nothing_to_gain(case)


@many(40)
@given(
    TARGETS, SHARES, st.sampled_from([None, Rule(target=Decimal(5))]), st.sampled_from(["most", ""])
)
def test_targets_of_shares(
    target: Decimal, share: tuple[int, int], rule: Rule | None, bound: str
) -> None:
    """A share may have to grow to its target, or to fall to it."""
    keys = {"bound": "at_most"} if bound else {}
    case: Case = (
        indicator(share=STAFF, rule=rule, targets={2024: target}, **keys),
        Count(*share),
        {},
    )
    assert bool(verify(case)) == (scored(case).achieved is False)


@many()
@given(st.integers(1, 30), st.integers(0, 90), st.integers(1, 9))
def test_people_of_one_methodist(target: int, people: int, methodists: int) -> None:
    """The largest group, or the average: so many are over the limit."""
    of = Grouped(of="pedagogical_workers", by="methodist")
    keys: dict[str, Any] = {"bound": "at_most", "targets": {2024: target}}
    cases: list[Case] = [
        (indicator(largest=of, **keys), Count(people), {}),
        (indicator(mean=of, **keys), Count(people, methodists), {}),
    ]
    for case in cases:
        found = steps(case)
        assert bool(found) == (scored(case).achieved is False)
        for step in found:
            assert step.needed is not None
            tried = [gained(case, step, by) for by in range(1, people + 1)]
            assert tried.index(Decimal(1)) + 1 == step.needed


@many()
@given(st.integers(1, 12), st.integers(0, 12), st.integers(1, 9), st.booleans())
def test_numbers_and_documents(target: int, number: int, points: int, answered: bool) -> None:
    rules: list[Callable[[], Rule | None]] = [
        lambda: None,
        lambda: Rule(target=Decimal(points)),
        lambda: Rule(per_item=Decimal(points)),
    ]
    for rule in rules:
        item = indicator(ask="count", rule=rule(), targets={2024: target})
        answers: Answers = {item.code: number} if answered else {}
        found = verify((item, Count(0, 0), answers))
        assert all(step.answered is answered for step in found)
        assert bool(found) == (number < target or not answered or item.kind == "per_item")


# --- where the rule is easy to get wrong -----------------------------------------------------

LADDER = Rule(
    bands=(
        Band(at_least=Decimal(100), points=Decimal(10)),
        Band(at_least=Decimal(50), points=Decimal(6)),
        Band(above=Decimal(0), points=Decimal(2)),
    )
)


def said(case: Case) -> list[tuple[str, int | None, Decimal, Decimal | None]]:
    return [(step.goal, step.needed, step.gain, step.threshold) for step in steps(case)]


def test_one_of_two_passes_over_a_band() -> None:
    case: Case = indicator(share=STAFF, rule=LADDER), Count(0, 2), {}
    assert said(case) == [("band", 1, Decimal(6), Decimal(50))]


def test_the_next_band_of_many_is_a_small_step() -> None:
    case: Case = indicator(share=STAFF, rule=LADDER), Count(0, 200), {}
    assert said(case) == [("band", 1, Decimal(2), Decimal(0))]


def test_a_target_beyond_everybody_cannot_be_reached() -> None:
    case: Case = indicator(share=STAFF, targets={2024: 150}), Count(1, 4), {}
    assert said(case) == [("target", None, Decimal(1), Decimal(150))]


def test_the_exact_share_decides() -> None:
    """333 of 1,000 is not yet a third of them in percent to two places."""
    case: Case = indicator(share=STAFF, targets={2024: Decimal("33.34")}), Count(333, 1000), {}
    assert said(case) == [("target", 1, Decimal(1), Decimal("33.34"))]


def test_a_share_of_nothing_and_a_blank_share_have_no_step() -> None:
    blank = indicator(
        parts=(Part(code="a", title="", ask="count"), Part(code="b", title="", ask="count")),
        share_of_parts=ShareOfParts(numerator="a", denominator="b"),
        rule=LADDER,
    )
    assert said((indicator(share=STAFF, rule=LADDER), Count(0, 0), {})) == []
    assert said((blank, Count(0, 0), {})) == []


def test_organisations_are_not_more_than_there_are() -> None:
    item = indicator(count=Selection(of="educational_organisations"), targets={2024: 3})
    score = score_indicator(item, UNIT, {}, Count(1), Decimal(3))
    (few,) = steps_of(item, UNIT, score, {}, Size(schools=2))
    (enough,) = steps_of(item, UNIT, score, {}, Size(schools=3))
    assert (few.needed, enough.needed) == (None, 2)


def test_worth_is_points_per_one() -> None:
    case: Case = indicator(share=STAFF, rule=LADDER), Count(60, 100), {}
    (step,) = steps(case)
    assert (step.needed, step.worth) == (40, Fraction(4, 40))
