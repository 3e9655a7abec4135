"""What of the tables is used: rows with all required cells, one row per organisation."""

import numpy as np

from rsnms_cli.model.tables import Mask, Table, Tables

ESSENTIAL = ("municipality", "org_type")
_MERGED = ("district", "stages", "mentoring_model", "contests", "experience_shared")


def clean(tables: Tables) -> Tables:
    """The tables without rows whose required cells are missing or unreadable."""
    used = {name: table.only(~unfit(table)) for name, table in tables.items()}
    if "organizations" in used:
        used["organizations"] = _one_row_each(used["organizations"])
    return used


def unfit(table: Table) -> Mask:
    """Rows in which a required cell is blank or unreadable."""
    faulty = np.zeros(len(table), dtype=bool)
    for spec in table.spec.required:
        faulty |= table[spec.field].blank | table[spec.field].unreadable
    return faulty


def repeated_codes(organizations: Table) -> list[list[int]]:
    """Row indexes of every organisation code that stands in several rows."""
    rows: dict[str, list[int]] = {}
    column = organizations["org_code"]
    for index, code in enumerate(column.codes.tolist()):
        rows.setdefault(column.values[code], []).append(index)
    return [indexes for indexes in rows.values() if len(indexes) > 1]


def differing(organizations: Table, rows: list[int], fields: tuple[str, ...]) -> list[str]:
    """The fields in which rows of one organisation say different things; blank says nothing."""
    return [name for name in fields if len(_said(organizations, rows, name)) > 1]


def _said(organizations: Table, rows: list[int], name: str) -> set[object]:
    return {organizations[name].at(row) for row in rows} - {None}


def _one_row_each(organizations: Table) -> Table:
    """Keep one row per code: conflicting essentials drop the code, other conflicts the cell."""
    keep = np.ones(len(organizations), dtype=bool)
    for rows in repeated_codes(organizations):
        names = {row: organizations["org_name"].at(row) for row in rows}
        first = min(rows, key=lambda row: (names[row], row))
        keep[rows] = False
        keep[first] = not differing(organizations, rows, ESSENTIAL)
        for name in _MERGED:
            organizations = _merged(organizations, rows, first, name)
    return organizations.only(keep)


def _merged(organizations: Table, rows: list[int], into: int, name: str) -> Table:
    column = organizations[name]
    said = [row for row in rows if column.at(row) is not None]
    codes = column.codes.copy()
    codes[into] = -1 if len(_said(organizations, rows, name)) != 1 else column.codes[said[0]]
    return organizations.with_column(
        name, type(column)(column.spec, codes, column.texts, column.values)
    )
