"""`--explain CODE` of `rsnms check`: answered before the command asks for anything else."""

from typing import Annotated

import typer

from rsnms_cli.cli.screen import printing


def _explain(code: str) -> str:
    if code:
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
