"""What jobs are asked, what they read, what comes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Problem
from rsnms_cli.model.results import Change, Results

if TYPE_CHECKING:
    from rsnms_cli.forms.answers import Forms
    from rsnms_cli.methodology.types import Methodology
    from rsnms_cli.model.tables import Tables
    from rsnms_cli.office.workbook import Workbook
    from rsnms_cli.read.files import FileResult
from rsnms_cli.model.units import Units

TARGETS_FILE = "targets.toml"
"""A region's own targets, beside its exports."""


@dataclass(frozen=True)
class Request:
    """What the user asked for; forms lie beside the exports unless they have their own folder."""

    data: Path
    methodology: str
    period: str
    forms: Path | None = None
    engine: str = "pandas"
    strict: bool = False
    readings: Mapping[str, str] = field(default_factory=dict)
    targets: Path | None = None
    previous: str = ""
    hide_below: int = 0
    """Values of fewer people are hidden; 0 and 1 hide none."""

    @property
    def forms_folder(self) -> Path | None:
        """The folder of the forms, if it is not that of the exports."""
        same = self.forms is None or self.forms.resolve() == self.data.resolve()
        return None if same else self.forms

    @property
    def own_targets(self) -> Path | None:
        """The file of the region's own targets, named by the user or lying beside the exports."""
        if self.targets:
            return self.targets
        beside = self.data / TARGETS_FILE
        return beside if _lies_there(beside) else None


@dataclass(frozen=True)
class Outcome:
    """What was computed, and everything that was said on the way."""

    methodology: "Methodology"
    period: Period
    results: Results
    problems: list[Problem]
    dynamics: list[Change] = field(default_factory=list)
    unsized: frozenset[tuple[str, str]] = frozenset()
    """Units (level and code) whose number of people is not shown."""


class Refused(RsnmsError):
    """Nothing is computed: the data cannot be used, or there are errors under --strict."""

    def __init__(self, what: str, todo: str, problems: Sequence[Problem]) -> None:
        super().__init__(what, todo)
        self.problems = problems


@dataclass(frozen=True)
class Inputs:
    """Tables that can be computed with, their units, forms beside them, and the problems found."""

    tables: "Tables"
    forms: "list[Workbook]"
    problems: list[Problem]
    units: Units
    late: Callable[[], list[Problem]] = list
    """What the files hide, waited for: it is looked for while the job goes on."""
    beside: "list[FileResult]" = field(default_factory=list)
    raw: "Tables" = field(default_factory=dict)
    """The tables with the rows that the check has left out."""


@dataclass(frozen=True)
class Prepared:
    """Everything that a score needs."""

    request: Request
    methodology: "Methodology"
    period: Period
    inputs: Inputs
    forms: "Forms"


def _lies_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a closed folder: reading its tables says so
        return False
