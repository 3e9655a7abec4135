"""`rsnms forms`: workbooks that people fill in."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.collect import collect
from rsnms_cli.cli.options import DEFAULT_METHODOLOGY, Data, Methodology, Period
from rsnms_cli.cli.russian import RussianCommand, RussianGroup
from rsnms_cli.model.errors import Exit

app = typer.Typer(
    cls=RussianGroup, help="Формы, которые заполняют регион и муниципалитеты.", no_args_is_help=True
)


@app.command("create", cls=RussianCommand)
def create(
    data: Data,
    period: Period,
    out: Annotated[Path, typer.Option("--out", help="Папка, куда записать формы.")],
    methodology: Methodology = DEFAULT_METHODOLOGY,
) -> int:
    """Создать пустые формы: одну для региона и по одной на муниципалитет."""
    from rsnms_cli.pipeline import create_forms

    names = create_forms(data, methodology, period, out)
    typer.echo(f"Создано форм: {len(names)}, папка {out}")
    typer.echo("Разошлите их, а заполненные соберите в одну папку для rsnms score --forms.")
    return Exit.DONE


app.command("collect", cls=RussianCommand)(collect)
