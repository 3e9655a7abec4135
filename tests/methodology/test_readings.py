"""Readings and worked examples of all methodology files, without the program's own code."""

import json
import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from tests.methodology.source_text import FILES, Table, indicators, methodology

every_file = pytest.mark.parametrize("name", FILES)

TIMED = re.compile(r'"(?:diagnosed|route|trained)":')
"""Conditions whose rows have a date, so that the window changes what is counted."""

MEASURES = ("share", "count", "exists", "largest", "mean")


def readings(name: str) -> list[Table]:
    found: list[Table] = methodology(name)["readings"]
    return found


def measure(item: Table) -> str:
    return json.dumps([item[key] for key in MEASURES if key in item], default=str)


def patches(reading: Table) -> list[tuple[str, str, Any]]:
    """Indicator, key, value of every replacement of a reading."""
    return [
        (where, key, value)
        for choice in reading["choices"]
        for where, keys in choice.get("replace", {}).items()
        for key, value in keys.items()
    ]


@every_file
def test_readings_are_whole(name: str) -> None:
    known = indicators(methodology(name))
    ids = [reading["id"] for reading in readings(name)]
    assert ids and len(ids) == len(set(ids))
    for reading in readings(name):
        key = reading["id"]
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", key)
        assert reading["question"].endswith("?"), key
        assert reading["clause"].strip() and reading["why"].strip().endswith("."), key
        assert reading["affects"] and set(reading["affects"]) <= set(known), key
        assert len(set(reading["affects"])) == len(reading["affects"]), key
        choices = [choice["id"] for choice in reading["choices"]]
        assert len(choices) >= 2 and len(choices) == len(set(choices)), key
        assert all(re.fullmatch(r"[a-z0-9-]+", choice) for choice in choices), key
        assert reading["chosen"] in choices, key
        assert all(choice["title"].strip() for choice in reading["choices"]), key


@every_file
def test_every_choice_changes_something_but_the_chosen_one(name: str) -> None:
    raw = methodology(name)
    known = indicators(raw)
    for reading in readings(name):
        states = []
        for choice in reading["choices"]:
            key = f"{reading['id']} {choice['id']}"
            replaced = choice.get("replace", {})
            if choice["id"] == reading["chosen"]:
                assert set(choice) == {"id", "title"}, key
                continue
            narrow = choice.get("narrow", {})
            assert all(narrow.values()), key
            assert replaced or narrow or choice.get("window", raw["window"]) != raw["window"], key
            for where, keys in replaced.items():
                assert keys, key
                assert any(known[where].get(k, False) != v for k, v in keys.items()), key
            states.append((choice.get("window"), replaced, narrow))
        assert all(states.count(state) == 1 for state in states), reading["id"]


@every_file
def test_readings_name_exactly_what_they_affect(name: str) -> None:
    known = indicators(methodology(name))
    timed = [where for where, item in known.items() if TIMED.search(measure(item))]
    for reading in readings(name):
        if any("window" in choice for choice in reading["choices"]):
            assert reading["affects"] == timed, reading["id"]
        else:
            narrowed = {
                where for choice in reading["choices"] for where in choice.get("narrow", ())
            }
            patched = {where for where, _, _ in patches(reading)}
            assert set(reading["affects"]) == patched | narrowed, reading["id"]


@every_file
def test_no_key_is_patched_by_two_readings(name: str) -> None:
    """So choices of several readings go together, in any order."""
    seen = Counter(
        place
        for reading in readings(name)
        for place in {(where, key) for where, key, _ in patches(reading) if key != "examples"}
    )
    assert [place for place, number in seen.items() if number > 1] == []
    populations = Counter(
        where
        for reading in readings(name)
        for choice in reading["choices"]
        for where, change in choice.get("narrow", {}).items()
        if "of" in change
    )
    assert [where for where, number in populations.items() if number > 1] == []


@every_file
def test_every_35_years_has_its_reading(name: str) -> None:
    with_age = [
        where for where, item in indicators(methodology(name)).items() if "_age" in measure(item)
    ]
    inclusive = {
        where
        for reading in readings(name)
        for where, _, value in patches(reading)
        if "up_to_age" in json.dumps(value, default=str)
    }
    assert inclusive == set(with_age) and with_age


@every_file
def test_gaps_between_bands_are_asked_about(name: str) -> None:
    affected = {where for reading in readings(name) for where in reading["affects"]}
    for where, item in indicators(methodology(name)).items():
        bands = item.get("rule", {}).get("bands", [])
        for high, low in pairwise(bands):
            begin = (high.get("at_least", high.get("above")), "at_least" in high)
            end = (low.get("up_to", low.get("below")), "up_to" in low)
            assert None not in (begin[0], end[0]), f"{where}: a band without its bounds"
            touches = begin[0] == end[0] and begin[1] != end[1]
            assert touches or where in affected, f"{where}: {low} and {high} do not touch"


def example_value(item: Table, example: Table) -> Decimal | bool:
    if "share" in example:
        numerator, denominator = map(Decimal, example["share"])
        return 100 * numerator / denominator
    value: bool | int = example["value"] if "value" in example else example["answer"]
    return value if isinstance(value, bool) else Decimal(value)


@every_file
def test_examples_stand_below_at_and_above_every_target(name: str) -> None:
    for where, item in indicators(methodology(name)).items():
        reward = item.get("rule", {}).get("target")
        at_most = item.get("bound") == "at_most"
        for year, target in item.get("targets", {}).items():
            key = f"{where}, {year}"
            examples = [e for e in item["examples"] if str(e["year"]) == year]
            values = {example_value(item, example): example for example in examples}
            if target is True:
                expected = {False: False, True: True}
            else:
                step = Decimal("0.01") if "share" in item else Decimal(1)
                around = [target - step, target, target + step]
                possible = [v for v in around if "share" not in item or v <= 100]
                expected = {v: v <= target if at_most else v >= target for v in possible}
            assert set(values) == set(expected), key
            for value, achieved in expected.items():
                if reward is None:
                    assert values[value]["achieved"] is achieved, key
                else:
                    assert values[value]["points"] == (reward if achieved else 0), key
