"""`rsnms report`: what the ministry, the municipality and the school get in hand."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.options import (
    DEFAULT_METHODOLOGY,
    Data,
    Engine,
    Forms,
    HideBelow,
    Methodology,
    Period,
    Previous,
    Readings,
    Strict,
    Targets,
    picks_of,
)
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit
from rsnms_cli.model.problems import Severity, has


def report(
    data: Data,
    period: Period,
    out: Annotated[Path, typer.Option("--out", help="Папка, куда записать отчёты.")],
    methodology: Methodology = DEFAULT_METHODOLOGY,
    forms: Forms = None,
    formats: Annotated[
        str,
        typer.Option("--format", help="Виды через запятую: xlsx, html, docx, pdf, csv, json."),
    ] = "xlsx,html,docx,csv,json",
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            help="Отчёт только этого муниципалитета; можно повторить; all – по отчёту на каждый.",
        ),
    ] = None,
    reading: Readings = None,
    targets: Targets = None,
    previous: Previous = "",
    hide_below: HideBelow = 0,
    engine: Engine = "pandas",
    strict: Strict = False,
) -> int:
    """Отчёты по региону или по каждому муниципалитету: книга, страница, справка, таблицы."""
    from rsnms_cli.office.output import write_folder
    from rsnms_cli.pipeline.report import report as run
    from rsnms_cli.pipeline.types import Request
    from rsnms_cli.report.formats import files_of, formats_of, units_of
    from rsnms_cli.terminal.problems import print_problems
    from rsnms_cli.terminal.screen import console

    chosen = formats_of(formats)
    picks = picks_of(reading)
    what = (data, methodology, period, forms, engine, strict, picks, targets, previous)
    asked = Request(*what, hide_below=hide_below)
    outcome, view = run(asked)
    files = files_of(view, chosen, units_of(view, unit or ()))
    write_folder(out, files)
    with printing():
        print_problems(console(stderr=True), outcome.problems)
        typer.echo(f"Записано в папку {out}: файлов {len(files)}")
    return Exit.DONE_WITH_ERRORS if has(outcome.problems, Severity.ERROR) else Exit.DONE
