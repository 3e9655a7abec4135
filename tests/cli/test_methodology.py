"""`rsnms methodology list` and `show` (contract, section 4)."""

import json
from collections import Counter
from typing import Any

import pytest

from tests.helpers.commands import call

Capsys = pytest.CaptureFixture[str]
KINDS = {"presence", "per_item", "parts", "bands", "target", "value"}


@pytest.fixture
def shown(capsys: Capsys) -> dict[str, Any]:
    said = call(capsys, "methodology", "show", "dagestan-2022", "--json")
    assert (said.code, said.err) == (0, "")
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_shape(shown: dict[str, Any]) -> None:
    assert list(shown)[:3] == ["id", "title", "source"]
    assert shown["id"] == "dagestan-2022"
    keys = ["level", "code", "section", "title", "kind", "max_points", "targets"]
    for item in shown["indicators"]:
        assert list(item)[:7] == keys
        assert all(isinstance(item[key], str) and item[key] for key in keys[:5])
        assert item["kind"] in KINDS
        assert item["max_points"] is None or type(item["max_points"]) in (int, float)
        assert item["targets"] is None or list(item["targets"]) == ["2022", "2023", "2024"]
        for target in (item["targets"] or {}).values():
            assert target is True or type(target) in (int, float)


def test_indicators(shown: dict[str, Any]) -> None:
    levels = Counter(item["level"] for item in shown["indicators"])
    assert list(levels.items()) == [("region", 42), ("municipality", 34), ("school", 22)]
    codes = [(item["level"], item["code"]) for item in shown["indicators"]]
    assert len(set(codes)) == 98
    found = dict(zip(codes, shown["indicators"], strict=True))
    assert found["region", "9.8"]["targets"] == {"2022": True, "2023": 2, "2024": 3}
    assert found["school", "7.4"]["targets"] == {"2022": True, "2023": True, "2024": True}
    assert found["region", "2.4"]["max_points"] is None
    assert found["region", "4.7"] | {"title": ""} == {
        "level": "region",
        "code": "4.7",
        "section": "4",
        "title": "",
        "kind": "bands",
        "max_points": 10,
        "targets": None,
    }
    assert found["region", "1.1"]["title"].startswith("Положение о региональной системе научно-")


def test_show_on_the_screen(capsys: Capsys, shown: dict[str, Any]) -> None:
    said = call(capsys, "methodology", "show", "dagestan-2022")
    said.assert_says(0, shown["title"], "Региональный уровень", "2024: не менее 30 %", "2022: да")
    tables = [line for line in said.out.splitlines() if "│" in line]
    assert max(map(len, tables)) == 100
    for item in shown["indicators"]:
        assert f"│ {item['code']} " in said.out


def test_list(capsys: Capsys) -> None:
    said = call(capsys, "methodology", "list")
    said.assert_says(0, "dagestan-2022: ", "регион 42, муниципалитет 34, организация 22")
    listed = json.loads(call(capsys, "methodology", "list", "--json").out)
    assert all(item["id"] and item["title"] for item in listed)
    for item in listed:
        assert f"{item['id']}: {item['title']}" in said.out
