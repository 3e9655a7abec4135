"""`rsnms columns`: the dictionary of columns."""

from typing import Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Json, Purpose
from rsnms_cli.model.errors import Exit


def columns(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help="Только эта таблица: Педагоги или teachers.")
    ] = "",
    methodology: Purpose = None,
    as_json: Json = False,
) -> int:
    """Показать столбцы таблиц: что значит каждый, что в нём писать, для чего он нужен."""
    from rsnms_cli.report.tables.columns import columns_json
    from rsnms_cli.terminal.columns import print_columns
    from rsnms_cli.terminal.screen import console
    from rsnms_cli.words.columns import columns_of, described

    found = columns_of(described(door().documents(methodology)), table)
    if as_json:
        typer.echo(columns_json(found), nl=False)
    else:
        print_columns(console(), found)
    return Exit.DONE
