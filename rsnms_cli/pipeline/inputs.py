"""Tables and forms of a job, read and checked."""

from dataclasses import replace
from functools import partial

from rsnms_cli.check.run import check_tables
from rsnms_cli.facts.units import units_of
from rsnms_cli.forms.answers import Forms
from rsnms_cli.forms.reader import forms_of, read_forms
from rsnms_cli.methodology.providers import own_names
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Severity, has, refuse_fatal
from rsnms_cli.model.progress import tell
from rsnms_cli.pipeline.grounds import grounds_of, waiting
from rsnms_cli.pipeline.job import Job, Reading
from rsnms_cli.pipeline.types import Inputs, Prepared


def read_inputs(reading: Reading, period: Period, methodology: Methodology | None = None) -> Inputs:
    """Check the tables that were read; what the files hide is not waited for.

    Names of providers are the methodology's own, too; what the analyst accepted goes before them.
    """
    found = reading.found
    tell("Проверка таблиц")
    known = own_names(methodology.providers) if methodology else {}
    matches = replace(reading.matches, providers={**known, **reading.matches.providers})
    checked = check_tables(found.tables, period, matches)
    orgs = checked.tables.get("organizations")
    units = units_of(orgs) if orgs is not None else {}
    problems = found.problems + checked.problems
    raw = checked.resolution.tables
    grounds = grounds_of(found, checked.settled, matches)
    return Inputs(
        checked.tables,
        found.forms,
        problems,
        units,
        found.late,
        found.beside,
        raw,
        partial(waiting, grounds),
    )


def prepare(job: Job) -> Prepared:
    """Everything that a score needs; raises Refused when nothing can be computed."""
    inputs = read_inputs(job.reading, job.period, job.methodology)
    if has(inputs.problems, Severity.FATAL):
        refuse_fatal(inputs.problems + inputs.waiting())
    return Prepared(job, job.period, inputs, _forms(job, inputs))


def _forms(job: Job, inputs: Inputs) -> Forms:
    """Forms of their own folder, and those found beside the exports."""
    beside, problems = forms_of(inputs.beside)
    forms = read_forms(inputs.forms + beside, job.methodology, job.period, inputs.units)
    forms.problems += problems
    return forms
