"""What another reading of the document changes, on the user's own data."""

from rsnms_cli.methodology.types import Choice, Methodology, Reading
from rsnms_cli.model.effects import UnitChange, Variant
from rsnms_cli.model.results import Results, UnitScores
from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.results import results_of
from rsnms_cli.pipeline.types import Prepared


def compare_readings(job: Job) -> tuple[Methodology, list[Variant]]:
    """Every reading's every other choice, one at a time, against the readings in force."""
    ready = prepare(job)
    now = results_of(ready, ready.methodology)
    variants = [
        _variant(reading, choice, now, _read_as(ready, reading, choice))
        for reading in ready.methodology.readings
        for choice in reading.choices
        if choice is not reading.current
    ]
    return ready.methodology, variants


def _variant(reading: Reading, choice: Choice, now: Results, other: Results) -> Variant:
    pairs = [
        (before, after)
        for level, units in now.levels.items()
        for before, after in zip(units, other.levels[level], strict=True)
    ]
    changes = [_change(a, b) for a, b in pairs if _outcome(a) != _outcome(b)]
    values_only = sum(_outcome(a) == _outcome(b) and _values(a) != _values(b) for a, b in pairs)
    words = reading.question, reading.current.title, choice.title
    return Variant(reading.id, choice.id, *words, changes, values_only)


def _outcome(unit: UnitScores) -> tuple[object, int]:
    return unit.total.points, unit.rank


def _values(unit: UnitScores) -> list[object]:
    return [score.value for score in unit.scores.values()]


def _read_as(ready: Prepared, reading: Reading, choice: Choice) -> Results:
    return results_of(ready, ready.job.methodology_with({reading.id: choice.id}))


def _change(before: UnitScores, after: UnitScores) -> UnitChange:
    unit = before.unit
    points = (before.total.points, after.total.points)
    return UnitChange(unit.level, unit.code, unit.name, points, (before.rank, after.rank))
