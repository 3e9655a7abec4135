"""The second computation of the documents without points: ЕАО, Kuzbass, Aksai.

`compute_other(region, methodology_id, period)` gives rows of the same columns as `plain.compute`,
region first, then municipalities, then schools; in a unit, in the document's order.

  results  points and max_points always blank. At the level the document scores, every indicator;
           at the others, for orientation, the shares alone, with target and achieved blank.
  summary  every unit; points is the number of targets reached, max_points of targets set.

By status:
  ok              value; target and achieved where the year has a target
  no_data         a yes/no left blank, an absent column, a unit without people: value blank,
                  not achieved, the target counted
  not_applicable  a share of 0: value and achieved blank, target shown and not counted
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from .files import countable, counted
from .kinds import Score
from .novosibirsk import NOVOSIBIRSK
from .other_tables import DOCUMENTS, Document, OtherIndicator
from .plain import Region, rank_in_level, units_of
from .quantities import Row, Unit


def in_window(unit: Unit, document: Document) -> Unit:
    """«К 2024 году»: since 1 January of the programme's first year up to the reporting date."""
    if document.first_year is None:
        return unit
    return replace(unit, start=date(document.first_year, 1, 1))


def indicators_of(document: Document, unit: Unit) -> list[OtherIndicator]:
    """ЕАО and Kuzbass score the top level, Aksai the middle one: all three levels are given."""
    if unit.level == document.level:
        return document.indicators
    return [indicator for indicator in document.indicators if indicator.share is not None]


# --- values ---------------------------------------------------------------------------------


def measured(unit: Unit, indicator: OtherIndicator) -> Score:
    """Status, numerator, denominator and value."""
    if indicator.share is not None:
        status, numerator, denominator = counted(unit, indicator.share)
        if status != "ok":
            return Score(status, numerator, denominator)
        assert numerator is not None and denominator is not None
        return Score("ok", numerator, denominator, Fraction(100 * numerator, denominator))
    if indicator.number is not None:
        number = indicator.number(unit)
        if number is None or not countable(unit, indicator.number.__name__):
            return Score("no_data")
        return Score("ok", value=number)
    answer = unit.answers.get(indicator.code)
    if answer is None:
        return Score("no_data")
    return Score("ok", value=1 if answer else 0)


def against_target(unit: Unit, indicator: OtherIndicator, score: Score) -> Score:
    goal = indicator.goal
    if goal is None or unit.year < goal.since:
        return score
    score.target = goal.target
    if score.status == "no_data":
        score.achieved = False
    elif score.value is not None:
        score.achieved = goal.reached(score.value, goal.target)
    return score


# --- output ---------------------------------------------------------------------------------


def unit_columns(unit: Unit, methodology_id: str, period: str) -> Row:
    return {
        "methodology": methodology_id,
        "period": period,
        "level": unit.level,
        "unit_code": unit.code,
        "unit_name": unit.name,
    }


def result_columns(code: str, score: Score) -> Row:
    return {
        "indicator": code,
        "numerator": score.numerator,
        "denominator": score.denominator,
        "value": score.value,
        "target": score.target,
        "achieved": score.achieved,
        "points": None,
        "max_points": None,
        "status": score.status,
    }


def targets_reached_and_set(scores: list[Score]) -> Row:
    """`achieved` is blank where no target is set and where it is not applicable."""
    reached = [score for score in scores if score.achieved is True]
    missed = [score for score in scores if score.achieved is False]
    return {"points": len(reached), "max_points": len(reached) + len(missed)}


def compute_other(region: Region, methodology_id: str, period: str) -> tuple[list[Row], list[Row]]:
    document = {**DOCUMENTS, "novosibirsk-2023": NOVOSIBIRSK}[methodology_id]
    results: list[Row] = []
    summary: list[Row] = []
    for of_period in units_of(region, period):
        unit = in_window(of_period, document)
        head = unit_columns(unit, methodology_id, period)
        scores: list[Score] = []
        for indicator in indicators_of(document, unit):
            score = measured(unit, indicator)
            if unit.level == document.level:
                score = against_target(unit, indicator, score)
            scores.append(score)
            results.append({**head, **result_columns(indicator.code, score)})
        summary.append({**head, **targets_reached_and_set(scores)})
    rank_in_level(summary)
    return results, summary
