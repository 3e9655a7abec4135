"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.model.errors import UsageError

# readable=False: the program says by itself, in Russian, what it may not read
Data = Annotated[
    Path,
    typer.Option(
        "--data",
        envvar="RSNMS_DATA",
        show_envvar=False,
        readable=False,
        help="Папка с таблицами: организации, педагоги, обучение, диагностика.",
    ),
]
Forms = Annotated[
    Path | None,
    typer.Option(
        "--forms",
        envvar="RSNMS_FORMS",
        show_envvar=False,
        readable=False,
        help="Папка с заполненными формами; без неё – та же, что --data.",
    ),
]
Methodology = Annotated[
    str,
    typer.Option(
        "--methodology",
        envvar="RSNMS_METHODOLOGY",
        show_envvar=False,
        help="Методика из rsnms methodology list или свой файл .toml.",
    ),
]
Period = Annotated[
    str,
    typer.Option(
        "--period",
        envvar="RSNMS_PERIOD",
        show_envvar=False,
        help="Период: 2024, 2024-H1 или 2024-H2.",
    ),
]
Readings = Annotated[
    list[str] | None,
    typer.Option("--reading", help="Прочтение документа: ID=вариант; список – rsnms readings."),
]
Previous = Annotated[
    str, typer.Option("--previous", help="Прежний период: доли сравниваются с ним.")
]


def _explain(code: str) -> str:
    """Answered before the command asks for anything else."""
    if code:
        from rsnms_cli.cli.screen import printing
        from rsnms_cli.terminal.codes import explain_code
        from rsnms_cli.terminal.screen import console

        with printing():
            explain_code(console(), code)
        raise typer.Exit
    return code


ExplainCode = Annotated[
    str,
    typer.Option(
        "--explain",
        metavar="CODE",
        is_eager=True,
        callback=_explain,
        help="Объяснить код замечания и ничего не проверять.",
    ),
]
Targets = Annotated[
    Path | None,
    typer.Option(
        "--targets",
        envvar="RSNMS_TARGETS",
        show_envvar=False,
        readable=False,
        help="Свои цели региона; без неё – targets.toml рядом с таблицами.",
    ),
]
Engine = Annotated[
    str,
    typer.Option(
        "--engine", envvar="RSNMS_ENGINE", show_envvar=False, help="Чем считать: pandas или duckdb."
    ),
]
HideBelow = Annotated[
    int,
    typer.Option("--hide-below", min=0, help="Скрыть значения, за которыми меньше N человек."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Не считать, пока есть ошибки.")]
Json = Annotated[bool, typer.Option("--json", help="Вывести JSON на экран вместо таблиц.")]

DEFAULT_METHODOLOGY = "dagestan-2022"


def picks_of(readings: list[str] | None) -> dict[str, str]:
    """`ID=choice` words to a table; raises UsageError."""
    picks = {}
    for word in readings or ():
        name, sign, choice = word.partition("=")
        if not (name and sign and choice):
            raise UsageError(f"прочтение «{word}» не понято", "пишите так: --reading ID=вариант")
        picks[name] = choice
    return picks
