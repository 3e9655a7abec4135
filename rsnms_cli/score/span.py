"""What the points of a unit could be if the answers that are missing were the best."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.report import Span
from rsnms_cli.model.results import Score, UnitScores
from rsnms_cli.model.units import LevelName
from rsnms_cli.score.rules import ZERO

ENDLESS = Decimal("Infinity")


def spans_of(methodology: Methodology, level: LevelName, units: Sequence[UnitScores]) -> list[Span]:
    """The span of every unit, with the best and the worst place it allows."""
    spans = [_span(methodology, level, unit) for unit in units]
    lows = sorted(span.low for span in spans)
    highs = sorted(_top(span) for span in spans)
    return [replace(span, ranks=_ranks(span, lows, highs)) for span in spans]


def _ranks(span: Span, lows: list[Decimal], highs: list[Decimal]) -> tuple[int, int]:
    """Ahead at the best are those whose least exceeds our most; at the worst, the reverse."""
    ahead = len(lows) - bisect_right(lows, _top(span))
    maybe = len(highs) - bisect_right(highs, span.low) - (_top(span) > span.low)
    return 1 + ahead, 1 + maybe


def _top(span: Span) -> Decimal:
    return ENDLESS if span.open else span.high


def _span(methodology: Methodology, level: LevelName, unit: UnitScores) -> Span:
    add, missing, endless = ZERO, [], False
    for item in methodology.table(level).indicators:
        score = unit.scores[item.code]
        if score.status == "no_data":
            missing.append(item.code)
            best = _best(score, has_points=methodology.has_points)
            endless |= best is None
            add += best or ZERO
    return Span(unit.total.points, unit.total.points + add, tuple(missing), endless)


def _best(score: Score, *, has_points: bool) -> Decimal | None:
    """The most that a missing answer could bring; None without an upper limit."""
    if has_points:
        return score.max_points if score.points is not None else ZERO
    return ZERO if score.target is None else Decimal(1)
