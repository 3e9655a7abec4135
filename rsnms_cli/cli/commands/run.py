"""`rsnms run`: the half-yearly reports with nobody watching."""

from datetime import date
from typing import Annotated

import typer

from rsnms_cli.cli.door import WorkspaceFolder, workspace_of
from rsnms_cli.cli.screen import printing
from rsnms_cli.pipeline.runs.request import period_of


def run(
    workspace: WorkspaceFolder = None,
    period: Annotated[
        str,
        typer.Option(
            "--period",
            envvar="RSNMS_PERIOD",
            show_envvar=False,
            help="Период; без него – последнее закончившееся полугодие.",
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Только сказать, что будет сделано.")
    ] = False,
) -> int:
    """Проверить, посчитать, записать отчёты и пополнить историю: всё или ничего."""
    place = workspace_of(workspace)
    from rsnms_cli.pipeline.runs.run import run as make

    ran = make(place, period_of(place, period, date.today()), dry=dry_run)
    with printing():
        from rsnms_cli.terminal.problems import print_problems
        from rsnms_cli.terminal.run import run_words
        from rsnms_cli.terminal.screen import console

        if not dry_run:
            print_problems(console(stderr=True), ran.problems)
        for line in ran.plan or run_words(ran.status, ran.period.label, ran.completeness):
            typer.echo(line)
        if ran.run:
            typer.echo(f"Отчёт: {ran.run.folder}")
    return ran.exit_code
