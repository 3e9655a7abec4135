"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path,
    typer.Option("--data", help="Папка с таблицами: организации, педагоги, обучение, диагностика."),
]
Methodology = Annotated[
    str, typer.Option("--methodology", help="Методика; список покажет rsnms methodology list.")
]
Period = Annotated[str, typer.Option("--period", help="Период: 2024, 2024-H1 или 2024-H2.")]
Strict = Annotated[bool, typer.Option("--strict", help="Не считать, пока есть ошибки.")]
Json = Annotated[bool, typer.Option("--json", help="Вывести JSON на экран вместо таблиц.")]

DEFAULT_METHODOLOGY = "dagestan-2022"
