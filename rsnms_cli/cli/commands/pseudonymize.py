"""`rsnms pseudonymize`: copies of the exports that may leave the place where people are known."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import Data, Mapping
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit, UsageError
from rsnms_cli.model.problems import Severity, has


def pseudonymize(
    data: Data = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Пустая папка для копий таблиц.")
    ] = None,
    mapping: Mapping = None,
    key: Annotated[
        Path | None,
        typer.Option(
            "--key", help="Файл ключа; без него – в папке настроек пользователя. Нет – создаётся."
        ),
    ] = None,
) -> int:
    """Копии таблиц без ФИО, с псевдонимами вместо СНИЛС: расчёт по ним тот же."""
    if out is None:
        raise UsageError("не указан обязательный параметр --out", "укажите пустую папку для копий")
    here = door(data=data)
    folder = here.data(data)
    from rsnms_cli.pipeline.keys import default_key
    from rsnms_cli.pipeline.pseudonymize import pseudonymize as run
    from rsnms_cli.terminal.problems import print_problems
    from rsnms_cli.terminal.screen import console

    key_file = key or default_key()
    copied = run(folder, out, key_file, here.mapping(mapping))
    with printing():
        print_problems(console(stderr=True), copied.problems)
        made = "создан, сохраните его копию в надёжном месте" if copied.new_key else "прежний"
        typer.echo(f"Записано в папку {out}: файлов {len(copied.names)}; ключ {key_file}: {made}")
    return Exit.DONE_WITH_ERRORS if has(copied.problems, Severity.ERROR) else Exit.DONE
