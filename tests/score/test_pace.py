"""What half a year leaves to do until December, and how much of it each month."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.facts import Count
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.report import Pace
from rsnms_cli.model.results import Score, Total, UnitScores
from rsnms_cli.model.units import REGION
from rsnms_cli.score.pace import paces
from rsnms_cli.score.rules import score_indicator
from tests.helpers.methodologies import indicator

DAGESTAN = load_methodology("dagestan-2022")
EAO = load_methodology("eao-2023")


def pace(code: str, score_of: Count, period: str = "2024-H1", methodology: Any = DAGESTAN) -> Pace:
    item, span = indicator(methodology, "region", code), parse_period(period)
    score = score_indicator(item, REGION, {}, score_of, item.target(span.year))
    others = {
        i.code: Score("not_applicable") for i in methodology.region.indicators if i is not item
    }
    unit = UnitScores(REGION, {**others, code: score}, {}, Total(Decimal(0), Decimal(0)), 1)
    (found,) = paces(methodology, "region", [unit], span)
    return found


def test_half_a_year_says_how_many_more_each_month() -> None:
    """30 % of 1001 people is 301; 100 are there; 201 in six months is 34 each; twice 100 fails."""
    item = indicator(DAGESTAN, "region", "9.1")
    target = item.target(2024)
    assert target is not None
    least = -(-int(target) * 1001 // 100)
    one = pace("9.1", Count(100, 1001))
    assert (one.needed, one.per_month) == (least - 100, -(-(least - 100) // 6))
    assert one.linear == Fraction(100 * 200, 1001)
    assert one.enough is (least <= 200)


def test_the_pace_is_never_more_than_all_and_only_of_what_adds_up() -> None:
    done = pace("9.1", Count(900, 1000))
    assert (done.needed, done.per_month, done.enough) == (0, 0, True)
    assert done.linear == Fraction(100)
    assert pace("9.6", Count(1, 10)).linear is None  # a mentoring model does not come by the month
    limit = pace("6.2.5", Count(400), methodology=EAO)
    assert (limit.needed, limit.per_month, limit.linear) == (150, 25, None)


def test_a_window_of_years_grows_slower() -> None:
    """3.5 years of a window since 2021 are over: the half-year adds a seventh."""
    assert pace("6.2.3", Count(70, 1000), methodology=EAO).linear == 8


def test_the_whole_year_has_no_pace() -> None:
    item = indicator(DAGESTAN, "region", "9.1")
    score = score_indicator(item, REGION, {}, Count(1, 100), item.target(2024))
    unit = UnitScores(REGION, {"9.1": score}, {}, Total(Decimal(0), Decimal(0)), 1)
    assert not list(paces(DAGESTAN, "region", [unit], parse_period("2024")))
