"""`rsnms check`: what is wrong with the files, before anything is computed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import (
    Data,
    ExplainCode,
    Forms,
    Json,
    Mapping,
    Methodology,
    Readings,
    Strict,
    Targets,
)
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Problem, Severity, has
from rsnms_cli.pipeline.request import Request

if TYPE_CHECKING:
    from rsnms_cli.annotate.workbook import Returned
    from rsnms_cli.pipeline.check import Checked


def check(
    data: Data = None,
    period: Annotated[
        str, typer.Option("--period", help="Период: за него проверяются даты и формы.")
    ] = "",
    forms: Forms = None,
    methodology: Methodology = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Записать все замечания в файл .csv или .json.")
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", help="Папка для копий файлов с отмеченными ячейками."),
    ] = None,
    reading: Readings = None,
    targets: Targets = None,
    mapping: Mapping = None,
    strict: Strict = False,
    as_json: Json = False,
    explain: ExplainCode = "",
) -> int:
    """Проверить таблицы и формы: показать все ошибки и предупреждения с местом и советом."""
    here = door(data=data)
    if out is not None and out.suffix not in (".csv", ".json"):
        raise UsageError(f"формат файла «{out.name}» не понят", "укажите имя с .csv или .json")
    if forms is not None and not (period or here.workspace):
        raise UsageError("не сказано, за какой период формы", "добавьте --period, например 2024")
    of_forms = bool(period or here.workspace)
    asked = here.request(
        data,
        period if of_forms else str(date.today().year),
        readings=reading,
        methodology=methodology,
        forms=forms,
        targets=targets,
        mapping=mapping,
    )
    with progress(quiet=as_json):
        checked, returned = _checked(asked, annotate, of_forms=of_forms)
        problems = checked.problems
        if out is not None:
            _write(problems, out)
    if annotate is not None:
        _say_returned(returned, annotate)
    with printing():
        _show(problems, as_json=as_json)
    if has(problems, Severity.FATAL) or (strict and has(problems, Severity.ERROR)):
        return Exit.UNUSABLE_DATA
    return Exit.DONE_WITH_ERRORS if has(problems, Severity.ERROR) else Exit.DONE


def _checked(
    asked: Request, annotate: Path | None, *, of_forms: bool
) -> "tuple[Checked, list[Returned]]":
    """Everything there is to say, and the files marked; forms only of a period that is known."""
    from rsnms_cli.pipeline.job import open_job, start_reading

    job = open_job(asked) if of_forms else None
    reading = job.reading if job else start_reading(asked.data, asked.forms, asked.mapping)
    from rsnms_cli.pipeline.check import check as run
    from rsnms_cli.pipeline.check import give_back, refuse_inside

    if annotate is not None:
        refuse_inside(annotate, reading)
    checked = run(reading, asked.period, job.methodology if job else None)
    return checked, give_back(checked, annotate) if annotate is not None else []


def _json(problems: list[Problem]) -> str:
    from rsnms_cli.report.tables.machine import to_json, to_records
    from rsnms_cli.report.tables.problems import PROBLEM_COLUMNS, problem_rows

    return to_json(to_records(PROBLEM_COLUMNS, problem_rows(problems)))


def _write(problems: list[Problem], out: Path) -> None:
    from rsnms_cli.office.output import write_folder, write_text
    from rsnms_cli.report.tables.problems import problems_csv

    content = problems_csv(problems) if out.suffix == ".csv" else _json(problems)
    write_folder(out.parent, {out.name: write_text(content)})


def _say_returned(made: "list[Returned]", out: Path) -> None:
    """Which files were marked, on stderr."""
    from rsnms_cli.model.text import counted
    from rsnms_cli.office.listing import shown_name

    for one in made:
        if one.reason:
            name = shown_name(Path(one.name))
            typer.echo(f"Не размечен, замечания в файле «{name}»: {one.reason}", err=True)
    files = counted(len(made), "файл", "файла", "файлов")
    said = f"С замечаниями: {files}, папка {out}" if made else "Возвращать нечего: замечаний нет"
    typer.echo(said, err=True)


def _show(problems: list[Problem], *, as_json: bool) -> None:
    from rsnms_cli.terminal.problems import print_problems
    from rsnms_cli.terminal.screen import console

    if as_json:
        typer.echo(_json(problems), nl=False)
        return
    print_problems(console(), problems, whole=True)
    count = sum(problem.severity is Severity.WARNING for problem in problems)
    typer.echo(f"Ошибок: {len(problems) - count}, предупреждений: {count}.")
