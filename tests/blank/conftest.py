"""Blank tables made once, and filled in as an office does."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.columns import table_specs
from rsnms_cli.pipeline.tables_create import create_tables
from tests.helpers.tables import ORG, TEACHER, Row, Tabular, grid, region

Fill = Callable[[Tabular], Path]
REGION = region(
    organizations=[ORG | {"stages": ["НОО", "ООО"], "mentoring_model": True}],
    teachers=[
        TEACHER | {"birth_date": date(1999, 5, 14), "mentor": "да", "experience_years": 2},
        TEACHER | {"person_id": "P2", "staff_category": "управленческие кадры"},
    ],
    diagnostics=[{"person_id": "P1", "date": date(2024, 2, 1), "provider": "ЦНППМ", "route": True}],
)


@pytest.fixture(scope="session")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four tables, nobody has filled them in."""
    folder = tmp_path_factory.mktemp("blanks")
    create_tables([load_methodology("dagestan-2022")], folder)
    return folder


@pytest.fixture
def fill(blanks: Path, tmp_path: Path) -> Fill:
    """Writes rows into a copy of the tables, below their headers."""

    def filled(tables: Tabular) -> Path:
        folder = copytree(blanks, tmp_path / "data")
        for name, rows in tables.items():
            write_rows(folder / f"{table_specs()[name].title}.xlsx", name, rows)
        return folder

    return filled


def write_rows(path: Path, name: str, rows: Sequence[Row]) -> None:
    """Rows by the fields of a table below the header of its first sheet."""
    book = openpyxl.load_workbook(path)
    for line in grid(name, rows)[1:]:
        book.worksheets[0].append(line)
    book.save(path)
