"""The workspace of a command."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.shared import overlay
from rsnms_cli.model.workspace import Workspace, find_workspace

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


def workspace_of(folder: Path | None) -> Workspace:
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
