"""`rsnms tables`: the tables of the exports."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Purpose
from rsnms_cli.cli.russian import RussianCommand, RussianGroup
from rsnms_cli.model.errors import Exit

app = typer.Typer(
    cls=RussianGroup,
    help="Таблицы, которые присылают: организации, педагоги, обучение, диагностика.",
    no_args_is_help=True,
)


@app.command("create", cls=RussianCommand)
def create(
    out: Annotated[Path | None, typer.Option("--out", help="Папка, куда записать таблицы.")] = None,
    methodology: Purpose = None,
) -> int:
    """Создать пустые таблицы: заголовки, списки, примечания к столбцам, пример, пояснения."""
    here = door(out=out)
    from rsnms_cli.pipeline.tables_create import create_tables

    folder = out or Path("blank_tables")
    names = create_tables(here.documents(methodology), folder)
    typer.echo(f"Создано таблиц: {len(names)}, папка {folder}: {', '.join(names)}")
    typer.echo("Разошлите их, а заполненные соберите в одну папку для rsnms check --data.")
    return Exit.DONE


@app.callback()
def _group() -> None:
    """One command is a group all the same."""
