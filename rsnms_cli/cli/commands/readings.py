"""`rsnms readings`: what a regulation leaves open, and what the choice changes."""

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import (
    Data,
    Engine,
    Forms,
    Json,
    Mapping,
    Methodology,
    Period,
    Readings,
    Targets,
)
from rsnms_cli.cli.progress import progress
from rsnms_cli.model.errors import Exit


def readings(
    data: Data = None,
    period: Period = "",
    methodology: Methodology = None,
    forms: Forms = None,
    reading: Readings = None,
    targets: Targets = None,
    mapping: Mapping = None,
    engine: Engine = None,
    as_json: Json = False,
) -> int:
    """Показать, у кого изменятся баллы и места, если прочесть документ иначе."""
    asked = door(data=data, period=period).request(
        data,
        period,
        readings=reading,
        methodology=methodology,
        forms=forms,
        targets=targets,
        mapping=mapping,
        engine=engine,
    )
    with progress(quiet=as_json):
        from rsnms_cli.pipeline.job import open_job

        job = open_job(asked)
        from rsnms_cli.pipeline.readings import compare_readings
        from rsnms_cli.report.tables.readings import readings_json
        from rsnms_cli.terminal.readings import print_readings
        from rsnms_cli.terminal.screen import console

        found, variants = compare_readings(job)
    if as_json:
        typer.echo(readings_json(variants), nl=False)
    else:
        print_readings(console(), found, variants)
    return Exit.DONE
