"""The second computation: `compute(region, period)` gives the rows of results and summary.

Columns are those of section 4 of the data contract, in Python values: int or Fraction for
numbers, None for blank, bool for `achieved`, str for `status`; `target` is True for yes/no.

How the columns are filled, by status:
  ok              value, points, maximum; achieved only where there is a target
  no_data         value blank, 0 points, not achieved (where there is a target), maximum kept
  not_applicable  only numerator, denominator (shares) and the target; all else blank
A count paid by the item has no maximum. numerator and denominator are filled for shares only.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from . import quantities as q
from .dagestan import TABLES, Indicator
from .files import Without, lacking
from .kinds import RULES
from .quantities import Answer, Row, Unit

METHODOLOGY = "dagestan-2022"


@dataclass
class Region:
    """Four tables and the answers of the forms; keys are the contract's English field names.

    answers: (level, unit_code, form code) -> answer; an absent key is blank, as is None.
    without: what the files of the tables lack, see files.py.
    """

    organizations: list[Row]
    teachers: list[Row] = field(default_factory=list)
    trainings: list[Row] = field(default_factory=list)
    diagnostics: list[Row] = field(default_factory=list)
    answers: dict[tuple[str, str, str], Answer] = field(default_factory=dict)
    without: Without = field(default_factory=dict)


# --- units ----------------------------------------------------------------------------------


def make_unit(
    region: Region, period: str, organizations: list[Row], *, level: str, code: str, name: str
) -> Unit:
    start, end, year = q.parse_period(period)
    codes = [row["org_code"] for row in organizations]
    own_answers = {
        form_code: answer
        for (answer_level, unit_code, form_code), answer in region.answers.items()
        if answer_level == level and unit_code == code
    }
    teachers = [row for row in region.teachers if row["org_code"] in codes]
    everybody = {row["person_id"] for row in teachers}
    rows = {
        "organizations": organizations,
        "teachers": teachers,
        "trainings": [row for row in region.trainings if row["person_id"] in everybody],
        "diagnostics": [row for row in region.diagnostics if row["person_id"] in everybody],
    }
    return Unit(
        level=level,
        code=code,
        name=name,
        organizations=organizations,
        teachers=teachers,
        trainings=region.trainings,
        diagnostics=region.diagnostics,
        lacks=lacking(region.without, rows),
        answers=own_answers,
        start=start,
        end=end,
        year=year,
    )


def units_of(region: Region, period: str) -> list[Unit]:
    """The region, every municipality in organizations, every educational organisation."""
    everything = region.organizations
    units = [make_unit(region, period, everything, level="region", code="region", name="Регион")]
    for name in sorted({str(row["municipality"]) for row in region.organizations}):
        inside = [row for row in region.organizations if row["municipality"] == name]
        units.append(make_unit(region, period, inside, level="municipality", code=name, name=name))
    for row in sorted(region.organizations, key=lambda row: str(row["org_code"])):
        if q.is_educational(row):
            code, name = str(row["org_code"]), str(row["org_name"])
            units.append(make_unit(region, period, [row], level="school", code=code, name=name))
    return units


# --- output ---------------------------------------------------------------------------------


def unit_columns(unit: Unit, period: str) -> Row:
    return {
        "methodology": METHODOLOGY,
        "period": period,
        "level": unit.level,
        "unit_code": unit.code,
        "unit_name": unit.name,
    }


def result_row(unit: Unit, period: str, indicator: Indicator) -> Row:
    score = RULES[indicator.kind](unit, indicator)
    return {
        **unit_columns(unit, period),
        "indicator": indicator.code,
        "numerator": score.numerator,
        "denominator": score.denominator,
        "value": score.value,
        "target": score.target,
        "achieved": score.achieved,
        "points": score.points,
        "max_points": score.max_points,
        "status": score.status,
    }


def add_up(rows: list[Row], column: str) -> Fraction:
    """Blank counts as nothing."""
    total = Fraction(0)
    for row in rows:
        number = row[column]
        if isinstance(number, int | Fraction):
            total += number
    return total


def rank_in_level(summary: list[Row]) -> None:
    """Rank by points within the level; ties share the better rank (1, 2, 2, 4)."""
    for row in summary:
        level = [other for other in summary if other["level"] == row["level"]]
        points = add_up([row], "points")
        row["rank"] = 1 + len([o for o in level if add_up([o], "points") > points])


def compute(region: Region, period: str) -> tuple[list[Row], list[Row]]:
    results: list[Row] = []
    summary: list[Row] = []
    for unit in units_of(region, period):
        rows = [result_row(unit, period, indicator) for indicator in TABLES[unit.level]]
        results += rows
        total = {name: add_up(rows, name) for name in ("points", "max_points")}
        summary.append({**unit_columns(unit, period), **total})
    rank_in_level(summary)
    return results, summary
