"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.pipeline.request import DEFAULT_METHODOLOGY

# readable=False: the program says by itself, in Russian, what it may not read
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="RSNMS_DATA",
        show_envvar=False,
        readable=False,
        help="Папка с таблицами: организации, педагоги, обучение, диагностика; "
        "в рабочей папке – из её настроек.",
    ),
]
Forms = Annotated[
    Path | None,
    typer.Option(
        "--forms",
        envvar="RSNMS_FORMS",
        show_envvar=False,
        readable=False,
        help="Папка с заполненными формами, читается с подпапками; без неё – та же, что --data.",
    ),
]
Methodology = Annotated[
    str | None,
    typer.Option(
        "--methodology",
        envvar="RSNMS_METHODOLOGY",
        show_envvar=False,
        help="Методика из rsnms methodology list или свой файл .toml; "
        f"без неё – {DEFAULT_METHODOLOGY}.",
    ),
]
Purpose = Annotated[
    str | None,
    typer.Option(
        "--methodology",
        envvar="RSNMS_METHODOLOGY",
        show_envvar=False,
        help="Для чьих показателей: методика из rsnms methodology list или свой файл .toml; "
        "без неё – методика рабочей папки, вне её – все.",
    ),
]
Period = Annotated[
    str,
    typer.Option(
        "--period",
        envvar="RSNMS_PERIOD",
        show_envvar=False,
        help="Период: 2024, 2024-H1 или 2024-H2; в рабочей папке – из её настроек.",
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
Mapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        envvar="RSNMS_MAPPING",
        show_envvar=False,
        readable=False,
        help="Файл соответствий; без него – mapping.toml рядом с таблицами.",
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        envvar="RSNMS_ENGINE",
        show_envvar=False,
        help="Чем считать: pandas (обычно) или duckdb.",
    ),
]
HideBelow = Annotated[
    int | None,
    typer.Option(
        "--hide-below",
        min=0,
        help="Скрыть значения, за которыми меньше N человек; без него не скрывается ничего.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Не считать, пока есть ошибки.")]
Json = Annotated[bool, typer.Option("--json", help="Вывести JSON на экран вместо таблиц.")]
