"""Where a workspace stands: its last runs, what is missing from them, what is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Due:
    """The report that is due: its period, until when, and whether it is there."""

    period: str
    until: date
    done: bool
    late: bool


@dataclass(frozen=True)
class Standing:
    """`runs` are the manifests of the runs shown, the newest first; `last_event` of the log."""

    region: str
    runs: tuple[Mapping[str, Any], ...]
    due: Due
    last_event: Mapping[str, Any] | None = None
