"""`rsnms demo`: the whole job on the sample region."""

from pathlib import Path
from typing import Annotated

import typer

from rsnms_cli.cli.progress import progress
from rsnms_cli.model.errors import Exit
from rsnms_cli.model.period import parse_period
from rsnms_cli.pipeline.request import Request

DEMO_PERIOD = parse_period("2024")


def demo(
    out: Annotated[Path, typer.Option("--out", help="Папка для результата.")] = Path("out"),
) -> int:
    """Показать работу программы на учебном регионе."""
    from rsnms_cli.cli.commands.score import show_outcome, write_outcome
    from rsnms_cli.model.shared import shipped

    data = shipped("sample_data")
    with progress():
        from rsnms_cli.pipeline.job import open_job

        job = open_job(Request(data / "exports", DEMO_PERIOD, forms=data / "forms"))
        from rsnms_cli.pipeline.score import score

        outcome = score(job)
        write_outcome(outcome, out)
    show_outcome(outcome, out, as_json=False)
    typer.echo(
        "\nЧто посмотреть:\n"
        f"  {out / 'scores.xlsx'} – три таблицы баллов, рейтинги и замечания;\n"
        f"  {out / 'results.csv'} – каждый показатель с числителем и знаменателем;\n"
        f"  {out / 'summary.csv'} – баллы и места; {out / 'problems.csv'} – что не так в файлах."
    )
    return Exit.DONE
