"""`rsnms sample`: a synthetic region, its exports and filled forms."""

from pathlib import Path

from rsnms_cli.forms.workbook import Extra, form_files
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.model.period import Period
from rsnms_cli.model.progress import tell
from rsnms_cli.office.output import write_folder, write_text
from rsnms_cli.pipeline.forms_create import known_of
from rsnms_cli.pipeline.inputs import read_inputs
from rsnms_cli.pipeline.job import open_job
from rsnms_cli.pipeline.request import Request
from rsnms_cli.read.decisions.mapping_text import people_outside_text
from rsnms_cli.sample import Size, export_files, make_region
from rsnms_cli.sample.answers import plausible_answers, plausible_evidence


def create_sample(size: Size, seed: int, period: Period, out: Path) -> None:
    """Write a synthetic region: exports as they look in life, and filled forms.

    Raises UsageError when the folder cannot be written.
    """
    tell("Вымышленный регион")
    data = out / "exports"
    files = export_files(make_region(size, year=period.year, seed=seed))
    write_folder(data, {**files, MAPPING_FILE: write_text(people_outside_text())})
    job = open_job(Request(data, period))
    inputs = read_inputs(job.reading, period)
    filled = plausible_answers(job.methodology, inputs.units, seed)
    evidence = plausible_evidence(filled, period.year, seed)
    extra = Extra(evidence, known=known_of(job, inputs))
    write_folder(out / "forms", form_files(job.methodology, period, inputs.units, filled, extra))
