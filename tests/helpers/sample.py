"""The sample region, read and reported once for all tests of a process: none may change it."""

from functools import cache

from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.report import report_of
from rsnms_cli.pipeline.score import scored
from rsnms_cli.pipeline.types import Prepared
from rsnms_cli.report.view import Report
from tests.helpers.commands import EXPORTS, FORMS
from tests.helpers.jobs import job


@cache
def prepared_sample(methodology: str = "dagestan-2022", *, forms: bool = True) -> Prepared:
    """The exports of 2024 with the forms, which are those of Dagestan, or without."""
    return prepare(job(EXPORTS, methodology, "2024", FORMS if forms else None))


@cache
def sample_report(methodology: str = "dagestan-2022") -> Report:
    """Everything a report says of it; forms are those of Dagestan."""
    ready = prepared_sample(methodology, forms=methodology == "dagestan-2022")
    return report_of(ready, scored(ready))
