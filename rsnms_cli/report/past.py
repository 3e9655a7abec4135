"""The runs of a workspace as one list and as one long table."""

from dataclasses import dataclass
from datetime import date

from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.results import Results


@dataclass(frozen=True)
class Past:
    """A run in a list of runs; `answered` are answers given and asked."""

    period: str
    reporting_date: date
    digest: str
    methodology: Methodology
    results: Results
    answered: tuple[int, int]
    latest: bool
