"""`rsnms describe`: what the program sees in a folder, before anything is computed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rsnms_cli.check.run import settled
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.columns import TableSpec
from rsnms_cli.model.matches import Accepted
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.tables import BLANK, USED, How, Seen, Source, Table
from rsnms_cli.model.text import plain_header
from rsnms_cli.pipeline.grounds import grounds_of, waiting
from rsnms_cli.pipeline.job import Reading
from rsnms_cli.read.columns.examples import examples
from rsnms_cli.words.columns import Column, described
from rsnms_cli.words.described import ColumnSeen, Cost, Described, SheetSeen

Known = Mapping[str, Sequence[Column]]
"""The columns of every table with the indicators that read them."""
_LOOKED_AT = 200
"""So many different values are enough to find a few that may be shown."""
_TWICE = "этот столбец на листе второй раз"
_DECIDED = "по вашему решению здесь нет таблицы"
_NO_HEADER = "строки с заголовками столбцов не видно"
_OTHER_HEADER = "по заголовкам столбцов не узнаётся ни одна из таблиц"


def describe(reading: Reading, methodologies: Iterable[Methodology]) -> Described:
    """Every sheet with its table and columns, and what these methodologies miss in them.

    Raises UsageError for decisions that cannot be.
    """
    found, decided = reading.found, reading.matches.reading
    known = described(methodologies)
    sheets = [
        *(one for table in found.tables.values() for one in _used(table, decided, known)),
        *(_sheet(head.spec, head.source, decided, known) for head in found.incomplete),
        *(_unknown(source, decided) for source in found.unknown),
    ]
    whole = [one for one in found.problems if _is_of_file(one)]
    return Described(
        sorted(sheets, key=lambda one: (one.place, [*one.header_rows])),
        list(_costs(sheets, known)),
        len(found.forms),
        sorted(whole, key=Problem.sort_key),
        waiting(grounds_of(found, settled(found.tables, reading.matches), reading.matches)),
    )


def _is_of_file(problem: Problem) -> bool:
    """Whether it is about what lies in the folder, not about what stands in a sheet."""
    return not problem.place.sheet and problem.code.startswith(("file.", "folder."))


def _used(table: Table, decided: Accepted, known: Known) -> Iterator[SheetSeen]:
    rows = np.bincount(table.source, minlength=len(table.sources)).tolist()
    for number, source in enumerate(table.sources):
        seen = tuple(_with_values(table, number, one) for one in source.seen)
        one = _sheet(table.spec, replace(source, seen=seen), decided, known)
        yield replace(one, status="used", rows=rows[number])


def _with_values(table: Table, number: int, seen: Seen) -> Seen:
    """Some values of a used column; those of the others are known from reading."""
    if seen.how not in USED or seen.field not in table.columns:
        return seen
    column = table[seen.field]
    codes = np.unique(column.codes[table.source == number])
    texts = [column.texts[code] for code in codes[codes != BLANK][:_LOOKED_AT].tolist()]
    return replace(seen, values=examples(column.spec, texts))


def _sheet(spec: TableSpec, source: Source, decided: Accepted, known: Known) -> SheetSeen:
    """A sheet with a header of ours, as if it were not used."""
    constants = decided.constants.get((source.file, spec.name), {})
    given = {*source.columns, *constants}
    return SheetSeen(
        source.place(),
        spec,
        "incomplete",
        range(source.top, source.header_row + 1),
        source.rows,
        [_column(spec, source, one) for one in sorted(source.seen, key=_position)],
        spec.missing(given),
        [one.spec for one in known[spec.name] if _is_missed(one) and one.spec.field not in given],
        constants,
    )


def _position(seen: Seen) -> tuple[int, int]:
    return seen.row, seen.column


def _is_missed(column: Column) -> bool:
    """Whether some indicator reads a column without which its table is one all the same."""
    read = any(one.codes("needed", "refined") for one in column.uses)
    return read and not column.spec.required


def _column(spec: TableSpec | None, source: Source, seen: Seen) -> ColumnSeen:
    """The column as the contract says it: what stands twice is not needed either."""
    how = How.IGNORED if seen.how is How.REPEATED else seen.how
    means = seen.field if how in USED or how is How.PROPOSED else ""
    return ColumnSeen(
        source.head(seen),
        plain_header(seen.header),
        how,
        next((one for one in spec.fields if one.field == means), None) if spec else None,
        _TWICE if seen.how is How.REPEATED else seen.why,
        seen.values,
    )


def _unknown(source: Source, decided: Accepted) -> SheetSeen:
    why = _OTHER_HEADER if source.header_row else _NO_HEADER
    if decided.sheet(source.file, source.sheet) == "":
        why = _DECIDED
    return SheetSeen(
        source.place(),
        None,
        "unknown",
        range(source.top, source.header_row + 1) if source.header_row else (),
        source.rows,
        [_column(None, source, one) for one in source.seen],
        why=why,
    )


def _costs(sheets: Sequence[SheetSeen], known: Known) -> Iterator[Cost]:
    """Every column that is not on all sheets of its table."""
    for name, columns in known.items():
        used = [one for one in sheets if one.spec and one.spec.name == name]
        used = [one for one in used if one.status == "used"]
        for column in columns:
            if lacking := [one for one in used if column.spec in one.absent]:
                yield Cost(column, len(lacking), len(used), sum(one.rows for one in lacking))
