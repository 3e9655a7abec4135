"""A workspace as its `rsnms.toml` describes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from rsnms_cli.methodology.base import Strict
from rsnms_cli.methodology.files import NoFile, read_toml, shaped
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import parse_day, parse_period
from rsnms_cli.model.workspace import CONFIG_FILE, DEFAULT_FORMATS


def _day(text: str) -> str:
    if parse_day(text) is None:
        raise ValueError('нужен месяц и день: "07-20"')
    return text


def _period(text: str) -> str:
    try:
        return text and parse_period(text).label
    except UsageError as error:
        raise ValueError(error.what) from error


def _folder(text: str) -> str:
    if not text.strip():
        raise ValueError("нужно имя папки")
    return text


Count = Annotated[int, Field(strict=True, ge=0)]
MonthDay = Annotated[str, AfterValidator(_day)]
Folder = Annotated[str, AfterValidator(_folder)]


class Publish(Strict):
    """When a report is published, and what it hides."""

    min_completeness: Annotated[Count, Field(le=100)] = 0
    hide_below: Count = 0


class Deadlines(Strict):
    """Month and day until which the report of a half-year is due: «07-20»."""

    H1: MonthDay = "07-20"
    H2: MonthDay = "01-31"


class Log(Strict):
    """Rotation of the log: megabytes of a file, and how many old files are kept."""

    size_mb: Annotated[Count, Field(le=1000)] = 5
    keep: Annotated[Count, Field(le=1000)] = 10


class Settings(Strict):
    """The keys of `rsnms.toml` with their defaults; paths are relative to the file."""

    region: str = "Регион"
    methodology: str = "dagestan-2022"
    period: Annotated[str, AfterValidator(_period)] = ""
    data: Folder = "data"
    forms: Folder = "forms"
    reports: Folder = "reports"
    logs: Folder = "logs"
    targets: str = ""
    mapping: str = ""
    formats: tuple[str, ...] = DEFAULT_FORMATS
    units: tuple[str, ...] = ()
    engine: str = "pandas"
    readings: dict[str, str] = Field(default_factory=dict)
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
    def mapping(self) -> Path | None:
        return self.folder / self.settings.mapping if self.settings.mapping else None

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @property
    def methodology(self) -> str:
        """An id, or the path of the region's own file."""
        name = self.settings.methodology
        return str(self.folder / name) if name.endswith(".toml") else name


def read_workspace(folder: Path) -> Workspace:
    """The workspace of a folder; raises UsageError with every fault of its file."""
    try:
        raw = read_toml(folder / CONFIG_FILE)
    except NoFile as error:
        what = f"в папке «{folder}» нет файла {CONFIG_FILE}"
        raise UsageError(what, "создайте рабочую папку: rsnms init ПАПКА") from error
    return Workspace(folder, shaped(raw, Settings, CONFIG_FILE))
