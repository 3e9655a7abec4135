"""Typed tables to frames of integers: keys, days, codes and 0/1; blanks are filled explicitly."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from rsnms_cli.methodology.cells import COUNTED
from rsnms_cli.methodology.providers import providers_of
from rsnms_cli.methodology.vocabulary import (
    Category,
    DiagnosticsKind,
    OrgType,
    Provider,
    Role,
    TrainingKind,
)
from rsnms_cli.model.tables import Column, Table, Tables
from rsnms_cli.model.text import fold
from rsnms_cli.model.units import SERVICES

Frame = dict[str, NDArray[Any]]

NO_DAY = 0
LACKING, THERE = 1, 2
"""A row of a sheet without the column, of a sheet with it; 0 is no row at all. The greatest wins:
a unit lacks a column when all its rows come from sheets without it (contract, section 3)."""
COLUMN_OF = "k_"
"""Begins the columns of frames that say so, and no other."""
YEAR = 10_000
"""A year in a calendar number: 20240131 is 31 January 2024, so years are taken off exactly."""
SCALE = 10**6
"""Numbers with decimals are kept as whole millionths: every engine compares them alike."""

CODES: dict[str, int] = {
    value: code
    for values in (Category, OrgType, DiagnosticsKind, TrainingKind, Role)
    for code, value in enumerate(get_args(values), start=1)
}
"""A number for every word of the closed lists, 0 is blank."""


@dataclass(frozen=True)
class Frames:
    """The four tables as integers, and what the unit numbers stand for."""

    teachers: Frame
    trainings: Frame
    diagnostics: Frame
    organizations: Frame
    org_codes: list[str]
    municipalities: list[str]
    persons: list[str]
    methodists: list[str]
    nobodys: dict[str, int]
    """What holds of a column that some sheets lack for a person without a row there: `LACKING`
    when it stands in no sheet at all."""


def frames_of(tables: Tables) -> Frames:
    """Number the keys, drop rows that belong to nobody or nowhere (the check has named them)."""
    orgs, people = tables["organizations"], tables["teachers"]
    org_codes = [str(orgs["org_code"].at(row)) for row in range(len(orgs))]
    org_number = {code: number for number, code in enumerate(org_codes)}
    municipalities, municipality = _numbered(orgs["municipality"])
    organizations = _organizations(orgs, municipality)
    person_number: dict[Any, int] = {}
    for value in people["person_id"].values:
        person_number.setdefault(value, len(person_number))
    methodists, methodist = _numbered(people["methodist"])
    teachers = _teachers(people, person_number, org_number, organizations, methodist)
    diagnostics = _known(_diagnostics(tables["diagnostics"], person_number))
    trainings = _known(_trainings(tables["trainings"], person_number))
    return Frames(
        teachers,
        trainings | _last_diagnoses(trainings, diagnostics),
        diagnostics,
        organizations,
        org_codes,
        municipalities,
        [str(value) for value in person_number],
        methodists,
        {name: value for table in tables.values() for name, value in _nobodys(table)},
    )


def _numbered(column: Column) -> tuple[list[str], NDArray[Any]]:
    names = sorted(column.used())
    number = {name: index for index, name in enumerate(names)}
    return names, column.lookup([number.get(value, -1) for value in column.values], -1, np.int32)


def _flag(column: Column, blank: int = 0) -> NDArray[Any]:
    values = [blank if value is None else int(bool(value)) for value in column.values]
    return column.lookup(values, blank, np.int8)


def _code(column: Column) -> NDArray[Any]:
    return column.lookup([CODES.get(value, 0) for value in column.values], 0, np.int8)


def _day(column: Column, blank: int = NO_DAY) -> NDArray[Any]:
    days = [blank if value is None else value.toordinal() for value in column.values]
    return column.lookup(days, blank, np.int32)


def _calendar(column: Column) -> NDArray[Any]:
    values = [v.year * YEAR + v.month * 100 + v.day if v else NO_DAY for v in column.values]
    return column.lookup(values, NO_DAY, np.int64)


def _scaled(column: Column, blank: int) -> NDArray[Any]:
    values = [blank if value is None else round(value * SCALE) for value in column.values]
    return column.lookup(values, blank, np.int64)


def _keys(column: Column, number: dict[Any, int]) -> NDArray[Any]:
    return column.lookup([number.get(value, -1) for value in column.values], -1, np.int32)


def _begins(column: Column, beginning: str) -> NDArray[Any]:
    return column.lookup([fold(v or "").startswith(beginning) for v in column.values], 0, np.int8)


def _rows(table: Table) -> NDArray[Any]:
    """Numbers of rows in the table, to find their places again."""
    return np.arange(len(table), dtype=np.int32)


def _providers(column: Column) -> Frame:
    """A column of 0/1 for every body that the vocabulary names."""
    known = [providers_of(value or "") for value in column.values]
    return {
        name: column.lookup([int(name in one) for one in known], 0, np.int8)
        for name in get_args(Provider)
    }


def _columns_there(table: Table) -> Frame:
    """Of every column that some sheets lack: `THERE` or `LACKING` for each row."""
    return {
        there(table.spec.name, name): np.where(table.lacks(name), LACKING, THERE).astype(np.int8)
        for name in COUNTED.intersection(table.columns)
        if not all(name in source.columns for source in table.sources)
    }


def _nobodys(table: Table) -> Iterator[tuple[str, int]]:
    for name in COUNTED.intersection(table.columns):
        nowhere = not any(name in source.columns for source in table.sources)
        yield there(table.spec.name, name), LACKING if nowhere else 0


def there(table: str, field: str) -> str:
    """The name of the frames' column that says in which rows a field's column stands."""
    return f"{COLUMN_OF}{table}_{field}"


def _last_diagnoses(trainings: Frame, diagnostics: Frame) -> Frame:
    """Of every training the person's last diagnosis not later than its start, by whose it is."""
    start = _by_person(trainings["person"], trainings["start"])
    found: Frame = {}
    for name, of in (("any", slice(None)), ("cnppm", diagnostics["cnppm"] == 1)):
        known = np.sort(_by_person(diagnostics["person"][of], diagnostics["date"][of]))
        known = np.concatenate(([-1], known))
        last = known[np.searchsorted(known, start, side="right") - 1]
        same = last // _PERSON == trainings["person"]
        found[f"last_{name}"] = np.where(same, last % _PERSON, NO_DAY)
    return found


