"""`rsnms init`: a workspace with its folders and settings."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.model.errors import Exit
from rsnms_cli.pipeline.request import DEFAULT_METHODOLOGY


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Новая рабочая папка.")],
    region: Annotated[str, typer.Option("--region", help="Название региона.")] = "Регион",
    methodology: Annotated[
        str, typer.Option("--methodology", help="Методика из rsnms methodology list.")
    ] = DEFAULT_METHODOLOGY,
) -> int:
    """Создать рабочую папку: настройки rsnms.toml с пояснениями и папки для файлов."""
    from rsnms_cli.methodology.load import load_methodology
    from rsnms_cli.pipeline.runs.init import found

    load_methodology(methodology)
    found(folder, region, methodology)
    typer.echo(f"Создано: {folder / 'rsnms.toml'}. Положите таблицы в {folder / 'data'},")
    typer.echo(f"заполненные формы в {folder / 'forms'} и запустите там: rsnms run")
    return Exit.DONE
