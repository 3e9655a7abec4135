"""`rsnms map`: proposals for headers, organisations and municipalities that are named otherwise."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.options import Data
from rsnms_cli.cli.progress import progress
from rsnms_cli.model.errors import Exit


def map_names(
    data: Data,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Файл соответствий; без неё – mapping.toml рядом с таблицами."),
    ] = None,
) -> int:
    """Предложить, что значат неизвестные заголовки, организации и муниципалитеты."""
    from rsnms_cli.pipeline.map import write_proposals

    with progress():
        path, number = write_proposals(data, out)
    if not number:
        typer.echo("Новых предложений нет.")
        return Exit.DONE
    typer.echo(f"Предложений: {number}, файл {path}")
    typer.echo("Проверьте каждое и поставьте accept = true там, где оно верно.")
    return Exit.DONE
