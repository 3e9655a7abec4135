"""The one door from the command line: options over the workspace we are in over defaults."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.shared import overlay
from rsnms_cli.model.workspace import DEFAULT_FORMATS, find_workspace
from rsnms_cli.pipeline.request import Request
from rsnms_cli.pipeline.runs.request import period_of, request_of

if TYPE_CHECKING:
    from rsnms_cli.methodology.types import Methodology
    from rsnms_cli.pipeline.runs.settings import Workspace

WORKSPACE_VARIABLE = "RSNMS_WORKSPACE"

WorkspaceFolder = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        envvar=WORKSPACE_VARIABLE,
        show_envvar=False,
        readable=False,
        help="Рабочая папка; без него – текущая или выше.",
    ),
]


def workspace_of(folder: Path | None) -> "Workspace":
    """The workspace named, or the one we are in; raises UsageError."""
    from rsnms_cli.pipeline.runs.settings import read_workspace

    found = folder or find_workspace(Path.cwd())
    if found is None:
        what = "это не рабочая папка: файла rsnms.toml нет ни здесь, ни выше"
        raise UsageError(
            what, "перейдите в неё, укажите --workspace или создайте: rsnms init ПАПКА"
        )
    workspace = read_workspace(found)
    overlay(workspace.templates)
    return workspace


@dataclass(frozen=True)
class Door:
    """Where a command stands: in a workspace, whose settings stand behind its options, or not."""

    workspace: "Workspace | None"

    @property
    def formats(self) -> Sequence[str]:
        """The formats of reports that nobody asked for otherwise."""
        return self.workspace.settings.formats if self.workspace else DEFAULT_FORMATS

    @property
    def units(self) -> Sequence[str]:
        """The units that have reports of their own unless others are named."""
        return self.workspace.settings.units if self.workspace else ()

    def data(self, given: Path | None) -> Path:
        """The folder of the exports: as told, or that of the workspace."""
        found = given or (self.workspace.data if self.workspace else None)
        assert found is not None, "a door is opened with what the command needs"
        return found

    def forms(self, given: Path | None) -> Path:
        """The folder of the forms: as told, or that of the workspace."""
        found = given or (self.workspace.forms if self.workspace else None)
        assert found is not None, "a door is opened with what the command needs"
        return found

    def mapping(self, given: Path | None) -> Path | None:
        """The file of decisions, as told or that of the workspace; None is the one beside the
        exports.
        """
        return given or (self.workspace.mapping if self.workspace else None)

    def documents(self, given: str | None) -> "list[Methodology]":
        """The methodology told, or that of the workspace as it is read there, or all there are.

        Raises MethodologyError and FaultyFile as loading one does.
        """
        from rsnms_cli.methodology.load import load_methodology, methodology_ids

        if self.workspace and not given:
            named = self.workspace
            return [load_methodology(named.methodology, named.settings.readings)]
        return [load_methodology(name) for name in ([given] if given else methodology_ids())]

    def request(
        self,
        data: Path | None,
        period: str,
        *,
        readings: Sequence[str] | None = None,
        previous: str = "",
        **others: Any,
    ) -> Request:
        """What is asked; an option that is None is answered by the workspace, then by default.

        A reading named on the command line takes the place of the workspace's choice of it alone.
        Raises UsageError for a period, a reading or a setting that cannot be understood.
        """
        picks = picks_of(readings)
        given = {name: value for name, value in others.items() if value is not None}
        if data is not None:
            given["data"] = data
        if previous:
            given["previous"] = parse_period(previous)
        if self.workspace is None:
            return Request(period=parse_period(period), readings=picks, **given)
        behind = request_of(self.workspace, period_of(self.workspace, period, date.today()))
        return replace(behind, readings={**behind.readings, **picks}, **given)


def door(**needed: object) -> Door:
    """The door, open where a workspace is; elsewhere the options named here must be given.

    Raises UsageError with all that are missing, or with every fault of the workspace's settings.
    """
    named = os.environ.get(WORKSPACE_VARIABLE)
    folder = Path(named) if named else find_workspace(Path.cwd())
    if folder is not None:
        return Door(workspace_of(folder))
    if missing := [f"--{name}" for name, value in needed.items() if value in (None, "")]:
        one = len(missing) == 1
        what = "не указан обязательный параметр" if one else "не указаны обязательные параметры"
        raise UsageError(f"{what} {', '.join(missing)}", "что есть в команде, покажет --help")
    return Door(None)


def picks_of(readings: Sequence[str] | None) -> Mapping[str, str]:
    """`ID=choice` words to a table; raises UsageError."""
    picks = {}
    for word in readings or ():
        name, sign, choice = word.partition("=")
        if not (name and sign and choice):
            raise UsageError(f"прочтение «{word}» не понято", "пишите так: --reading ID=вариант")
        picks[name] = choice
    return picks
