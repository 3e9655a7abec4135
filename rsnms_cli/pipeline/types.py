"""What jobs read, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rsnms_cli.forms.answers import Forms
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.results import Change, Results
from rsnms_cli.model.tables import Tables
from rsnms_cli.model.units import Units
from rsnms_cli.office.sheets import Workbook
from rsnms_cli.pipeline.job import Job
from rsnms_cli.read.files import FileResult


@dataclass(frozen=True)
class Inputs:
    """Tables that can be computed with, their units, forms beside them, and the problems found."""

    tables: Tables
    forms: list[Workbook]
    problems: list[Problem]
    units: Units
    late: Callable[[], list[Problem]] = list
    """What the files hide, waited for: it is looked for while the job goes on."""
    beside: list[FileResult] = field(default_factory=list)
    raw: Tables = field(default_factory=dict)
    """The tables with the rows that the check has left out."""
    waiting: Callable[[], list[Problem]] = list
    """The sentence that counts the questions without an answer; they are made up for it."""


@dataclass(frozen=True)
class Prepared:
    """Everything that a score needs."""

    job: Job
    period: Period
    inputs: Inputs
    forms: Forms

    @property
    def methodology(self) -> Methodology:
        """The methodology of the job."""
        return self.job.methodology


@dataclass(frozen=True)
class Outcome:
    """What was computed, and everything that was said on the way."""

    methodology: Methodology
    period: Period
    results: Results
    problems: list[Problem]
    dynamics: list[Change] = field(default_factory=list)
    unsized: frozenset[tuple[str, str]] = frozenset()
    """Units (level and code) whose number of people is not shown."""
