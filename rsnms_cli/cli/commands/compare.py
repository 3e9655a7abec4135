"""`rsnms compare`: why the numbers of two periods differ."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.door import WorkspaceFolder, workspace_of
from rsnms_cli.cli.options import Json
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.units import LEVEL_NAMES

FILES = (".csv", ".xlsx")


def compare(
    before: Annotated[
        str, typer.Argument(metavar="ПРЕЖНИЙ", help="Период или код прежнего расчёта.")
    ],
    now: Annotated[str, typer.Argument(metavar="НОВЫЙ", help="Период или код нового расчёта.")],
    workspace: WorkspaceFolder = None,
    level: Annotated[
        str, typer.Option("--level", help="Только уровень: region, municipality или school.")
    ] = "",
    unit: Annotated[
        str, typer.Option("--unit", help="Только единица: код организации, муниципалитет, region.")
    ] = "",
    indicators: Annotated[
        bool, typer.Option("--indicators", help="Показать и каждый показатель.")
    ] = False,
    as_json: Json = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Файл .csv или .xlsx со всеми строками.")
    ] = None,
) -> int:
    """Разложить изменение итогов на методику, состав и данные."""
    if level not in ("", *LEVEL_NAMES):
        raise UsageError(f"уровня «{level}» нет", "укажите один из: " + ", ".join(LEVEL_NAMES))
    if out is not None and out.suffix.lower() not in FILES:
        raise UsageError(f"файл «{out.name}» не того вида", "укажите имя с .csv или .xlsx")
    from rsnms_cli.office.output import write_folder
    from rsnms_cli.pipeline.runs.compare import compare as run
    from rsnms_cli.pipeline.runs.history import run_named, runs_of
    from rsnms_cli.report.tables.compare import comparison_json
    from rsnms_cli.report.workbook.compare import comparison_file
    from rsnms_cli.terminal.compare import print_comparison
    from rsnms_cli.terminal.screen import console

    reports = workspace_of(workspace).reports
    runs = runs_of(reports)
    pair = run_named(runs, before, reports), run_named(runs, now, reports)
    found = run(*pair, level=level, unit=unit)
    if out is not None:
        write_folder(out.parent, {out.name: comparison_file(found, out, indicators=indicators)})
    with printing():
        if as_json:
            typer.echo(comparison_json(found, indicators=indicators), nl=False)
        else:
            print_comparison(console(), found, indicators=indicators)
    return Exit.DONE
