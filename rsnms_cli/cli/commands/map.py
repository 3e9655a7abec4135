"""`rsnms map`: proposals for headers, organisations and municipalities that are named otherwise."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Data
from rsnms_cli.cli.progress import progress
from rsnms_cli.model.errors import Exit


def map_names(
    data: Data = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Файл соответствий; без неё – mapping.toml рядом с таблицами."),
    ] = None,
) -> int:
    """Предложить, что значат неизвестные заголовки, организации и муниципалитеты."""
    folder = door(data=data).data(data)
    with progress():
        from rsnms_cli.pipeline.job import start_reading

        reading = start_reading(folder)
        from rsnms_cli.pipeline.map import write_proposals

        path, number = write_proposals(reading, out)
    if not number:
        typer.echo("Новых предложений нет.")
        return Exit.DONE
    typer.echo(f"Предложений: {number}, файл {path}")
    typer.echo("Проверьте каждое и поставьте accept = true там, где оно верно.")
    return Exit.DONE
