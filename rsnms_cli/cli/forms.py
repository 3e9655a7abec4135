"""`rsnms forms`: workbooks that people fill in."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.collect import collect
from rsnms_cli.cli.options import DEFAULT_METHODOLOGY, Data, Methodology, Period
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
    data: Data,
    period: Period,
    out: Annotated[Path, typer.Option("--out", help="Папка, куда записать формы.")],
    methodology: Methodology = DEFAULT_METHODOLOGY,
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
            help="Папка с формами прежнего периода: их ответы придут в новых формах, "
            "заполняющий их подтвердит или исправит.",
        ),
    ] = None,
) -> int:
    """Создать формы: одну для региона и по одной на муниципалитет, по просьбе – на организацию."""
    from rsnms_cli.pipeline.forms_create import create_forms
    from rsnms_cli.pipeline.types import Request

    if unknown := set(level or ()) - LEVEL_NAMES.keys():
        what = f"уровень «{min(unknown)}» не известен"
        raise UsageError(what, f"после --level пишите: {', '.join(LEVEL_NAMES)}")
    request = Request(data, methodology, period)
    with progress():
        created = create_forms(request, out, level or (), previous_forms)
    if created.problems:
        from rsnms_cli.terminal.problems import print_problems
        from rsnms_cli.terminal.screen import console

        print_problems(console(stderr=True), created.problems)
    typer.echo(f"Создано форм: {len(created.names)}, папка {out}")
    typer.echo("Разошлите их, а заполненные соберите в одну папку для rsnms score --forms.")
    return Exit.DONE_WITH_ERRORS if has(created.problems, Severity.ERROR) else Exit.DONE


app.command("collect", cls=RussianCommand)(collect)
