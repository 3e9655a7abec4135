"""One indicator of one unit of the Dagestan monitoring to its score, by kind of indicator."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from . import quantities as q
from .dagestan import Indicator, Target
from .files import countable, counted
from .quantities import Unit

LAST_TARGET_YEAR = 2024
Number = int | Fraction


@dataclass
class Score:
    """One indicator of one unit."""

    status: str = "ok"
    numerator: int | None = None
    denominator: int | None = None
    value: Number | None = None
    target: Target | None = None
    achieved: bool | None = None
    points: Number | None = None
    max_points: Number | None = None


# --- kinds of indicator ---------------------------------------------------------------------


def score_presence(unit: Unit, indicator: Indicator) -> Score:
    answer = unit.answers.get(indicator.code)
    if answer is None:
        return Score("no_data", points=0, max_points=indicator.points)
    return Score(
        value=1 if answer else 0,
        points=indicator.points if answer else 0,
        max_points=indicator.points,
    )


def score_per_item(unit: Unit, indicator: Indicator) -> Score:
    """Points of a count are count x points, without a cap; their maximum is blank."""
    count = unit.answers.get(indicator.code)
    if count is None:
        return Score("no_data", points=0)
    return Score(value=int(count), points=int(count) * indicator.points)


def score_yes_parts(unit: Unit, indicator: Indicator) -> Score:
    return score_those_parts(unit, indicator.parts)


def score_those_parts(unit: Unit, parts: dict[str, int]) -> Score:
    """A blank part counts 0; no_data only when every part is blank."""
    most = sum(parts.values())
    answers = {code: unit.answers.get(code) for code in parts}
    if all(answer is None for answer in answers.values()):
        return Score("no_data", points=0, max_points=most)
    present = [code for code, answer in answers.items() if answer]
    return Score(value=len(present), points=sum(parts[code] for code in present), max_points=most)


def score_exam_parts(unit: Unit, indicator: Indicator) -> Score:
    """School 5.1: ВПР always, ОГЭ needs ООО, ЕГЭ needs СОО; a non-school has none of it."""
    school = unit.organizations[0]
    if school["org_type"] != q.SCHOOL_TYPE:
        return Score("not_applicable")
    stages = school.get("stages") or ["НОО", "ООО", "СОО"]
    assert isinstance(stages, list)
    possible = ["5.1.1"]
    if "ООО" in stages:
        possible.append("5.1.2")
    if "СОО" in stages:
        possible.append("5.1.3")
    return score_those_parts(unit, {code: indicator.parts[code] for code in possible})


def score_count_parts(unit: Unit, indicator: Indicator) -> Score:
    """Region 8.8: a sum of counts, each with its own points; no maximum."""
    if all(unit.answers.get(code) is None for code in indicator.parts):
        return Score("no_data", points=0)
    counts = {code: int(unit.answers.get(code) or 0) for code in indicator.parts}
    points = sum(counts[code] * worth for code, worth in indicator.parts.items())
    return Score(value=sum(counts.values()), points=points)


def score_directions(unit: Unit, indicator: Indicator) -> Score:
    """Region 4.5: directions with an advanced practice (4.5.2) of the directions in all."""
    in_all, advanced = unit.answers.get("4.5.1"), unit.answers.get("4.5.2")
    if in_all is None or advanced is None:
        return Score("no_data", points=0, max_points=indicator.points)
    return score_band_of(indicator, int(advanced), int(in_all))


def score_banded_share(unit: Unit, indicator: Indicator) -> Score:
    assert indicator.share is not None
    status, numerator, denominator = counted(unit, indicator.share)
    if status == "no_data":
        return Score("no_data", points=0, max_points=indicator.points)
    assert numerator is not None and denominator is not None
    return score_band_of(indicator, numerator, denominator)


def score_band_of(indicator: Indicator, numerator: int, denominator: int) -> Score:
    if denominator == 0:
        return Score("not_applicable", numerator, denominator)
    assert indicator.band is not None
    percent = Fraction(100 * numerator, denominator)
    return Score(
        "ok",
        numerator,
        denominator,
        value=percent,
        points=indicator.band(percent),
        max_points=indicator.points,
    )


# --- indicators with a target ---------------------------------------------------------------


def target_in(indicator: Indicator, year: int) -> Target | None:
    """A later year takes the last year's target; before the first there is none."""
    return indicator.targets.get(min(year, LAST_TARGET_YEAR))


def score_against_target(unit: Unit, indicator: Indicator, score: Score) -> Score:
    """Points if achieved, else 0; no target, no points. Compared on exact numbers."""
    score.target = target_in(indicator, unit.year)
    if score.target is None:
        return score
    score.points, score.max_points = 0, indicator.points
    score.achieved = score.value is not None and score.value >= score.target
    if score.achieved:
        score.points = indicator.points
    return score


def score_target_share(unit: Unit, indicator: Indicator) -> Score:
    assert indicator.share is not None
    status, numerator, denominator = counted(unit, indicator.share)
    if status == "no_data":
        return score_against_target(unit, indicator, Score("no_data"))
    assert numerator is not None and denominator is not None
    if denominator == 0:
        target = target_in(indicator, unit.year)
        return Score("not_applicable", numerator, denominator, target=target)
    percent = Fraction(100 * numerator, denominator)
    return score_against_target(unit, indicator, Score("ok", numerator, denominator, value=percent))


def score_target_count(unit: Unit, indicator: Indicator) -> Score:
    count = unit.answers.get(indicator.code)
    if count is None:
        return score_against_target(unit, indicator, Score("no_data"))
    return score_against_target(unit, indicator, Score(value=int(count)))


def score_target_yes(unit: Unit, indicator: Indicator) -> Score:
    """School 7.4: a management_team training of one of its people; the target is yes."""
    if not countable(unit, "has_management_team"):
        return score_against_target(unit, indicator, Score("no_data"))
    took_part = q.has_management_team(unit, unit.organizations[0])
    return score_against_target(unit, indicator, Score(value=1 if took_part else 0))


RULES: dict[str, Callable[[Unit, Indicator], Score]] = {
    "presence": score_presence,
    "per item": score_per_item,
    "yes parts": score_yes_parts,
    "exam parts": score_exam_parts,
    "count parts": score_count_parts,
    "directions": score_directions,
    "banded share": score_banded_share,
    "target share": score_target_share,
    "target count": score_target_count,
    "target yes": score_target_yes,
}