def _by_person(person: NDArray[Any], date_: NDArray[Any]) -> NDArray[Any]:
    numbers: NDArray[Any] = person.astype(np.int64) * _PERSON + date_
    return numbers


_PERSON = 10**8


def _known(frame: Frame) -> Frame:
    keep = frame["person"] >= 0
    return {name: values[keep] for name, values in frame.items()}


def _organizations(table: Table, municipality: NDArray[Any]) -> Frame:
    org_type = table["org_type"]
    educational = [int(value not in SERVICES) for value in org_type.values]
    flags = ("mentoring_model", "contests", "experience_shared")
    return {
        "org": np.arange(len(table), dtype=np.int32),
        "municipality": municipality,
        "region": np.zeros(len(table), dtype=np.int32),
        "org_type": _code(org_type),
        "educational": org_type.lookup(educational, 0, np.int8),
        **{name: _flag(table[name]) for name in flags},
        **_columns_there(table),
    }


def _teachers(
    table: Table,
    person: dict[Any, int],
    org: dict[str, int],
    organizations: Frame,
    methodist: NDArray[Any],
) -> Frame:
    place = _keys(table["org_code"], org)
    keep = place >= 0
    flags = (
        "mentor",
        "support_form",
        "mentoring_role",
        "methodical_service",
        "contests",
        "expert_role",
    )
    frame: Frame = {
        "row": _rows(table),
        "person": _keys(table["person_id"], person),
        "org": place,
        "category": _code(table["staff_category"]),
        "birth_day": _day(table["birth_date"]),
        "experience": _scaled(table["experience_years"], blank=-1),
        "teacher": _begins(table["position"], "учител"),
        "role": _code(table["mentoring_role"]),
        "methodist": methodist,
        **{name: _flag(table[name]) for name in flags},
        **_columns_there(table),
    }
    frame = {name: values[keep] for name, values in frame.items()}
    for name in ("municipality", "region", "org_type", "educational"):
        frame[name] = organizations[name][frame["org"]]
    return frame


def _trainings(table: Table, person: dict[Any, int]) -> Frame:
    start, end = _calendar(table["start_date"]), _calendar(table["end_date"])
    return {
        "row": _rows(table),
        "person": _keys(table["person_id"], person),
        "day": _day(table["end_date"]),
        "start": np.where(start == NO_DAY, end, start),
        "hours": _scaled(table["hours"], blank=-1),
        "kind": _code(table["kind"]),
        "federal_register": _flag(table["federal_register"]),
        "by_diagnostics": _flag(table["by_diagnostics"], blank=-1),
        "management_team": _flag(table["management_team"]),
        **_providers(table["provider"]),
        **_columns_there(table),
    }


def _diagnostics(table: Table, person: dict[Any, int]) -> Frame:
    day, route_day = _day(table["date"]), _day(table["route_date"])
    return {
        "row": _rows(table),
        "person": _keys(table["person_id"], person),
        "day": day,
        "date": _calendar(table["date"]),
        "kind": _code(table["kind"]),
        "result": _scaled(table["result_percent"], blank=-1),
        "route": _flag(table["route"]),
        "route_day": np.where(route_day == NO_DAY, day, route_day),
        **_providers(table["provider"]),
        **_columns_there(table),
    }
