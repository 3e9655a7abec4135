"""`rsnms forms`: workbooks that people fill in."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.commands.collect import collect
from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Data, Mapping, Methodology, Period, Readings, Targets
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.russian import RussianCommand, RussianGroup
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Severity, has
from rsnms_cli.model.units import LEVEL_NAMES

app = typer.Typer(
    cls=RussianGroup,
    help="Формы, которые заполняют регион, муниципалитеты, организации.",
    no_args_is_help=True,
)


@app.command("create", cls=RussianCommand)
def create(
    data: Data = None,
    period: Period = "",
    out: Annotated[Path | None, typer.Option("--out", help="Папка, куда записать формы.")] = None,
    methodology: Methodology = None,
    level: Annotated[
        list[str] | None,
        typer.Option(
            "--level",
            help="Чьи формы: region, municipality, school; можно повторить. "
            "Без него – региона и муниципалитетов.",
        ),
    ] = None,
    previous_forms: Annotated[
        Path | None,
        typer.Option(
            "--previous-forms",
            readable=False,
            help="Папка с прежними формами: ответы последнего периода, который кончился раньше "
            "нового, придут в новых формах, заполняющий их подтвердит или исправит.",
        ),
    ] = None,
    reading: Readings = None,
    targets: Targets = None,
    mapping: Mapping = None,
) -> int:
    """Создать формы: одну для региона и по одной на муниципалитет, по просьбе – на организацию."""
    here = door(data=data, period=period, out=out)
    if unknown := set(level or ()) - LEVEL_NAMES.keys():
        what = f"уровень «{min(unknown)}» не известен"
        raise UsageError(what, f"после --level пишите: {', '.join(LEVEL_NAMES)}")
    asked = here.request(
        data, period, readings=reading, methodology=methodology, targets=targets, mapping=mapping
    )
    folder = out or Path("blank_forms")
    with progress():
        from rsnms_cli.pipeline.job import open_job

        job = open_job(replace(asked, forms=None))
        from rsnms_cli.pipeline.forms_create import create_forms

        created = create_forms(job, folder, level or (), previous_forms)
    if created.problems:
        from rsnms_cli.terminal.problems import print_problems
        from rsnms_cli.terminal.screen import console

        print_problems(console(stderr=True), created.problems)
    typer.echo(f"Создано форм: {len(created.names)}, папка {folder}")
    typer.echo("Разошлите их, а заполненные соберите в одну папку для rsnms score --forms.")
    return Exit.DONE_WITH_ERRORS if has(created.problems, Severity.ERROR) else Exit.DONE


app.command("collect", cls=RussianCommand)(collect)
