"""Names of people to be shown, read only when the user asks for them: nothing else shows any."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from rsnms_cli.model.tables import Table
from rsnms_cli.model.text import clean
from rsnms_cli.office.formats import UnreadableFile
from rsnms_cli.office.listing import files_of, size_of
from rsnms_cli.office.pool import reader_pool
from rsnms_cli.office.workbook import open_file, workbook_of
from rsnms_cli.office.worker import Task
from rsnms_cli.read.assemble import NAME_FIELDS

Cells = Mapping[str, tuple[list[int], list[int]]]
"""Columns and rows (1-based) of each sheet."""


def full_names(folder: Path, teachers: Table, rows: Iterable[int]) -> dict[int, str]:
    """Full names by row number of the table, read from the files again; a file gone has none."""
    paths = {name: path for path, name in files_of(folder)}
    wanted: dict[str, dict[str, tuple[list[int], list[int]]]] = {}
    place = {row: teachers.sources[teachers.source[row]] for row in rows}
    for row, source in place.items():
        columns = [source.columns[name] for name in NAME_FIELDS if name in source.columns]
        sheets = wanted.setdefault(source.file, {})
        sheets.setdefault(source.sheet, (columns, []))[1].append(int(teachers.row[row]))
    asked = {
        file: reader_pool().submit(
            Task(__name__, "names_in", (paths[file].absolute(), file, sheets)), size_of(paths[file])
        )
        for file, sheets in wanted.items()
        if file in paths
    }
    names: dict[tuple[str, str, int], str] = {}
    for file, reading in asked.items():
        try:
            names |= {(file, *key): name for key, name in reading.result().items()}
        except UnreadableFile:
            continue  # it was readable a moment ago; the row keeps its place
    return {
        row: names.get((source.file, source.sheet, int(teachers.row[row])), "")
        for row, source in place.items()
    }


def names_in(path: Path, name: str, wanted: Cells) -> dict[tuple[str, int], str]:
    """By sheet and row, the cells of these columns as one text."""
    found = {}
    for sheet in workbook_of(open_file(path), name).sheets:
        columns, rows = wanted.get(sheet.name, ([], []))
        cells = [sheet.columns[sheet.offsets.index(column)] for column in columns]
        for row in rows:
            found[sheet.name, row] = clean(" ".join(c[row - 1].as_py() or "" for c in cells))
    return found
