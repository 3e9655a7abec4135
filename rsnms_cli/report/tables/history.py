"""The results of all runs one under another."""

from collections.abc import Iterable

from rsnms_cli.report.past import Past
from rsnms_cli.report.tables.machine import to_csv
from rsnms_cli.report.tables.scores import RESULT_COLUMNS, result_rows

COLUMNS = ("digest", "reporting_date", *RESULT_COLUMNS)


def history_csv(runs: Iterable[Past]) -> str:
    """The results of all runs one under another: a row per run, unit and indicator."""
    rows = (
        [one.digest, one.reporting_date.isoformat(), *row]
        for one in runs
        for row in result_rows(one.results)
    )
    return to_csv(COLUMNS, rows)
