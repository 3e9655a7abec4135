"""`rsnms forms collect`: a folder of returned forms to one workbook."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Data, Json, Mapping, Methodology, Period, Readings, Targets
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Severity, has

if TYPE_CHECKING:
    from rsnms_cli.model.collected import Collected


def collect(
    data: Data = None,
    forms: Annotated[
        Path | None,
        typer.Option(
            "--forms", readable=False, help="Папка с полученными формами, читается с подпапками."
        ),
    ] = None,
    period: Period = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Папка или имя файла .xlsx для свода.")
    ] = None,
    methodology: Methodology = None,
    prefer: Annotated[
        str, typer.Option("--prefer", help="latest: при споре верна книга, сохранённая позже.")
    ] = "",
    reading: Readings = None,
    targets: Targets = None,
    mapping: Mapping = None,
    as_json: Json = False,
) -> int:
    """Собрать формы в свод: кто ответил, все ответы с их ячейками, что не принято."""
    from rsnms_cli.model.collected import BOOK_NAME

    here = door(data=data, forms=forms, period=period, out=out)
    if prefer not in ("", "latest"):
        raise UsageError(f"--prefer «{prefer}» не понято", "пишите --prefer latest")
    asked = here.request(
        data, period, readings=reading, methodology=methodology, targets=targets, mapping=mapping
    )
    box = here.forms(forms)
    folder = out or Path("collected")
    book = (
        folder if folder.suffix.lower() == ".xlsx" and not folder.is_dir() else folder / BOOK_NAME
    )
    with progress(quiet=as_json):
        from rsnms_cli.pipeline.job import open_job

        job = open_job(replace(asked, forms=None))
        from rsnms_cli.pipeline.forms_collect import collect_forms

        collected = collect_forms(job, box, book, latest=prefer == "latest")
    with printing():
        _show(collected, book, as_json=as_json)
    return Exit.DONE_WITH_ERRORS if has(collected.problems, Severity.ERROR) else Exit.DONE


def _show(collected: "Collected", book: Path, *, as_json: bool) -> None:
    from rsnms_cli.report.tables.collect import turnout_records
    from rsnms_cli.report.tables.machine import to_json, to_records
    from rsnms_cli.report.tables.problems import PROBLEM_COLUMNS, problem_rows
    from rsnms_cli.terminal.collect import print_turnout
    from rsnms_cli.terminal.problems import print_problems
    from rsnms_cli.terminal.screen import console

    if as_json:
        rows = {
            name: to_records(PROBLEM_COLUMNS, problem_rows(problems))
            for name, problems in (("problems", collected.problems), ("aside", collected.aside))
        }
        typer.echo(to_json({"turnout": turnout_records(collected), **rows}), nl=False)
        return
    print_turnout(console(), collected)
    print_problems(console(stderr=True), collected.problems)
    typer.echo(f"Свод записан: {book}", err=True)
