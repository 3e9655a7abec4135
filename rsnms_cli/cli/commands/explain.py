"""`rsnms explain`: where a number comes from, who is counted in it, and how many more it takes."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import (
    Data,
    Forms,
    Json,
    Mapping,
    Methodology,
    Period,
    Readings,
    Targets,
)
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Problem, Severity

if TYPE_CHECKING:
    from rsnms_cli.office.output import Write
    from rsnms_cli.pipeline.job import Job
    from rsnms_cli.pipeline.types import Outcome

Out = Annotated[Path | None, typer.Option("--out", help="Записать строки в .csv, .xlsx или .json.")]


def explain(
    level: Annotated[
        str, typer.Argument(metavar="LEVEL", help="Уровень: region, municipality или school.")
    ],
    unit: Annotated[
        str, typer.Argument(metavar="UNIT", help="Муниципалитет, код или имя организации, region.")
    ],
    data: Data = None,
    period: Period = "",
    code: Annotated[
        str,
        typer.Argument(metavar="CODE", help="Показатель; без него – что прибавит баллов единице."),
    ] = "",
    methodology: Methodology = None,
    forms: Forms = None,
    rows: Annotated[
        bool, typer.Option("--rows", help="Все строки: кто учтён, кто нет и почему.")
    ] = False,
    personal: Annotated[
        bool, typer.Option("--personal", help="Те же строки с СНИЛС и ФИО из таблиц.")
    ] = False,
    out: Out = None,
    reading: Readings = None,
    targets: Targets = None,
    mapping: Mapping = None,
    as_json: Json = False,
) -> int:
    """Откуда взялось число показателя, кто в нём учтён и сколько ещё нужно."""
    asked = door(data=data, period=period).request(
        data,
        period,
        readings=reading,
        methodology=methodology,
        forms=forms,
        targets=targets,
        mapping=mapping,
    )
    kind = _kind(out, tables=("csv", "xlsx", "json") if code else ("csv", "json"))
    show = Show(out, kind, rows=rows or personal, personal=personal, as_json=as_json)
    from rsnms_cli.pipeline.job import open_job

    job = open_job(asked)
    outcome = _number(job, (level, unit, code), show) if code else _steps(job, level, unit, show)
    errors = [problem for problem in outcome.problems if problem.severity is Severity.ERROR]
    with printing():
        _say_errors(errors)
        if out is not None:
            typer.echo(f"Записано: {out}", err=True)
    return Exit.DONE_WITH_ERRORS if errors else Exit.DONE


class Show(NamedTuple):
    """What is shown, and where."""

    out: Path | None
    kind: str
    rows: bool
    personal: bool
    as_json: bool


def _kind(out: Path | None, tables: tuple[str, ...]) -> str:
    """The kind of the file to write; raises UsageError before anything is read."""
    kind = out.suffix.removeprefix(".") if out else ""
    if out and kind not in tables:
        endings = ", ".join(f".{name}" for name in tables)
        raise UsageError(f"формат файла «{out.name}» не понят", f"укажите имя с {endings}")
    return kind


def _number(job: "Job", asked: tuple[str, str, str], show: Show) -> "Outcome":
    from rsnms_cli.pipeline.explain import explain as run
    from rsnms_cli.report.tables.explain import explanation_json, rows_file
    from rsnms_cli.terminal.explain import print_explanation
    from rsnms_cli.terminal.screen import console

    listed = show.rows or show.out is not None
    outcome, found = run(job, asked, rows=listed, personal=show.personal)
    if show.out is not None:
        _write(show.out, rows_file(found, show.kind))
    shown = found if show.rows else replace(found, listing=None)
    with printing():
        if show.as_json:
            typer.echo(explanation_json(shown), nl=False)
        else:
            print_explanation(console(), shown)
    return outcome


def _steps(job: "Job", level: str, unit: str, show: Show) -> "Outcome":
    from rsnms_cli.pipeline.explain import steps as run
    from rsnms_cli.report.tables.explain import steps_file, steps_json
    from rsnms_cli.terminal.explain import print_steps
    from rsnms_cli.terminal.screen import console

    outcome, found = run(job, level, unit)
    if show.out is not None:
        _write(show.out, steps_file(found, show.kind))
    with printing():
        if show.as_json:
            typer.echo(steps_json(found), nl=False)
        else:
            print_steps(console(), found)
    return outcome


def _write(out: Path, write: "Write") -> None:
    from rsnms_cli.office.output import write_folder

    write_folder(out.parent, {out.name: write})


def _say_errors(errors: list[Problem]) -> None:
    if errors:
        from rsnms_cli.terminal.problems import print_problems
        from rsnms_cli.terminal.screen import console

        print_problems(console(stderr=True), errors)
        typer.echo("Есть ошибки: часть данных не учтена, что именно – сказано выше.", err=True)
