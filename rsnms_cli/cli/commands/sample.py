"""`rsnms sample`: a synthetic region of any size."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.commands.demo import DEMO_PERIOD
from rsnms_cli.cli.progress import progress
from rsnms_cli.model.errors import Exit


def sample(
    out: Annotated[Path, typer.Option("--out", help="Папка, куда записать учебный регион.")],
    municipalities: Annotated[int, typer.Option(help="Муниципалитетов.")] = 5,
    organizations: Annotated[int, typer.Option(help="Организаций.")] = 50,
    teachers: Annotated[int, typer.Option(help="Строк в таблице «Педагоги».")] = 600,
    trainings: Annotated[int, typer.Option(help="Строк в таблице «Обучение».")] = 1700,
    diagnostics: Annotated[int, typer.Option(help="Строк в таблице «Диагностика».")] = 400,
    seed: Annotated[int, typer.Option(help="Число, от которого зависят все случайные данные.")] = 1,
) -> int:
    """Создать вымышленный регион любого размера: таблицы и заполненные формы."""
    from rsnms_cli.model.errors import UsageError
    from rsnms_cli.pipeline.sample import create_sample
    from rsnms_cli.sample import Size

    try:
        size = Size(municipalities, organizations, teachers, trainings, diagnostics)
    except ValueError as error:
        raise UsageError(f"такой регион не создать: {error}", "измените числа") from error
    with progress():
        create_sample(size, seed, DEMO_PERIOD, out)
    typer.echo(f"Записано: {out / 'exports'} (таблицы) и {out / 'forms'} (заполненные формы)")
    return Exit.DONE
