"""What is understood of the sheets of a folder, as readers see it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.model.tables import How, Source
from rsnms_cli.read.folder import read_folder

Sheets = Mapping[tuple[str, str], "Understood"]


@dataclass(frozen=True)
class Understood:
    """Of a sheet: its table, the rows of data, fields whose column is used or only proposed, and
    required fields that it lacks: then it has no rows.
    """

    table: str
    rows: int
    used: frozenset[str]
    proposed: frozenset[str]
    missing: frozenset[str] = frozenset()


def understood(folder: Path, accepted: Accepted = NOTHING) -> Sheets:
    """By file and sheet, whatever is a table or lacks little of one."""
    found = read_folder(folder, accepted)
    sheets: dict[tuple[str, str], Understood] = {}
    for name, table in found.tables.items():
        rows = np.bincount(table.source, minlength=len(table.sources)).tolist()
        for source, count in zip(table.sources, rows, strict=True):
            sheets[source.file, source.sheet] = _understood(name, source, count)
    for header in found.incomplete:
        lacking = frozenset(field.field for field in header.missing)
        rows = header.source.rows
        seen = replace(_understood(header.spec.name, header.source, rows), missing=lacking)
        sheets[header.source.file, header.source.sheet] = seen
    return sheets


def _understood(table: str, source: Source, rows: int) -> Understood:
    proposed = frozenset(one.field for one in source.of(How.PROPOSED))
    aliases = {field.field for field in table_specs()[table].fields if field.alias_of}
    return Understood(table, rows, frozenset(source.columns) - aliases, proposed)
