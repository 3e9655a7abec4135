"""What a job is asked, parsed once: by a command from its options, by a run from its workspace."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rsnms_cli.model.period import Period

DEFAULT_METHODOLOGY = "dagestan-2022"
TARGETS_FILE = "targets.toml"
"""A region's own targets, beside its exports."""


@dataclass(frozen=True)
class Request:
    """Files, a methodology by its name, a period; forms lie beside the exports unless they have
    their own folder. `readings` are choices by reading, `hide_below` hides values of fewer people
    (0 and 1 hide none), `previous` is a period whose shares are compared, `mapping` is the file of
    decisions, if it is not the one beside the exports.
    """

    data: Path
    period: Period
    methodology: str = DEFAULT_METHODOLOGY
    forms: Path | None = None
    engine: str = "pandas"
    strict: bool = False
    readings: Mapping[str, str] = field(default_factory=dict)
    targets: Path | None = None
    previous: Period | None = None
    hide_below: int = 0
    mapping: Path | None = None

    @property
    def own_targets(self) -> Path | None:
        """The file of the region's own targets, named by the user or lying beside the exports."""
        if self.targets:
            return self.targets
        beside = self.data / TARGETS_FILE
        return beside if lies_there(beside) else None


def lies_there(path: Path) -> bool:
    """Whether anything of this name is there, be it no file: reading it says what is wrong.

    Of a closed folder its tables say it.
    """
    return os.path.lexists(path)
