"""What is said of a unit beside its scores: its kind, the span of points and places, changes."""

from rsnms_cli.model.report import Span, UnitReport
from rsnms_cli.model.results import Change
from rsnms_cli.model.units import Unit
from rsnms_cli.words.numbers import human


def kind_words(unit: Unit) -> str:
    """«общеобразовательная: НОО, ООО»; only organisations have a kind."""
    stages = ", ".join(unit.stages)
    return f"{unit.org_type}: {stages}" if stages else unit.org_type


def span_words(span: Span) -> str:
    """From what is known to what is possible: «45», «45–60», «от 45» without a limit."""
    if span.open:
        return f"от {human(span.low)}"
    return human(span.low) if span.high == span.low else f"{human(span.low)}–{human(span.high)}"


def open_words(span: Span) -> str:
    """The span where missing answers leave it open, else nothing."""
    return span_words(span) if span.open or span.high != span.low else ""


def around_words(span: Span) -> str:
    """The places that missing answers allow: «≈ 3–5», or nothing if the place is certain."""
    return "" if span.certain else f"≈ {span.ranks[0]}–{span.ranks[1]}"


def attained_words(one: UnitReport) -> str:
    """Percent of the attainable points, to one decimal."""
    return "" if one.fair.attained is None else human(one.fair.attained, 1)


def hundred_words(one: UnitReport, code: str) -> str:
    """Items of an uncapped indicator per 100 pedagogical workers."""
    number = one.fair.per_hundred.get(code)
    return "" if number is None else human(number, 1)


def signed(change: Change) -> str:
    """The difference in percentage points with its sign."""
    words = human(change.difference, 1).replace("-", "−")
    return words if words == "0" or words.startswith("−") else f"+{words}"


def rank_words(unit: UnitReport) -> str:
    """The place; where missing answers could change it, the best and the worst one beside it."""
    best, worst = unit.span.ranks
    place = str(unit.scores.rank)
    return place if unit.span.certain else f"{place} ({best}–{worst})"
