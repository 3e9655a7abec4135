"""`rsnms map`: what in the files is not understood, and what the analyst decides about it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Data
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit

if TYPE_CHECKING:
    from rsnms_cli.pipeline.map import Waiting


def map_names(
    data: Data = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            "--out",
            help="Файл соответствий; без него – mapping.toml рядом с таблицами.",
        ),
    ] = None,
) -> int:
    """Предложить, что значат непонятные листы, столбцы, организации и муниципалитеты."""
    folder = door(data=data).data(data)
    with progress():
        from rsnms_cli.pipeline.job import start_reading

        reading = start_reading(folder, mapping=mapping)
        from rsnms_cli.pipeline.map import propose

        waiting = propose(reading)
    with printing():
        _show(waiting)
    return Exit.DONE


def _show(waiting: "Waiting") -> None:
    from rsnms_cli.terminal.map import print_waiting
    from rsnms_cli.terminal.screen import console

    said = f"Предложений: {waiting.added}, файл {waiting.path}"
    typer.echo(said if waiting.added else "Новых предложений нет.")
    if waiting.decisions:
        typer.echo(f"Ждут решения: {len(waiting.decisions)}.")
        print_waiting(console(), waiting.decisions)
        typer.echo(f"Проверьте каждое и поставьте в файле {waiting.path.name} accept = true там,")
        typer.echo("где оно верно, и reject = true там, где нет.")
