"""A workspace: the folder of a region, and what its `rsnms.toml` says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Publish:
    """When a report is published, and what it hides."""

    min_completeness: int = 0
    hide_below: int = 0


@dataclass(frozen=True)
class Deadlines:
    """Month and day until which the report of a half-year is due: «07-20»."""

    H1: str = "07-20"
    H2: str = "01-31"


@dataclass(frozen=True)
class Log:
    """Rotation of the log: megabytes of a file, and how many old files are kept."""

    size_mb: int = 5
    keep: int = 10


@dataclass(frozen=True)
class Settings:
    """The keys of `rsnms.toml` with their defaults; paths are relative to the file."""

    region: str = "Регион"
    methodology: str = "dagestan-2022"
    period: str = ""
    data: str = "data"
    forms: str = "forms"
    reports: str = "reports"
    logs: str = "logs"
    targets: str = ""
    formats: tuple[str, ...] = DEFAULT_FORMATS
    units: tuple[str, ...] = ()
    engine: str = "pandas"
    readings: dict[str, str] = field(default_factory=dict)
    publish: Publish = Publish()
    deadlines: Deadlines = Deadlines()
    log: Log = Log()


@dataclass(frozen=True)
class Workspace:
    """A workspace on disk."""

    folder: Path
    settings: Settings

    @property
    def data(self) -> Path:
        return self.folder / self.settings.data

    @property
    def forms(self) -> Path:
        return self.folder / self.settings.forms

    @property
    def reports(self) -> Path:
        return self.folder / self.settings.reports

    @property
    def logs(self) -> Path:
        return self.folder / self.settings.logs

    @property
    def targets(self) -> Path | None:
        return self.folder / self.settings.targets if self.settings.targets else None

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @property
    def methodology(self) -> str:
        """An id, or the path of the region's own file."""
        name = self.settings.methodology
        return str(self.folder / name) if name.endswith(".toml") else name


def find_workspace(start: Path) -> Path | None:
    """The nearest folder with `rsnms.toml`, from `start` upwards."""
    for folder in (start, *start.parents):
        try:
            if (folder / CONFIG_FILE).is_file():
                return folder
        except OSError:  # a closed folder above us is nobody's workspace
            return None
    return None


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
