"""Two people under one number: rows of «Педагоги» that agree neither in name nor in date of birth.

Nobody can tell whose trainings the number's are, so none of its rows is used (contract, section 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from rsnms_cli.check.person_names import can_be_one
from rsnms_cli.model.tables import BLANK, Column, Table, Tables, Why

_MOST = 40
"""So many different rows of one number are compared: more need not be."""


@dataclass(frozen=True)
class Disagreement:
    """Rows of one number of which two say different things; `events` are its rows elsewhere."""

    rows: tuple[int, ...]
    name: bool
    birth: bool
    events: int = 0

    @property
    def two_people(self) -> bool:
        return self.name and self.birth


def tell_apart(tables: Tables) -> tuple[Tables, list[Disagreement]]:
    """The tables without numbers that two people have, and all rows that disagree."""
    if "teachers" not in tables:
        return tables, []
    found = list(_disagreements(tables["teachers"]))
    person = tables["teachers"]["person_id"]
    shared = {person.at(one.rows[0]) for one in found if one.two_people}
    if not shared:
        return tables, found
    others = [tables[name]["person_id"] for name in ("trainings", "diagnostics") if name in tables]
    events = {key: sum(_rows_of(column, key) for column in others) for key in shared}
    found = [replace(one, events=events.get(person.at(one.rows[0]), 0)) for one in found]
    return {name: _without(table, shared) for name, table in tables.items()}, found


def _disagreements(teachers: Table) -> Iterator[Disagreement]:
    birth = teachers["birth_date"]
    for rows in _repeated(teachers["person_id"]):
        names = ["" for _ in rows]
        if teachers.names is not None:
            names = [text or "" for text in teachers.names.take(rows).to_pylist()]
        said = dict.fromkeys(zip(names, (birth.at(row) for row in rows), strict=True))
        pairs = [_differ(*pair) for pair in combinations(list(said)[:_MOST], 2)]
        worst = max(pairs, key=sum, default=(False, False))
        if any(worst):
            yield Disagreement(tuple(rows), *worst)


def _differ(one: tuple[str, Any], other: tuple[str, Any]) -> tuple[bool, bool]:
    """In name, and in date of birth; blank agrees with anything."""
    born = None not in (one[1], other[1]) and one[1] != other[1]
    return not can_be_one(one[0], other[0]), born


def _repeated(column: Column) -> Iterator[list[int]]:
    """Rows of every number that stands in several rows."""
    number: dict[Any, int] = {None: BLANK}
    for value in column.values:
        number.setdefault(value, len(number) - 1)
    keys = column.lookup([number[value] for value in column.values], BLANK, np.int64)
    number_of_rows = np.bincount(keys + 1, minlength=1)
    number_of_rows[0] = 0  # blank or no number
    several = np.flatnonzero(number_of_rows[keys + 1] > 1)
    rows = several[np.argsort(keys[several], kind="stable")]
    for group in np.split(rows, np.flatnonzero(np.diff(keys[rows])) + 1) if len(rows) else ():
        yield group.tolist()


def _rows_of(column: Column, key: str) -> int:
    return int(column.lookup([value == key for value in column.values], False, np.bool_).sum())


def _without(table: Table, shared: set[Any]) -> Table:
    column = table.columns.get("person_id")
    codes = [n for n, value in enumerate(column.values) if value in shared] if column else []
    if column is None or not codes:
        return table
    values = [None if value in shared else value for value in column.values]
    why = {**column.why, **dict.fromkeys(codes, Why.TWO_PEOPLE)}
    return table.with_column("person_id", replace(column, values=values, why=why))
