"""Reports as pages: made in the test's process, read as a parser reads them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import html

from rsnms_cli.model.report import UnitReport
from rsnms_cli.model.units import LevelName
from rsnms_cli.pipeline.report import report
from rsnms_cli.report.view import Report
from tests.helpers.jobs import job
from tests.helpers.tables import ORG, literal, region, write_region

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=https://example.org/x onerror=alert(3)>",
    "=1+1",
    "Ш" * 300,
    "Школа \u202eтереворот",
    "'\"&amp;<!--",
    "{{ 7 * 7 }}",
)


def report_of(data: Path, methodology: str = "dagestan-2022", previous: str = "") -> Report:
    """The report of a folder of exports without forms."""
    return report(job(data, methodology, "2024", previous=previous))[1]


def hostile_report(folder: Path) -> Report:
    """Every hostile name is that of a school and of its municipality."""
    rows = [
        {**ORG, "org_code": f"{number}{name[:40]}", "org_name": name, "municipality": name}
        for number, name in enumerate(HOSTILE)
    ]
    write_region(folder, region(organizations=rows))
    literal(folder / "organizations.xlsx")
    return report_of(folder)


def grown(small: Report, municipalities: int, schools: int) -> Report:
    """As many units as wanted, each a copy of one of the small region's under its own name."""

    def copies(level: LevelName, wanted: int) -> list[UnitReport]:
        units, found = small.units[level], []
        for number in range(wanted):
            one = units[number % len(units)].scores
            unit = replace(one.unit, code=f"{number:06d}", name=f"{one.unit.name} {number}")
            found.append(replace(units[number % len(units)], scores=replace(one, unit=unit)))
        return found

    units: dict[LevelName, list[UnitReport]] = {
        "region": list(small.units["region"]),
        "municipality": copies("municipality", municipalities),
        "school": copies("school", schools),
    }
    return replace(small, units=units)


def parsed(page: str) -> Any:
    """The page's tree."""
    return html.fromstring(page)


def data_in(tree: Any) -> Any:
    """What the page's script reads."""
    return json.loads(tree.get_element_by_id("data").text)


def rows_of(table: Any) -> list[list[str]]:
    """The texts of a table's body."""
    return [[cell.text_content().strip() for cell in row] for row in table.xpath("./tbody/tr")]
