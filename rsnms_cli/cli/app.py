"""The tree of commands. Heavy modules are imported inside the commands: `--help` must be quick."""

from typing import Annotated

import typer

from rsnms_cli import __version__
from rsnms_cli.cli import (
    check,
    demo,
    explain,
    forms,
    mapping,
    methodology,
    readings,
    report,
    score,
)
from rsnms_cli.cli.russian import RussianCommand, RussianGroup

app = typer.Typer(
    cls=RussianGroup,
    help="Показатели эффективности региональной системы научно-методического сопровождения.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Показать версию программы.")] = False,
) -> None:
    if version:
        typer.echo(f"rsnms {__version__}")
        raise typer.Exit


app.command("score", cls=RussianCommand)(score.score)
app.command("check", cls=RussianCommand)(check.check)
app.command("map", cls=RussianCommand)(mapping.map_names)
app.command("report", cls=RussianCommand)(report.report)
app.command("explain", cls=RussianCommand)(explain.explain)
app.command("readings", cls=RussianCommand)(readings.readings)
app.command("demo", cls=RussianCommand)(demo.demo)
app.command("sample", cls=RussianCommand)(demo.sample)
app.add_typer(forms.app, name="forms")
app.add_typer(methodology.app, name="methodology")
