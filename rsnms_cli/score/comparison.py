"""The change of every total and value, split exactly by changing one thing after another."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.comparison import Compared, IndicatorChange, Number, Presence, Split, split
from rsnms_cli.model.results import Results, Score, UnitScores
from rsnms_cli.model.units import LEVELS, LevelName, Unit, Units
from rsnms_cli.score.rules import ZERO


class Stages(NamedTuple):
    """Results before, by the new methodology, with the new roster, and now."""

    before: Results
    methodology: Results
    roster: Results
    now: Results


class Edition(NamedTuple):
    """A methodology and the units it was used on."""

    methodology: Methodology
    units: Units


def compared(stages: Stages, before: Edition, now: Edition) -> Iterator[Compared]:
    """Every unit of either period, by level and code; nothing is rounded.

    A level that a methodology does not score has the total 0 there.
    """
    found = [_by_code(results) for results in stages]
    for level in LEVELS:
        old = {unit.code: unit for unit in before.units[level]}
        new = {unit.code: unit for unit in now.units[level]}
        titles = _titles(level, before.methodology) | _titles(level, now.methodology)
        if not any(level in results.levels for results in stages):
            continue
        for code in sorted({*old, *new}):
            presence = _presence(code in old, code in new)
            scores = [of_stage.get((level, code)) for of_stage in found]
            unit = new.get(code) or old[code]
            yield _compared(unit, presence, scores, titles, (before, now))


def _by_code(results: Results) -> dict[tuple[str, str], UnitScores]:
    return {(level, one.unit.code): one for level, units in results.levels.items() for one in units}


def _titles(level: LevelName, methodology: Methodology) -> dict[str, str]:
    return {item.code: item.title for item in methodology.table(level).indicators}


def _presence(before: bool, now: bool) -> Presence:
    return "both" if before and now else "appeared" if now else "left"


def _compared(
    unit: Unit,
    presence: Presence,
    scores: Sequence[UnitScores | None],
    titles: dict[str, str],
    editions: tuple[Edition, Edition],
) -> Compared:
    points = [edition.methodology.has_points for edition in editions]
    has_points = (points[0], points[1], points[1], points[1])
    totals = [one.total.points if one else ZERO for one in scores]
    changes = []
    for code, title in titles.items():
        of_code = [one.scores.get(code) if one else None for one in scores]
        values = [one.value if one else None for one in of_code]
        adds = [_adds(one, kind) for one, kind in zip(of_code, has_points, strict=True)]
        changes.append(
            IndicatorChange(code, title, _value(values, presence), _whole(adds, presence))
        )
    rank = (scores[0].rank if scores[0] else None, scores[3].rank if scores[3] else None)
    return Compared(unit, presence, _whole(totals, presence), rank, tuple(changes))


def _adds(score: Score | None, has_points: bool) -> Decimal:
    """What an indicator adds to the total: points, or 1 for a target reached."""
    if score is None:
        return ZERO
    return score.points or ZERO if has_points else Decimal(score.achieved is True)


def _whole(numbers: Sequence[Decimal], presence: Presence) -> Split:
    """A number that counts as 0 where the unit is not; then all of it is roster."""
    if presence == "both":
        return split(numbers)
    return split([numbers[0], numbers[0], numbers[3], numbers[3]])


def _value(values: Sequence[Number | None], presence: Presence) -> Split:
    return split(values) if presence == "both" else Split(values[0], values[3])
