"""Defaults of a workspace: what a command's options are when neither flag nor environment says."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.shared import overlay
from rsnms_cli.model.workspace import find_workspace

if TYPE_CHECKING:
    from rsnms_cli.pipeline.runs.settings import Workspace

WORKSPACE_VARIABLE = "RSNMS_WORKSPACE"
_GROUPS = {"forms": ("create", "collect")}
_COMMANDS = ("check", "score", "report", "readings", "explain", "map", "pseudonymize")

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


def defaults(arguments: Sequence[str]) -> dict[str, Any]:
    """Options of commands by name, from the workspace we are in; nothing outside of one."""
    command = next((word for word in arguments if not word.startswith("-")), "")
    if command not in (*_COMMANDS, *_GROUPS) or "--help" in arguments:
        return {}
    named = os.environ.get(WORKSPACE_VARIABLE)
    folder = Path(named) if named else find_workspace(Path.cwd())
    if folder is None:
        return {}
    options = _options(workspace_of(folder))
    of_group = {name: options | _out(name) for name in _GROUPS.get(command, ())}
    return {command: of_group or options | _out(command)}


def _options(workspace: "Workspace") -> dict[str, Any]:
    from rsnms_cli.pipeline.runs.periods import period_of

    settings = workspace.settings
    options: dict[str, Any] = {
        "data": str(workspace.data),
        "methodology": workspace.methodology,
        "period": period_of(workspace, "", date.today()).label,
        "engine": settings.engine,
        "reading": [f"{key}={value}" for key, value in settings.readings.items()],
        "formats": ",".join(settings.formats),
        "unit": list(settings.units),
        "hide_below": settings.publish.hide_below,
    }
    if workspace.targets:
        options["targets"] = str(workspace.targets)
    if workspace.forms.is_dir():
        options["forms"] = str(workspace.forms)
    return options


def _out(command: str) -> dict[str, str]:
    """Where commands write that must be told; `score` prints."""
    places = {"report": "out", "create": "blank_forms", "collect": "collected"}
    return {"out": places[command]} if command in places else {}
