"""`rsnms describe`: what the program sees in the files, before anything is computed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Data, Json, Mapping, Methodology
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Severity, has
from rsnms_cli.pipeline.request import DEFAULT_METHODOLOGY

if TYPE_CHECKING:
    from rsnms_cli.words.described import Described


def describe(
    data: Data = None,
    methodology: Methodology = None,
    mapping: Mapping = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Записать это в файл .json или .txt.")
    ] = None,
    as_json: Json = False,
) -> int:
    """Показать, что программа видит в файлах: таблицы, столбцы, чего нет и чего это стоит."""
    here = door(data=data)
    if out is not None and out.suffix not in (".json", ".txt"):
        raise UsageError(f"формат файла «{out.name}» не понят", "укажите имя с .json или .txt")
    with progress(quiet=as_json):
        from rsnms_cli.pipeline.job import start_reading

        reading = start_reading(here.data(data), mapping=here.mapping(mapping))
        from rsnms_cli.pipeline.describe import describe as run

        asked = methodology or (None if here.workspace else DEFAULT_METHODOLOGY)
        (document,) = here.documents(asked)
        found = run(reading, [document])
        if out is not None:
            _write(found, document.id, out)
    with printing():
        _show(found, document.id, as_json=as_json)
    return Exit.DONE_WITH_ERRORS if has(found.problems, Severity.ERROR) else Exit.DONE


def _write(found: "Described", methodology: str, out: Path) -> None:
    from rsnms_cli.office.output import write_folder, write_text
    from rsnms_cli.report.tables.describe import describe_json
    from rsnms_cli.terminal.describe import described_text

    text = described_text(found, methodology) if out.suffix == ".txt" else describe_json(found)
    write_folder(out.parent, {out.name: write_text(text)})


def _show(found: "Described", methodology: str, *, as_json: bool) -> None:
    from rsnms_cli.report.tables.describe import describe_json
    from rsnms_cli.terminal.describe import print_described
    from rsnms_cli.terminal.problems import print_problems
    from rsnms_cli.terminal.screen import console

    if as_json:
        print_problems(console(stderr=True), found.problems, whole=True)
        typer.echo(describe_json(found), nl=False)
    else:
        print_described(console(), found, methodology)
