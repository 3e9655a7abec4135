"""What a text leaves open: picked readings, their effect, a region's own targets."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.cli.main import run
from rsnms_cli.methodology.load import check_file, load_methodology, methodology_ids
from rsnms_cli.pipeline.job import Job
from rsnms_cli.pipeline.score import score
from rsnms_cli.score.examples import failed_examples
from tests.helpers.jobs import job

ROOT = Path(__file__).parents[2]
EXPORTS, FORMS = ROOT / "sample_data/exports", ROOT / "sample_data/forms"
ALL = [
    (name, reading.id, choice.id)
    for name in methodology_ids()
    for reading in load_methodology(name).readings
    for choice in reading.choices
]


def request(methodology: str = "dagestan-2022", **other: Any) -> Job:
    return job(EXPORTS, methodology, "2024", FORMS, **other)


@pytest.mark.parametrize("name", methodology_ids())
def test_every_document_is_sound_and_its_examples_hold(name: str) -> None:
    path = ROOT / f"rsnms_cli/methodology/data/{name}.toml"
    methodology, faults = check_file(path)
    assert faults == []
    assert list(failed_examples(methodology)) == []


@pytest.mark.parametrize(("name", "reading", "choice"), ALL, ids="-".join)
def test_examples_hold_under_every_reading(name: str, reading: str, choice: str) -> None:
    assert list(failed_examples(load_methodology(name, {reading: choice}))) == []


def said_of(*more: str) -> dict[tuple[str, str], Any]:
    """What `rsnms readings` says of each other choice."""
    asked = ["readings", "--data", str(EXPORTS), "--period", "2024", "--json", *more]
    with redirect_stdout(io.StringIO()) as said:
        assert run(asked) == 0
    return {(one["reading"], one["choice"]): one for one in json.loads(said.getvalue())}


@pytest.fixture(scope="module")
def variants() -> dict[tuple[str, str], Any]:
    """Of the longest document: twenty times the scores of the region."""
    return said_of("--forms", str(FORMS))


@pytest.mark.slow
def test_readings_name_the_units_they_change(variants: dict[tuple[str, str], Any]) -> None:
    once = variants["points-4.7", "once"]
    assert once["points_changed"] == 1
    (unit,) = once["units"]
    assert (unit["level"], unit["unit_code"]) == ("region", "region")
    assert unit["points"][0] - unit["points"][1] == 5  # 72.7 % of the organisations: 5 points


@pytest.mark.slow
def test_a_picked_reading_is_what_readings_foretold(variants: dict[tuple[str, str], Any]) -> None:
    foretold = variants["bands-2.2", "upper"]["units"]
    picked = score(request(readings={"bands-2.2": "upper"})).results
    totals = {(u.unit.level, u.unit.code): u.total.points for u in picked.levels["school"]}
    changed = {(one["level"], one["unit_code"]): one["points"][1] for one in foretold}
    assert changed
    assert {key: totals[key] for key in changed} == changed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("age", "прочтение «age» не понято"),
        ("nothing=x", "прочтение «nothing» методике неизвестно"),
        ("bands-2.2=middle", "у прочтения «bands-2.2» нет варианта «middle»"),
    ],
)
def test_a_wrong_reading_is_wrong_use(
    capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    assert run(["score", "--data", str(EXPORTS), "--period", "2024", "--reading", words]) == 2
    assert said in capsys.readouterr().err


def test_own_targets_replace_those_of_the_document_and_are_named(tmp_path: Path) -> None:
    own = tmp_path / "targets.toml"
    own.write_text('[region]\n"9.1" = { 2024 = 40, 2025 = 45 }\n', encoding="utf-8")
    outcome = score(request(targets=own))
    (region,) = outcome.results.levels["region"]
    assert (region.scores["9.1"].target, region.scores["9.1"].achieved) == (40, False)
    (said,) = [one for one in outcome.problems if one.code == "target.own"]
    assert said.place.file == "targets.toml"
    assert "регион 9.1" in said.what


def test_own_targets_lie_beside_the_exports(tmp_path: Path) -> None:
    for path in EXPORTS.glob("*.xlsx"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "targets.toml").write_text('[region]\n"9.1" = { 2024 = 32 }\n', encoding="utf-8")
    asked = job(tmp_path, "dagestan-2022", "2024")
    (region,) = score(asked).results.levels["region"]
    assert region.scores["9.1"].target == 32


def test_a_year_beyond_the_document_takes_the_last_targets_with_a_warning() -> None:
    asked = job(EXPORTS, "dagestan-2022", "2026")
    outcome = score(asked)
    (said,) = [one for one in outcome.problems if one.code == "target.beyond"]
    assert "целей на 2026 год в документе нет, взяты цели 2024 года" in said.what
    (region,) = outcome.results.levels["region"]
    assert region.scores["9.1"].target == 30


def test_a_year_before_the_document_has_neither_points_nor_maximum_for_targets() -> None:
    outcome = score(job(EXPORTS, "dagestan-2022", "2021"))
    (said,) = [one for one in outcome.problems if one.code == "target.before"]
    assert "целей на 2021 год в документе нет, первые – 2022 года" in said.what
    levels = outcome.results.levels
    rows = [unit.scores["9.1"] for unit in levels["region"]]
    rows += [unit.scores["8.3"] for unit in levels["municipality"]]
    rows += [unit.scores["7.4"] for unit in levels["school"]]
    assert {(one.target, one.points, one.max_points) for one in rows} == {(None, None, None)}
    (region,) = levels["region"]
    assert region.scores["4.7"].max_points == 10


def test_levels_that_disagree_are_shown_with_both_numbers_and_places() -> None:
    problems = score(request()).problems
    (said,) = [one for one in problems if one.code == "reconcile.levels"]
    assert (said.place.file, said.place.sheet) == ("00 регион.xlsx", "Форма")
    assert "Регион, показатель 9.8 – 2; муниципалитет, показатель 8.8, всего – 7" in said.what
    assert "01 Заречный район.xlsx, лист «Форма», D29" in said.what


def test_shares_are_compared_with_a_previous_period() -> None:
    asked = job(EXPORTS, "aksai-2021", "2024", previous="2023")
    before = score(job(EXPORTS, "aksai-2021", "2023")).results
    (was,) = [u.scores["1"].value for u in before.levels["region"]]
    outcome = score(asked)
    (now,) = [u.scores["1"].value for u in outcome.results.levels["region"]]
    (change,) = [c for c in outcome.dynamics if (c.unit.level, c.code) == ("region", "1")]
    assert (change.before, change.now) == (was, now)
    assert was != now
    assert change.difference == now - was  # type: ignore[operator]


@pytest.mark.slow
def test_a_document_without_points_says_whose_values_change() -> None:
    both = said_of("--methodology", "aksai-2021")["training", "both"]
    assert both["units"] == []
    assert both["values_only"] >= 6  # the region, its five municipalities
