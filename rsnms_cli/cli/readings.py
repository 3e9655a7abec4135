"""`rsnms readings`: what a regulation leaves open, and what the choice changes."""

import typer

from rsnms_cli.cli.options import (
    DEFAULT_METHODOLOGY,
    Data,
    Engine,
    Forms,
    Json,
    Methodology,
    Period,
    Readings,
    Targets,
    picks_of,
)
from rsnms_cli.cli.progress import progress
from rsnms_cli.model.errors import Exit


def readings(
    data: Data,
    period: Period,
    methodology: Methodology = DEFAULT_METHODOLOGY,
    forms: Forms = None,
    reading: Readings = None,
    targets: Targets = None,
    engine: Engine = "pandas",
    as_json: Json = False,
) -> int:
    """Показать, у кого изменятся баллы и места, если прочесть документ иначе."""
    from rsnms_cli.pipeline.readings import compare_readings
    from rsnms_cli.pipeline.types import Request
    from rsnms_cli.terminal.readings import print_readings, readings_json
    from rsnms_cli.terminal.screen import console

    picks = picks_of(reading)
    request = Request(data, methodology, period, forms, engine, readings=picks, targets=targets)
    with progress(quiet=as_json):
        found, variants = compare_readings(request)
    if as_json:
        typer.echo(readings_json(variants), nl=False)
    else:
        print_readings(console(), found, variants)
    return Exit.DONE
