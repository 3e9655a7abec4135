"""What another reading of the document changes, on the user's own data."""

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.methodology.types import Choice, Methodology, Reading
from rsnms_cli.model.effects import UnitChange, Variant
from rsnms_cli.model.results import Results, UnitScores
from rsnms_cli.pipeline.job import Prepared, Request, prepare, results_of


def compare_readings(request: Request) -> tuple[Methodology, list[Variant]]:
    """Every reading's every other choice, one at a time, against the readings in force."""
    ready = prepare(request)
    now = results_of(ready, ready.methodology)
    variants = [
        Variant(
            reading.id,
            choice.id,
            reading.question,
            reading.current.title,
            choice.title,
            _changes(now, _read_as(ready, reading, choice)),
        )
        for reading in ready.methodology.readings
        for choice in reading.choices
        if choice is not reading.current
    ]
    return ready.methodology, variants


def _read_as(ready: Prepared, reading: Reading, choice: Choice) -> Results:
    request = ready.request
    picks = {**request.readings, reading.id: choice.id}
    return results_of(ready, load_methodology(request.methodology, picks, request.own_targets))


def _changes(now: Results, other: Results) -> list[UnitChange]:
    pairs = [
        (before, after)
        for level, units in now.levels.items()
        for before, after in zip(units, other.levels[level], strict=True)
    ]
    return [_change(a, b) for a, b in pairs if (a.total.points, a.rank) != (b.total.points, b.rank)]


def _change(before: UnitScores, after: UnitScores) -> UnitChange:
    unit = before.unit
    points = (before.total.points, after.total.points)
    return UnitChange(unit.level, unit.code, unit.name, points, (before.rank, after.rank))
