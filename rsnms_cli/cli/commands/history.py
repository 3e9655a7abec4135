"""`rsnms history`: the runs of a workspace, their results as one table."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.door import WorkspaceFolder, picks_of, workspace_of
from rsnms_cli.cli.options import Readings
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit


def history(
    workspace: WorkspaceFolder = None,
    methodology: Annotated[
        str, typer.Option("--methodology", help="Пересчитать все периоды по этой методике.")
    ] = "",
    reading: Readings = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Файл .csv: результаты всех периодов, строка на показатель."),
    ] = None,
) -> int:
    """Показать расчёты рабочей папки; пересчитать их по другой методике или прочтению."""
    from rsnms_cli.office.output import write_folder, write_text
    from rsnms_cli.pipeline.runs.history import past_of, runs_of
    from rsnms_cli.report.tables.history import history_csv
    from rsnms_cli.terminal.history import print_history
    from rsnms_cli.terminal.screen import console

    reports = workspace_of(workspace).reports
    found = past_of(runs_of(reports), reports, methodology, picks_of(reading))
    if out is not None:
        latest = [one for one in found if one.latest]
        write_folder(out.parent, {out.name: write_text(history_csv(latest))})
    with printing():
        print_history(console(), found)
    return Exit.DONE
