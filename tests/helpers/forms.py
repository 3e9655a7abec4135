"""Forms written into a folder and read back for a region of two municipalities."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.units import units_of
from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.reader import list_forms, read_forms
from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.period import parse_period
from rsnms_cli.office.ooxml import Package
from rsnms_cli.read.properties import form_properties
from tests.helpers.tables import ORG, meta, own_sheet, region, spots, typed, write_book

DAGESTAN = load_methodology("dagestan-2022")
SOUTH, NORTH = "Южный район", "Северный район"
UNITS = units_of(
    clean(
        typed(
            region(
                organizations=[
                    ORG,
                    ORG | {"org_code": "02", "stages": "НОО"},
                    ORG | {"org_code": "03", "org_type": "дошкольная"},
                    ORG | {"org_code": "04", "municipality": NORTH},
                    ORG | {"org_code": "05", "org_type": "методическая служба"},
                ]
            )
        )
    )["organizations"]
)

Lines = Sequence[Sequence[object]]
Sheets = Mapping[str, Lines]
NO_SCHOOLS: Lines = [["Код ОО", "Наименование ОО"]]
OF_SOUTH = meta("municipality", SOUTH)
OF_REGION = meta("region", "region")


def read_back(folder: Path, *books: Sheets, period: str = "2024") -> Forms:
    """Forms named a.xlsx, b.xlsx and so on, read back."""
    for name, sheets in zip("abcdef", books, strict=False):
        write_book(folder / f"{name}.xlsx", sheets, _meta="hidden")
    listed, problems = list_forms(folder)
    forms = read_forms(listed, DAGESTAN, parse_period(period), UNITS)
    forms.problems[:0] = problems
    return forms


def of_south(**sheets: Lines) -> Sheets:
    """A form of the southern municipality with these sheets; what is not given is not filled in."""
    return {"Форма": own_sheet({}), "Школы": NO_SCHOOLS, **sheets, "_meta": OF_SOUTH}


def of_region(answers: Mapping[str, object]) -> Sheets:
    """A form of the region with these answers."""
    return {"Форма": own_sheet(answers), "_meta": OF_REGION}


def properties(path: Path) -> dict[str, str]:
    """What the custom properties of a file say of a form."""
    return form_properties(Package(path.read_bytes()))


def answers(forms: Forms) -> dict[tuple[str, str, str], Any]:
    """The values by level, unit and code."""
    return {key: answer.value for key, answer in forms.answers.items()}


def faults(forms: Forms) -> list[str]:
    """All problems but those of units that sent no form."""
    return spots(forms.problems, but=["form.missing"])
