"""All rows without a number of a person, looked for by name and organisation.

Nothing is looked at, and no index is made, where every row has its number.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from rsnms_cli.check.by_name.events import Rows, of_events
from rsnms_cli.check.by_name.found import NOBODY, ByName, Found, Outcome
from rsnms_cli.check.by_name.roster import Roster
from rsnms_cli.check.by_name.teachers import of_teachers
from rsnms_cli.check.resolve import Finder, UnknownName
from rsnms_cli.model.matches import Matches
from rsnms_cli.model.tables import BLANK, Column, Table, Tables, Why

EVENTS = ("trainings", "diagnostics")


def find_by_name(tables: Tables, matches: Matches) -> ByName:
    """Whose the rows without a number are; `tables` have their organisations resolved."""
    if "organizations" not in tables or "teachers" not in tables:
        return NOBODY
    rows = {name: _numberless(tables[name]) for name in ("teachers", *EVENTS) if name in tables}
    if not any(rows.values()):
        return NOBODY
    roster = Roster(tables["teachers"])
    found = {"teachers": of_teachers(roster, rows["teachers"], matches.people)}
    finder = Finder(tables["organizations"], matches)
    events = [(tables[name], row) for name in EVENTS for row in rows.get(name, ())]
    of_rows = of_events(roster, events, finder.places, matches.people)
    for (name, row), one in of_rows.items():
        found.setdefault(name, {})[row] = one
    return ByName(found, _unknown(tables, of_rows))


def _unknown(tables: Tables, found: Rows) -> list[UnknownName]:
    number = Counter[tuple[str, str]]()
    for (table, row), one in found.items():
        columns = [tables[table].columns.get(name) for name in ("org_name", "municipality")]
        name, place = (column.at(row) or "" if column else "" for column in columns)
        if name and one.outcome is Outcome.NO_PLACE:
            number[name, place] += 1
    return [UnknownName(*names, 0, rows, several=False) for names, rows in number.items()]


def _numberless(table: Table) -> list[int]:
    """Rows in which no number stands, or what cannot be one."""
    person = table["person_id"]
    without = (person.blank | person.unreadable) & ~person.marked(Why.TWO_PEOPLE)
    rows: list[int] = np.flatnonzero(without).tolist()
    return rows


def with_people(tables: Tables, by_name: ByName, *, accepted: bool) -> Tables:
    """The tables with the people that were found, if that is accepted; without what they were
    found by: nothing after it needs a name.
    """
    return {
        name: _without_aside(_with(table, by_name.of(name, by_name=accepted)))
        for name, table in tables.items()
    }


def _with(table: Table, found: Mapping[int, Found]) -> Table:
    """The numbers where none stood; the cell's own text is kept, and that it was found by name."""
    if not found:
        return table
    column = table["person_id"]
    texts, values, why = list(column.texts), list(column.values), dict(column.why)
    codes, number = column.codes.copy(), dict[tuple[str, str], int]()
    for row, one in found.items():
        text = "" if codes[row] == BLANK else column.texts[codes[row]]
        code = number.setdefault((text, one.person), len(texts))
        if code == len(texts):
            texts.append(text)
            values.append(one.person)
            why[code] = Why.BY_NAME
        codes[row] = code
    return table.with_column("person_id", Column(column.spec, codes, texts, values, why))


def _without_aside(table: Table) -> Table:
    columns = {name: one for name, one in table.columns.items() if not one.spec.aside}
    return replace(table, columns=columns, names=None)
