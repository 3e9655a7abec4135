"""The tree of commands. Heavy modules are imported inside the commands: `--help` must be quick."""

from typing import Annotated

import typer

from rsnms_cli import __version__
from rsnms_cli.cli.commands import (
    check,
    columns,
    compare,
    demo,
    describe,
    explain,
    forms,
    history,
    init,
    map,
    methodology,
    pseudonymize,
    readings,
    report,
    run,
    sample,
    score,
    status,
    tables,
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
app.command("describe", cls=RussianCommand)(describe.describe)
app.command("check", cls=RussianCommand)(check.check)
app.command("map", cls=RussianCommand)(map.map_names)
app.command("report", cls=RussianCommand)(report.report)
app.command("init", cls=RussianCommand)(init.init)
app.command("run", cls=RussianCommand)(run.run)
app.command("status", cls=RussianCommand)(status.status)
app.command("compare", cls=RussianCommand)(compare.compare)
app.command("history", cls=RussianCommand)(history.history)
app.command("pseudonymize", cls=RussianCommand)(pseudonymize.pseudonymize)
app.command("explain", cls=RussianCommand)(explain.explain)
app.command("readings", cls=RussianCommand)(readings.readings)
app.command("columns", cls=RussianCommand)(columns.columns)
app.command("demo", cls=RussianCommand)(demo.demo)
app.command("sample", cls=RussianCommand)(sample.sample)
app.add_typer(forms.app, name="forms")
app.add_typer(tables.app, name="tables")
app.add_typer(methodology.app, name="methodology")
