"""What became of the steps that the last report proposed."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.methodology.types import Indicator, Methodology
from rsnms_cli.model.facts import Count
from rsnms_cli.model.report import Followup, Outcome, Size
from rsnms_cli.model.results import Total, UnitScores
from rsnms_cli.model.units import REGION
from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.report import report_of
from rsnms_cli.pipeline.runs.history import store_of
from rsnms_cli.pipeline.runs.previous import with_followup
from rsnms_cli.pipeline.score import scored
from rsnms_cli.report.tables.report import csv_files
from rsnms_cli.score.followup import Moment, followups
from rsnms_cli.score.rules import score_indicator
from rsnms_cli.score.steps import steps_of
from rsnms_cli.words.points import tally
from tests.helpers.commands import EXPORTS, FORMS
from tests.helpers.history import KEY, kept
from tests.helpers.jobs import job
from tests.helpers.methodologies import indicator

DAGESTAN = load_methodology("dagestan-2022")
EAO = load_methodology("eao-2023")
Share = tuple[int, int]


def item_of(code: str, methodology: Methodology = DAGESTAN) -> Indicator:
    return indicator(methodology, "region", code)


def moment(item: Indicator, count: Count, given: dict[str, bool | int], year: int) -> Moment:
    score = score_indicator(item, REGION, given, count, item.target(year))
    scores = UnitScores(REGION, {item.code: score}, {}, Total(Decimal(0), Decimal(0)), 1)
    return Moment({item.code: item}, scores, given)


def followed(item: Indicator, before: Any, now: Any) -> list[Followup]:
    """Of an indicator's steps: a count or answers in 2023, then in 2024."""
    counts = [one if isinstance(one, Count) else Count(0, 0) for one in (before, now)]
    given = [{} if isinstance(one, Count) else one for one in (before, now)]
    old, new = (moment(item, counts[at], given[at], 2023 + at) for at in (0, 1))
    score = old.scores.scores[item.code]
    steps = list(steps_of(item, REGION, score, old.given, Size(100, 10)))
    return list(followups(steps, old, new))


@pytest.mark.parametrize(
    ("code", "before", "now", "outcome"),
    [
        # 9.1: the target of 2023 is what was proposed then; that of 2024 is another story
        ("9.1", Count(1, 100), Count(99, 100), "done"),
        ("9.1", Count(1, 100), Count(2, 100), "partly"),
        ("9.1", Count(1, 100), Count(1, 100), "not_done"),
        ("9.1", Count(1, 100), Count(0, 0), "not_applicable"),
        # 4.7: «above 50 %»: exactly a half is not above it
        ("4.7", Count(4, 10), Count(5, 10), "partly"),
        ("4.7", Count(4, 10), Count(6, 10), "done"),
        # a document
        ("2.1", {"2.1": False}, {"2.1": True}, "done"),
        ("2.1", {"2.1": False}, {"2.1": False}, "not_done"),
        ("2.1", {"2.1": False}, {}, "no_data"),
        ("2.1", {}, {"2.1": True}, "done"),
        # one more item
        ("3.3", {"3.3": 2}, {"3.3": 3}, "done"),
        ("3.3", {"3.3": 2}, {"3.3": 2}, "not_done"),
    ],
)
def test_a_step_is_followed_by_its_own_goal(
    code: str, before: Any, now: Any, outcome: Outcome
) -> None:
    assert [one.outcome for one in followed(item_of(code), before, now)] == [outcome]


def test_parts_are_followed_one_by_one() -> None:
    item = next(i for i in DAGESTAN.region.indicators if i.scored_parts)
    first, second, *_ = (part.code for part in item.parts)
    found = followed(item, {first: False, second: False}, {first: True, second: False})
    outcomes = {one.step.part: one.outcome for one in found}
    assert (outcomes[first], outcomes[second]) == ("done", "not_done")
    assert item.title in found[0].title


def test_a_limit_is_followed_downwards() -> None:
    item = item_of("6.2.5", EAO)
    target = item.target(2024)
    assert target is not None
    most = int(target)
    for now, outcome in ((most, "done"), (most + 5, "partly"), (most + 9, "not_done")):
        old, new = (moment(item, Count(n), {}, 2024) for n in (most + 9, now))
        score = old.scores.scores[item.code]
        (one,) = followups(list(steps_of(item, REGION, score, {}, Size())), old, new)
        assert one.outcome == outcome


def test_a_unit_that_is_no_more_asks_for_nothing() -> None:
    item = item_of("2.1")
    old = moment(item, Count(0), {"2.1": False}, 2023)
    steps = list(steps_of(item, REGION, old.scores.scores["2.1"], old.given, Size()))
    assert [one.outcome for one in followups(steps, old, None)] == ["not_applicable"]


def test_a_report_after_a_stored_period_follows_it_and_says_the_pace(tmp_path: Path) -> None:
    def request(period: str) -> Job:
        return job(EXPORTS, "dagestan-2022", period, FORMS)

    previous = kept(store_of(prepare(request("2023")), KEY))
    ready = prepare(request("2024-H1"))
    view = with_followup(report_of(ready, scored(ready)), ready, previous)
    of = {(one.unit.level, one.unit.code, one.step.code): one for one in view.followup}
    one = of["region", "region", "9.3"]
    region = view.results.levels["region"][0].scores["9.3"]
    assert (one.now, one.value_now) == (region.numerator, region.value)
    assert sum(number for _, number in tally(view.followup)) == len(view.followup)
    own = view.of_municipality("Заречный район")
    assert {one.unit.municipality for one in own.followup} == {"Заречный район"}
    assert {one.unit.municipality for one in own.pace} == {"Заречный район"}
    assert read(view, tmp_path / "followup.csv")[0].keys() >= {"outcome", "before", "now", "needed"}
    rows = read(view, tmp_path / "pace.csv")
    assert [row["per_month"] for row in rows] == [
        "" if p.per_month is None else str(p.per_month) for p in view.pace
    ]
    assert "followup.csv" not in csv_files(replace(view, followup=()))


def read(view: Any, path: Path) -> list[dict[str, str]]:
    csv_files(view)[path.name](path)
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
