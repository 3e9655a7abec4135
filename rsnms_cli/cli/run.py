"""`rsnms init`, `rsnms run`, `rsnms status`: the half-yearly reports with nobody watching."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.screen import printing
from rsnms_cli.cli.workspace import WorkspaceFolder, workspace_of
from rsnms_cli.model.errors import Exit
from rsnms_cli.pipeline.request import DEFAULT_METHODOLOGY
from rsnms_cli.pipeline.runs.request import period_of


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Новая рабочая папка.")],
    region: Annotated[str, typer.Option("--region", help="Название региона.")] = "Регион",
    methodology: Annotated[
        str, typer.Option("--methodology", help="Методика из rsnms methodology list.")
    ] = DEFAULT_METHODOLOGY,
) -> int:
    """Создать рабочую папку: настройки rsnms.toml с пояснениями и папки для файлов."""
    from rsnms_cli.methodology.load import load_methodology
    from rsnms_cli.pipeline.runs.init import found

    load_methodology(methodology)
    found(folder, region, methodology)
    typer.echo(f"Создано: {folder / 'rsnms.toml'}. Положите таблицы в {folder / 'data'},")
    typer.echo(f"заполненные формы в {folder / 'forms'} и запустите там: rsnms run")
    return Exit.DONE


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


def status(workspace: WorkspaceFolder = None) -> int:
    """Показать последние запуски, чего не хватает и какой отчёт на очереди."""
    place = workspace_of(workspace)
    from rsnms_cli.pipeline.runs.status import standing
    from rsnms_cli.terminal.screen import console
    from rsnms_cli.terminal.status import print_standing

    with printing():
        print_standing(console(), standing(place, date.today()))
    return Exit.DONE
