"""`rsnms check`: what is wrong with the files, before anything is computed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsnms_cli.cli.options import (
    DEFAULT_METHODOLOGY,
    Data,
    ExplainCode,
    Forms,
    Json,
    Methodology,
    Strict,
)
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Problem, Severity, has

if TYPE_CHECKING:
    from rsnms_cli.annotate.workbook import Returned


def check(
    data: Data,
    period: Annotated[
        str, typer.Option("--period", help="Период: за него проверяются даты и формы.")
    ] = "",
    forms: Forms = None,
    methodology: Methodology = DEFAULT_METHODOLOGY,
    out: Annotated[
        Path | None, typer.Option("--out", help="Записать все замечания в файл .csv или .json.")
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", help="Папка для копий файлов с отмеченными ячейками."),
    ] = None,
    strict: Strict = False,
    as_json: Json = False,
    explain: ExplainCode = "",
) -> int:
    """Проверить таблицы и формы: показать все ошибки и предупреждения с местом и советом."""
    from datetime import date

    from rsnms_cli.model.period import parse_period
    from rsnms_cli.pipeline.check import Folders, check_all, give_back, refuse_inside

    if out is not None and out.suffix not in (".csv", ".json"):
        raise UsageError(f"формат файла «{out.name}» не понят", "укажите имя с .csv или .json")
    if forms is not None and not period:
        raise UsageError("не сказано, за какой период формы", "добавьте --period, например 2024")
    folders = Folders(data, forms)
    if annotate is not None:
        refuse_inside(annotate, folders)
    asked = parse_period(period or str(date.today().year))
    returned: list[Returned] = []
    with progress(quiet=as_json):
        checked = check_all(folders, asked, methodology if period else "")
        problems = sorted(checked.problems, key=Problem.sort_key)
        if out is not None:
            _write(problems, out)
        if annotate is not None:
            returned = give_back(checked, folders, annotate)
    if annotate is not None:
        _say_returned(returned, annotate)
    with printing():
        _show(problems, as_json=as_json)
    if has(problems, Severity.FATAL) or (strict and has(problems, Severity.ERROR)):
        return Exit.UNUSABLE_DATA
    return Exit.DONE_WITH_ERRORS if has(problems, Severity.ERROR) else Exit.DONE


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

    for one in made:
        if one.reason:
            typer.echo(f"Не размечен, замечания в файле «{one.name}»: {one.reason}", err=True)
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
