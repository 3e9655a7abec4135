"""`rsnms report`: what the ministry, the municipality and the school get in hand."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import (
    Data,
    Engine,
    Forms,
    HideBelow,
    Mapping,
    Methodology,
    Period,
    Previous,
    Readings,
    Strict,
    Targets,
)
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit
from rsnms_cli.model.problems import Severity, has


def report(
    data: Data = None,
    period: Period = "",
    out: Annotated[Path | None, typer.Option("--out", help="Папка, куда записать отчёты.")] = None,
    methodology: Methodology = None,
    forms: Forms = None,
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Виды через запятую: xlsx, html, docx, pdf, csv, json; без него – все, кроме pdf.",
        ),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            help="Отчёт только этого муниципалитета; можно повторить; all – по отчёту на каждый.",
        ),
    ] = None,
    reading: Readings = None,
    targets: Targets = None,
    mapping: Mapping = None,
    previous: Previous = "",
    hide_below: HideBelow = None,
    engine: Engine = None,
    strict: Strict = False,
) -> int:
    """Отчёты по региону или по каждому муниципалитету: книга, страница, справка, таблицы."""
    here = door(data=data, period=period, out=out)
    asked = here.request(
        data,
        period,
        readings=reading,
        previous=previous,
        methodology=methodology,
        forms=forms,
        targets=targets,
        mapping=mapping,
        hide_below=hide_below,
        engine=engine,
        strict=strict,
    )
    from rsnms_cli.report.formats import files_of, formats_of, units_of

    chosen = formats_of(formats.split(",") if formats else here.formats)
    from rsnms_cli.pipeline.job import open_job

    job = open_job(asked)
    from rsnms_cli.office.output import write_folder
    from rsnms_cli.pipeline.report import report as run
    from rsnms_cli.terminal.problems import print_problems
    from rsnms_cli.terminal.screen import console

    outcome, view = run(job)
    files = files_of(view, chosen, units_of(view, unit or here.units))
    folder = out or Path("out")
    write_folder(folder, files)
    with printing():
        print_problems(console(stderr=True), outcome.problems)
        typer.echo(f"Записано в папку {folder}: файлов {len(files)}")
    return Exit.DONE_WITH_ERRORS if has(outcome.problems, Severity.ERROR) else Exit.DONE
