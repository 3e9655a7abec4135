"""`rsnms check`: what is wrong with the files, before anything is computed."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.options import Data, Json, Strict
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Level, Problem, has


def check(
    data: Data,
    period: Annotated[
        str, typer.Option("--period", help="Период, для которого проверяются даты.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Записать все замечания в файл .csv или .json.")
    ] = None,
    strict: Strict = False,
    as_json: Json = False,
) -> int:
    """Проверить таблицы: показать все ошибки и предупреждения с местом и советом."""
    from datetime import date

    from rsnms_cli.model.period import parse_period
    from rsnms_cli.pipeline import check as run

    if out is not None and out.suffix not in (".csv", ".json"):
        raise UsageError(f"формат файла «{out.name}» не понят", "укажите имя с .csv или .json")
    inputs = run(data, parse_period(period or str(date.today().year)))
    problems = sorted(inputs.problems, key=Problem.sort_key)
    if out is not None:
        _write(problems, out)
    with printing():
        _show(problems, as_json=as_json)
    if has(problems, Level.FATAL) or (strict and has(problems, Level.ERROR)):
        return Exit.UNUSABLE_DATA
    return Exit.DONE_WITH_ERRORS if has(problems, Level.ERROR) else Exit.DONE


def _json(problems: list[Problem]) -> str:
    from rsnms_cli.render.machine import PROBLEM_COLUMNS, problem_rows, to_json, to_records

    return to_json(to_records(PROBLEM_COLUMNS, problem_rows(problems)))


def _write(problems: list[Problem], out: Path) -> None:
    from rsnms_cli.render.machine import problems_csv
    from rsnms_cli.render.output import write_folder, write_text

    content = problems_csv(problems) if out.suffix == ".csv" else _json(problems)
    write_folder(out.parent, {out.name: write_text(content)})


def _show(problems: list[Problem], *, as_json: bool) -> None:
    from rsnms_cli.render.console import console, print_problems

    if as_json:
        typer.echo(_json(problems), nl=False)
        return
    print_problems(console(), problems, whole=True)
    count = sum(problem.level is Level.WARNING for problem in problems)
    typer.echo(f"Ошибок: {len(problems) - count}, предупреждений: {count}.")
