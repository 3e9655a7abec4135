"""report.xlsx: the whole monitoring as a workbook whose points can be worked out again by hand."""

from pathlib import Path

from rsnms_cli.model.units import LevelName
from rsnms_cli.office.output import Write
from rsnms_cli.office.xlsx_book import workbook
from rsnms_cli.office.xlsx_rows import row_sheet
from rsnms_cli.report.view import Report
from rsnms_cli.report.workbook.advice import advice
from rsnms_cli.report.workbook.charts import add_charts
from rsnms_cli.report.workbook.data import write_data
from rsnms_cli.report.workbook.fair import has_fair, write_fair
from rsnms_cli.report.workbook.method import clause_rows, write_method
from rsnms_cli.report.workbook.past import FOLLOWUP, PACE, past_sheets, write_followup, write_pace
from rsnms_cli.report.workbook.problems import dynamics, problems
from rsnms_cli.report.workbook.ratings import ratings
from rsnms_cli.report.workbook.region import write_region
from rsnms_cli.report.workbook.styles import (
    ADVICE,
    DATA,
    DYNAMICS,
    FAIR,
    LEVEL_SHEETS,
    METHOD,
    PROBLEMS,
    RATINGS,
    STYLES,
    SUMMARY,
    TURNOUT,
)
from rsnms_cli.report.workbook.summary import write_summary
from rsnms_cli.report.workbook.sums import Spots
from rsnms_cli.report.workbook.turnout import turnout
from rsnms_cli.report.workbook.unit_table import write_table


def xlsx_files(report: Report) -> dict[str, Write]:
    """The workbook by its name."""
    return {"report.xlsx": lambda path: write_audit(report, path)}


def write_audit(report: Report, path: Path) -> None:
    """Write the workbook; sheets stand in the reader's order, are filled as they refer."""
    title = f"Показатели эффективности, {report.period.label}"
    names = [SUMMARY, *(LEVEL_SHEETS[level] for level in report.units), RATINGS, ADVICE, TURNOUT]
    names += [FAIR] if has_fair(report) else []
    names += past_sheets(report)
    names += [DATA, METHOD, PROBLEMS, *([DYNAMICS] if report.dynamics else [])]
    with workbook(path, title, report.period.year, STYLES) as (book, styles):
        sheets = {name: row_sheet(book, name, styles) for name in names}
        stored, clauses = write_data(report, sheets[DATA]), clause_rows(report)
        spots: dict[LevelName, Spots] = {}
        for level in report.units:
            sheet = sheets[LEVEL_SHEETS[level]]
            if level == "region":
                spots[level] = write_region(report, stored, clauses, sheet)
            else:
                spots[level] = write_table(report, level, stored, clauses, sheet)
        ratings(report, spots, sheets[RATINGS])
        advice(report, sheets[ADVICE])
        turnout(report, sheets[TURNOUT])
        if FAIR in sheets:
            write_fair(report, spots, sheets[FAIR])
        write_method(report, sheets[METHOD])
        problems(report.problems, sheets[PROBLEMS])
        shares = write_summary(report, spots, sheets[SUMMARY])
        add_charts(report, book, sheets[SUMMARY], shares)
        if FOLLOWUP in sheets:
            write_followup(report, sheets[FOLLOWUP])
        if PACE in sheets:
            write_pace(report, sheets[PACE])
        if report.dynamics:
            dynamics(report.dynamics, sheets[DYNAMICS])
