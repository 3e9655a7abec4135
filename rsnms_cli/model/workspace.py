"""A workspace: the folder of a region; where it is, and how it stands."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

CONFIG_FILE = "rsnms.toml"
KEY_FILE = ".rsnms-key"
LOCK_FILE = ".rsnms.lock"
LATEST_FILE = "latest.json"
MANIFEST_FILE = "manifest.json"
STORE_FOLDER = "store"
DEFAULT_FORMATS = ("xlsx", "html", "docx", "csv", "json")
FOLDERS = ("data", "forms", "reports", "logs", "templates")


def find_workspace(start: Path) -> Path | None:
    """The nearest folder with `rsnms.toml`, from `start` upwards."""
    folders = (start, *start.parents)
    return next((one for one in folders if os.path.lexists(one / CONFIG_FILE)), None)


@dataclass(frozen=True)
class Due:
    """The report that is due: its period, until when, and whether it is there."""

    period: str
    until: date
    done: bool
    late: bool


@dataclass(frozen=True)
class Standing:
    """`runs` are the manifests of the runs shown, the newest first; `last_event` of the log, of
    which `unread` lines are spoilt.
    """

    region: str
    runs: tuple[Mapping[str, Any], ...]
    due: Due
    last_event: Mapping[str, Any] | None = None
    unread: int = 0
