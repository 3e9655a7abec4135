"""Everything that reports show, from what was read: scores, spans, steps, sizes, who answered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rsnms_cli.facts.size import Sizes, sizes_of
from rsnms_cli.methodology.questions import questions_to
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.answers import Given, by_unit, values_of
from rsnms_cli.model.report import Compared, Size, Step, UnitReport
from rsnms_cli.model.results import UnitScores
from rsnms_cli.model.units import LEVELS, LevelName
from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.score import scored
from rsnms_cli.pipeline.types import Outcome, Prepared
from rsnms_cli.report.advice_texts import texts
from rsnms_cli.report.view import Report
from rsnms_cli.score.fair import fair_of
from rsnms_cli.score.gaps import gaps_of
from rsnms_cli.score.lagging import goals_of, lagging_of, weak_of
from rsnms_cli.score.medians import medians_of
from rsnms_cli.score.pace import paces
from rsnms_cli.score.span import spans_of
from rsnms_cli.score.steps import steps_of

Answered = Mapping[tuple[str, str], Given]


def report(job: Job) -> tuple[Outcome, Report]:
    """Do the whole job and say all there is to say of it; raises Refused as `score` does."""
    ready = prepare(job)
    outcome = scored(ready)
    return outcome, report_of(ready, outcome)


def report_of(ready: Prepared, outcome: Outcome) -> Report:
    """The view of everything for all renderers."""
    sizes = sizes_of(ready.inputs.tables, ready.inputs.units, ready.period)
    sizes |= {unit: replace(sizes[unit], teachers=None) for unit in outcome.unsized}
    given = by_unit(values_of(ready.forms.answers))
    units: dict[LevelName, list[UnitReport]] = {
        level: _level(ready, level, outcome.results.levels, (sizes, given))
        for level in LEVELS
        if level in outcome.results.levels
    }
    schools: dict[str, list[UnitReport]] = {}
    for school in units.get("school", ()):
        schools.setdefault(school.scores.unit.municipality, []).append(school)
    region = next(iter(outcome.results.levels.get("region", ())), None)
    return Report(
        outcome.methodology,
        outcome.period,
        outcome.results,
        units,
        outcome.problems,
        outcome.dynamics,
        schools_of=schools,
        region=region,
        compared=_compared(ready.methodology, units, region),
        compared_in=_compared_in(ready.methodology, units, schools, region),
        files=_files(ready),
        pace=[
            one
            for level in units
            for one in paces(
                outcome.methodology, level, outcome.results.levels[level], outcome.period
            )
        ],
    )


def _files(ready: Prepared) -> list[tuple[str, str]]:
    tables = ready.inputs.tables.values()
    return sorted({(source.file, table.spec.title) for table in tables for source in table.sources})


def _level(
    ready: Prepared,
    level: LevelName,
    levels: Mapping[LevelName, Sequence[UnitScores]],
    known: tuple[Sizes, Answered],
) -> list[UnitReport]:
    methodology, (sizes, given), units = ready.methodology, known, levels[level]
    region = next(iter(levels.get("region", ())), None)
    of_units = [sizes[level, one.unit.code] for one in units]
    spans = spans_of(methodology, level, units)
    fair = fair_of(methodology, level, units, of_units)
    found = []
    for one, span, beside, size in zip(units, spans, fair, of_units, strict=True):
        key = (level, one.unit.code)
        answers = given.get(key, {})
        steps = tuple(steps_for(methodology, level, one, answers, size))
        asked = len(questions_to(methodology, one.unit))
        counts = (asked, len(answers), ready.forms.received.get(key, ""))
        of_unit = UnitReport(one, span, steps, beside, size, *counts, answers)
        found.append(_judged(ready.methodology, of_unit, region))
    return found


def _judged(methodology: Methodology, one: UnitReport, region: UnitScores | None) -> UnitReport:
    """With what the unit lacks, where it lags and what it reached."""
    lacks = gaps_of(methodology, one, region, texts().nearly)
    weak = weak_of(methodology, one.scores, region)
    return replace(one, lacks=tuple(lacks), weak=tuple(weak), goals=goals_of(one.scores))


def _compared_in(
    methodology: Methodology,
    units: Mapping[LevelName, Sequence[UnitReport]],
    schools: Mapping[str, Sequence[UnitReport]],
    region: UnitScores | None,
) -> dict[str, Compared]:
    """The units of each municipality, itself among them, side by side."""
    found = {}
    for one in units.get("municipality", ()):
        code = one.scores.unit.code
        own: dict[LevelName, Sequence[UnitReport]] = {"municipality": [one]}
        if code in schools:
            own["school"] = schools[code]
        found[code] = _compared(methodology, own, region)
    return found


def _compared(
    methodology: Methodology,
    units: Mapping[LevelName, Sequence[UnitReport]],
    region: UnitScores | None,
) -> Compared:
    scores = {level: [one.scores for one in found] for level, found in units.items()}
    codes = {level: [part.code for part in methodology.table(level).sections] for level in units}
    return Compared(
        {level: medians_of(found, codes[level]) for level, found in scores.items()},
        {level: lagging_of(methodology, level, found, region) for level, found in scores.items()},
    )


def steps_for(
    methodology: Methodology,
    level: LevelName,
    one: UnitScores,
    answers: Given,
    size: Size,
) -> list[Step]:
    """The steps of all indicators: most points per step first, what cannot be reached last."""
    items = methodology.table(level).indicators
    steps = [
        step
        for item in items
        for step in steps_of(item, one.unit, one.scores[item.code], answers, size)
    ]
    return sorted(steps, key=_order)


def _order(step: Step) -> tuple[bool, float, Decimal]:
    """Most points per one counted first; what cannot be reached last. Floats are enough here."""
    return step.needed is None, -float(step.gain) / (step.needed or 1), -step.gain
