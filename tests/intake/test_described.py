"""`rsnms describe` of what the offices have sent: what readers see, and what `check` says, too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.describe.seen import Json, described
from tests.helpers.commands import heard
from tests.intake.offices.sent import write_sent
from tests.intake.understood import Understood, understood

USED = {"exact", "synonym", "evidence", "mapping"}
SAID = {
    "column.understood": "evidence",
    "column.proposed": "proposed",
    "column.unknown": "unknown",
}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sent(tmp_path_factory.mktemp("sent"))


@pytest.fixture(scope="module")
def sheets(sent: Path) -> list[Json]:
    return described(sent)


def as_understood(one: Json) -> Understood:
    def fields(*how: str) -> frozenset[str]:
        return frozenset(column["field"] for column in one["columns"] if column["how"] in how)

    missing = frozenset(one["missing"])
    return Understood(one["table"], one["rows"], fields(*USED), fields("proposed"), missing)


def test_it_says_what_the_reader_sees(sent: Path, sheets: list[Json]) -> None:
    tables = {(one["file"], one["sheet"]): one for one in sheets if one["table"]}
    assert {key: as_understood(one) for key, one in tables.items()} == understood(sent)
    for one in tables.values():
        assert (one["status"] == "incomplete") == bool(one["missing"])


def test_lists_of_answers_are_no_tables(sheets: list[Json]) -> None:
    assert {one["sheet"] for one in sheets if one["table"] is None} == {"Списки"}


def test_whatever_is_no_name_of_a_column_is_said_by_check(sent: Path, sheets: list[Json]) -> None:
    columns = dict(placed(sheets))
    found = json.loads(heard("check", "--data", sent, "--period", "2024", "--json").out)
    said = {
        columns[problem["file"], problem["sheet"], problem["cell"]]
        for problem in found
        if problem["code"] in SAID
    }
    expected = {column for column in columns.values() if column[2] in SAID.values()}
    assert {column for column in said if column[2] != "ignored"} == expected
    assert {how for _, _, how in expected} == {*SAID.values()}


def placed(sheets: list[Json]) -> Iterator[tuple[tuple[Any, ...], tuple[str, str, str]]]:
    """By its place every column of a sheet that is used: the table, the header, how it is known."""
    for one in sheets:
        for column in one["columns"] if one["status"] == "used" else ():
            place = one["file"], one["sheet"], column["cell"]
            yield place, (one["table"], column["header"], column["how"])
