"""Rows of the contract's fields to sheets, files and forms."""

import io
import pickle
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa

from rsnms_cli.model.columns import table_specs
from rsnms_cli.model.forms import FORM_HEADER, SCHOOLS_HEADER
from rsnms_cli.model.matches import NOTHING
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.tables import Table, Tables
from rsnms_cli.office.sheets import Sheet
from rsnms_cli.read.assemble import assemble
from rsnms_cli.read.sheet.tables_below import tables_of

Row = Mapping[str, object]
Tabular = Mapping[str, Sequence[Row]]
Files = Mapping[str, Sequence[tuple[Sequence[Row], Sequence[str]]]]
"""By table the rows of each file with the fields that the file has."""
Answers = Mapping[tuple[str, str, str], bool | int | None]

ORG = {
    "org_code": "01",
    "org_name": "Школа 1",
    "municipality": "Южный район",
    "org_type": "общеобразовательная",
}
TEACHER = {"person_id": "P1", "org_code": "01", "staff_category": "педагогический работник"}
TRAINING = {"person_id": "P1", "end_date": date(2024, 3, 1)}
DIAGNOSTICS = {"person_id": "P1", "date": date(2024, 2, 1)}


def region(**tables: Sequence[Row]) -> dict[str, list[Row]]:
    """A region of one school and a teacher in every organisation, with the tables given in place
    of the usual ones.
    """
    orgs = tables.get("organizations", [ORG])
    usual: dict[str, list[Row]] = {
        "organizations": [ORG],
        "teachers": [*staffed(orgs)],
        "trainings": [TRAINING],
        "diagnostics": [DIAGNOSTICS],
    }
    return usual | {name: list(rows) for name, rows in tables.items()}


def staffed(organizations: Iterable[Row]) -> list[dict[str, object]]:
    """A teacher in every organisation, P1 in the first."""
    codes = list(dict.fromkeys(org["org_code"] for org in organizations)) or ["01"]
    return [TEACHER | {"person_id": f"P{n}", "org_code": c} for n, c in enumerate(codes, start=1)]


def cell(value: object) -> object:
    """A typed value as somebody would type it into a cell."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return value


def grid(name: str, rows: Iterable[Row], *, fields: Sequence[str] = ()) -> list[list[object]]:
    """Header and rows of a table: all columns of the contract, and others that are filled, unless
    `fields` are given.
    """
    rows = list(rows)
    filled = {field for row in rows for field in row}
    known = table_specs()[name].fields
    specs = [f for f in known if f.field in (fields or filled) or not (fields or f.extra)]
    lines: list[list[object]] = [[spec.header for spec in specs]]
    return lines + [[cell(row.get(spec.field)) for spec in specs] for row in rows]


def sheet(text: str) -> list[list[object]]:
    """A sheet drawn in a test: a line is a row, `|` parts the cells, nothing is an empty cell."""
    lines = text.removeprefix("\n").rstrip().splitlines()
    return [[cell.strip() or None for cell in line.split("|")] for line in lines]


def records(table: Table) -> list[dict[str, object]]:
    """The rows of a typed table: values by field, without what is blank or unreadable."""
    cells = [
        {name: column.at(i) for name, column in table.columns.items()} for i in range(len(table))
    ]
    return [{name: value for name, value in row.items() if value is not None} for row in cells]


def spots(problems: Iterable[Problem], *, but: Sequence[str] = ()) -> list[str]:
    """«error cell.required teachers.xlsx Лист1 C5» of every cell, but not of these codes."""
    return sorted(
        " ".join(filter(None, (p.severity, p.code, at.file, at.sheet, at.cell)))
        for p in problems
        for at in p.places
        if p.code not in but
    )


def write_book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], **state: str) -> Path:
    """A workbook of these grids; `state` hides sheets by name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_book(pickle.dumps((dict(sheets), state))))
    return path


@lru_cache(maxsize=1000)
def _book(grids: bytes) -> bytes:
    """The file of pickled grids and states: most tests change one table of the usual four."""
    sheets, state = pickle.loads(grids)
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = state.get(name, "visible")
        for line in lines:
            sheet.append(list(line))
    book.save(stream)
    return stream.getvalue()


