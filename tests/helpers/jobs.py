"""Jobs as commands open them, from a few words."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.pipeline.inputs import read_inputs
from rsnms_cli.pipeline.job import Job, open_job, start_reading
from rsnms_cli.pipeline.request import Request
from rsnms_cli.pipeline.types import Inputs


def job(
    data: Path,
    methodology: str = "dagestan-2022",
    period: str = "2024",
    forms: Path | None = None,
    *,
    previous: str = "",
    **others: Any,
) -> Job:
    """A job whose files are being read."""
    before = parse_period(previous) if previous else None
    asked = Request(data, parse_period(period), methodology, forms, previous=before, **others)
    return open_job(asked)


def check(folder: Path, period: Period) -> Inputs:
    """A folder read and checked, with what its files hide."""
    inputs = read_inputs(start_reading(folder), period)
    return replace(inputs, problems=inputs.problems + inputs.late())
