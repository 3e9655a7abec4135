"""Totals and places in words when answers are missing: «45 … 60», «3 (2–5)»."""

from rsnms_cli.model.report import Span, UnitReport
from rsnms_cli.render.numbers import human


def span_words(span: Span) -> str:
    """From what is known to what is possible: «45», «45 … 60», «45 и больше»."""
    low = human(span.low)
    if span.open:
        return f"{low} и больше"
    return low if span.high == span.low else f"{low} … {human(span.high)}"


def rank_words(unit: UnitReport) -> str:
    """The place; where missing answers could change it, the best and the worst one beside it."""
    best, worst = unit.span.ranks
    place = str(unit.scores.rank)
    return place if unit.span.certain else f"{place} ({best}–{worst})"