def write_region(folder: Path, tables: Tabular) -> Path:
    """One file per table, named by the table."""
    for name, rows in tables.items():
        write_book(folder / f"{name}.xlsx", {"Лист1": grid(name, rows)})
    return folder


def write_files(folder: Path, tables: Files) -> Path:
    """One file per table and part of it."""
    for name, files in tables.items():
        for number, (rows, fields) in enumerate(files):
            lines = grid(name, rows, fields=fields)
            write_book(folder / f"{name}-{number}.xlsx", {"Лист1": lines})
    return folder


def literal(path: Path) -> None:
    """What openpyxl took for formulas becomes text, as in a cell that begins with an apostrophe."""
    book: Any = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    book.save(path)


def typed(tables: Tabular) -> Tables:
    """The same rows as typed tables, without a file between."""
    return {name: _typed(name, grid(name, rows)) for name, rows in tables.items()}


def typed_files(tables: Files) -> Tables:
    """Typed tables of several files each."""
    return {
        name: _typed(name, *(grid(name, rows, fields=fields) for rows, fields in files))
        for name, files in tables.items()
    }


def _typed(name: str, *files: list[list[object]]) -> Any:
    parts = [
        _part(f"{name}{number or ''}.xlsx", tuple(tuple(map(_text, line)) for line in lines))
        for number, lines in enumerate(files)
    ]
    return assemble(table_specs()[name], parts)


@lru_cache(maxsize=1000)
def _part(file: str, lines: tuple[tuple[str | None, ...], ...]) -> Any:
    """Most tests change one table of the usual four."""
    columns = tuple(pa.array(column, pa.string()) for column in zip(*lines, strict=True))
    sheet = Sheet(file, "Лист1", columns, tuple(range(len(columns))))
    header, part = next(tables_of(sheet, NOTHING))
    assert part is not None, header.missing
    return part


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def meta(level: str, unit: str, **other: str) -> list[list[str]]:
    """Rows of the sheet `_meta`."""
    values = {
        "form_version": "1",
        "methodology": "dagestan-2022",
        "level": level,
        "unit_code": unit,
        "unit_name": unit,
        "period": "2024",
    } | other
    return [[key, value] for key, value in values.items()]


def own_sheet(answers: Mapping[str, object]) -> list[list[object]]:
    """Sheet «Форма», evidence beside every answer; where there is none, nothing."""
    lines: list[list[object]] = [list(FORM_HEADER)]
    proof = {code: None if value is None else "приказ № 1" for code, value in answers.items()}
    return lines + [[c, "…", "…", cell(value), proof[c]] for c, value in answers.items()]


def schools_sheet(answers: Mapping[str, Mapping[str, object]]) -> list[list[object]]:
    """Sheet «Школы»: answers by organisation and code."""
    codes = sorted({code for of_school in answers.values() for code in of_school})
    lines: list[list[object]] = [[*SCHOOLS_HEADER, *codes]]
    return lines + [
        [org, "…", *(cell(given.get(code)) for code in codes)] for org, given in answers.items()
    ]


def write_forms(
    folder: Path, answers: Answers, municipality_of: Mapping[str, str], period: str
) -> Path:
    """Forms of the region and of every municipality, answers by level, unit and code."""
    folder.mkdir(parents=True, exist_ok=True)
    units = [
        ("region", "region"),
        *(("municipality", m) for m in sorted(set(municipality_of.values()))),
    ]
    for number, (level, unit) in enumerate(units):
        own = {code: v for (at, of, code), v in answers.items() if (at, of) == (level, unit)}
        schools: dict[str, dict[str, object]] = {}
        for (at, of, code), value in answers.items():
            if at == "school" and municipality_of.get(of) == unit:
                schools.setdefault(of, {})[code] = value
        sheets: dict[str, Any] = {"Форма": own_sheet(own)}
        if schools:
            sheets["Школы"] = schools_sheet(schools)
        sheets["_meta"] = meta(level, unit, period=period)
        write_book(folder / f"form-{number}.xlsx", sheets, _meta="hidden")
    return folder
