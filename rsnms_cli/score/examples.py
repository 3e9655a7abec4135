"""The worked examples of a methodology, run against its rules."""

from collections.abc import Iterator

from rsnms_cli.methodology.rules import Example
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.facts import Count
from rsnms_cli.model.results import Score
from rsnms_cli.model.units import ALL_STAGES, LevelName, Unit, stages_of
from rsnms_cli.score.rules import score_indicator

OUTCOMES = {"points", "max_points", "achieved", "status"}


def failed_examples(methodology: Methodology) -> Iterator[tuple[str, str]]:
    """Key and words for every example whose outcome is not what the rules give."""
    for level, item in methodology.indicators():
        for number, example in enumerate(item.examples, start=1):
            score = example_score(level, item, example)
            for name in sorted(example.model_fields_set & OUTCOMES):
                if (got := getattr(score, name)) != (said := getattr(example, name)):
                    what = f"по правилу {name} = {got}, а в примере {said}"
                    yield f"{level} {item.code}: examples[{number}]", what


def example_score(level: LevelName, item: Indicator, example: Example) -> Score:
    """The score of an example's inputs."""
    given = dict(example.answers or {})
    if example.answer is not None:
        given[item.code] = example.answer
    count = Count(0, 0)
    if example.share is not None:
        count = Count(*example.share)
    elif example.value is not None:
        count = Count(int(example.value), 1 if item.mean else None)
    year = example.year or max(item.targets, default=0)
    return score_indicator(item, _unit(level, example), given, count, item.target(year))


def _unit(level: LevelName, example: Example) -> Unit:
    if example.unit is None:
        return Unit(level, "", "", org_type="общеобразовательная", stages=ALL_STAGES)
    stages = stages_of(example.unit.org_type, example.unit.stages)
    return Unit(level, "", "", org_type=example.unit.org_type, stages=stages)
