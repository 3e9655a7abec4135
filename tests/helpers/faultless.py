"""A region about which the check has nothing to say, to be spoilt by one thing at a time."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from rsnms_cli.model.period import parse_period
from rsnms_cli.pipeline.types import Inputs
from tests.helpers.jobs import check
from tests.helpers.tables import (
    DIAGNOSTICS,
    ORG,
    TEACHER,
    TRAINING,
    Row,
    grid,
    write_book,
    write_region,
)

Tables = Mapping[str, Sequence[Row]]
Lines = list[list[object]]

_ORG = ORG | {"stages": "НОО; ООО", "mentoring_model": "да", "contests": "нет"}
_ORG |= {"experience_shared": "нет"}
_TEACHER = TEACHER | {
    "birth_date": date(1990, 1, 1),
    "experience_years": 5,
    "mentor": "нет",
    "support_form": "школа молодого педагога",
    "methodical_service": "нет",
    "mentoring_role": "наставник",
    "contests": "нет",
    "expert_role": "эксперт",
    "methodist": "М-1",
}
_TRAINING = TRAINING | {
    "start_date": date(2024, 2, 1),
    "provider": "ЦНППМ",
    "federal_register": "12345",
    "by_diagnostics": "да",
    "management_team": "нет",
    "kind": "повышение квалификации",
    "hours": 16,
}
_DIAGNOSTICS = DIAGNOSTICS | {"route": "да", "provider": "ЦНППМ", "result_percent": 80}
_DIAGNOSTICS |= {"kind": "предметные компетенции"}


def orgs(*rows: Row) -> Tables:
    """«Организации» of the faultless one with these cells, a row for each."""
    return {"organizations": [{**_ORG, **row} for row in rows]}


def teachers(*rows: Row) -> Tables:
    """«Педагоги» of the faultless one with these cells, a row for each."""
    return {"teachers": [{**_TEACHER, **row} for row in rows]}


def trainings(*rows: Row) -> Tables:
    """«Обучение» of the faultless one with these cells, a row for each."""
    return {"trainings": [{**_TRAINING, **row} for row in rows]}


def diagnostics(*rows: Row) -> Tables:
    """«Диагностика» of the faultless one with these cells, a row for each."""
    return {"diagnostics": [{**_DIAGNOSTICS, **row} for row in rows]}


def teachers_beside(header: str, value: object) -> Lines:
    """The sheet of «Педагоги» with one more column, O."""
    header_row, row = grid("teachers", teachers({})["teachers"])
    return [[*header_row, header], [*row, value]]


def teachers_without(*fields: str) -> Lines:
    """The sheet of «Педагоги» with the columns that are filled, but not these."""
    rows = teachers({})["teachers"]
    return grid("teachers", rows, fields=[name for name in rows[0] if name not in fields])


def checked(folder: Path, tables: Tables, **sheets: Lines) -> Inputs:
    """The region checked, with these tables, or sheets, in place of its own."""
    faultless = {**orgs({}), **teachers({}), **trainings({}), **diagnostics({})}
    write_region(folder, {**faultless, **tables})
    for name, lines in sheets.items():
        write_book(folder / f"{name}.xlsx", {"Лист1": lines})
    return check(folder, parse_period("2024"))
