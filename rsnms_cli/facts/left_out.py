"""Rows that are counted nowhere and may be of a unit: faulty ones, and those of nobody known."""

from collections.abc import Iterator, Set

import numpy as np

from rsnms_cli.methodology.cells import EVENT_TABLES
from rsnms_cli.methodology.types import Indicator
from rsnms_cli.model.problems import Place
from rsnms_cli.model.tables import Mask, Table, Tables
from rsnms_cli.model.units import Unit


def left_out(raw: Tables, used: Tables, item: Indicator, unit: Unit) -> list[tuple[str, Place]]:
    """Table and place of every row that this number of the unit might have been counted from.

    `raw` are the tables as read, `used` what the check has left of them. A row that is known to
    be of another unit is not listed.
    """
    orgs = used["organizations"]
    known = orgs["org_code"].used()
    others = {orgs["org_code"].at(row) for row in np.flatnonzero(~_inside(orgs, unit)).tolist()}
    everybody, strangers = _people(used["teachers"], known, others)
    found = []
    for name in _tables_of(item):
        table = raw[name]
        out = _dropped(table, used[name])
        if name == "organizations":
            out &= ~_one_of(table, "org_code", known) & _inside(table, unit, blank=True)
        elif name == "teachers":
            out = (out | ~_one_of(table, "org_code", known)) & ~_one_of(table, "org_code", others)
        else:
            out |= ~_one_of(table, "person_id", everybody)
            out &= ~_one_of(table, "person_id", strangers)
        found += [(name, table.place(row)) for row in np.flatnonzero(out).tolist()]
    return found


def _tables_of(item: Indicator) -> Iterator[str]:
    """The tables that an indicator is counted from."""
    assert item.measure is not None
    inner = item.measure.conditions if item.measure.of_people else item.measure.inner
    if not item.measure.of_people:
        yield "organizations"
    if item.measure.of_people or inner:
        yield "teachers"
    yield from sorted({EVENT_TABLES[one.term[0]] for one in inner if one.term[0] in EVENT_TABLES})


def _inside(orgs: Table, unit: Unit, *, blank: bool = False) -> Mask:
    """Rows of organisations of the unit, and with `blank` those that do not say whose they are."""
    if unit.level == "region":
        return np.ones(len(orgs), dtype=bool)
    column = orgs["org_code" if unit.level == "school" else "municipality"]
    inside: Mask = column.lookup([value == unit.code for value in column.values], blank)
    return inside


def _people(teachers: Table, known: Set[str], others: Set[str]) -> tuple[set[str], set[str]]:
    """Everybody who is counted somewhere, and those who are counted in other units alone."""
    somewhere = teachers.only(_one_of(teachers, "org_code", known))
    ours = somewhere.only(~_one_of(somewhere, "org_code", others))["person_id"].used()
    everybody = teachers["person_id"].used()
    return everybody, somewhere["person_id"].used() - ours


def _one_of(table: Table, name: str, values: Set[str]) -> Mask:
    column = table[name]
    found: Mask = column.lookup([value in values for value in column.values], False)
    return found


def _dropped(raw: Table, used: Table) -> Mask:
    """Rows that the check has taken out."""
    kept = used.source.astype(np.int64) << 32 | used.row
    dropped: Mask = ~np.isin(raw.source.astype(np.int64) << 32 | raw.row, kept)
    return dropped
