"""The units of every level, from «Организации» (contract, section 3)."""

from collections.abc import Sequence

from rsnms_cli.model.tables import Table
from rsnms_cli.model.units import REGION, SERVICES, Unit, Units, stages_of


def units_of(organizations: Table) -> Units:
    """Units by level, sorted by code: every educational organisation is a unit of «school»."""
    return by_level(organizations_of(organizations))


def organizations_of(table: Table) -> list[Unit]:
    """All organisations, those that are no unit of «school», too."""
    return [_school(table, row) for row in range(len(table))]


def by_level(schools: Sequence[Unit]) -> Units:
    """Units by level from all organisations."""
    names = {unit.municipality for unit in schools}
    return {
        "region": [REGION],
        "municipality": [Unit("municipality", name, name, name) for name in sorted(names)],
        "school": sorted(
            (unit for unit in schools if unit.org_type not in SERVICES), key=lambda unit: unit.code
        ),
    }


def _school(organizations: Table, row: int) -> Unit:
    def cell(name: str) -> str:
        return str(organizations[name].at(row) or "")

    stages = stages_of(cell("org_type"), organizations["stages"].at(row) or ())
    return Unit(
        "school", cell("org_code"), cell("org_name"), cell("municipality"), cell("org_type"), stages
    )
