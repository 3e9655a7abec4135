"""`rsnms score`: from exports and forms to the score tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsnms_cli.cli.door import door
from rsnms_cli.cli.options import (
    Data,
    Engine,
    Forms,
    HideBelow,
    Json,
    Mapping,
    Methodology,
    Period,
    Previous,
    Readings,
    Strict,
    Targets,
)
from rsnms_cli.cli.progress import progress
from rsnms_cli.cli.screen import printing
from rsnms_cli.model.errors import Exit
from rsnms_cli.model.problems import LEFT_OUT, Severity, has, left_out_words

if TYPE_CHECKING:
    from rsnms_cli.pipeline.types import Outcome

FILES = "results.csv, summary.csv, problems.csv, scores.xlsx"


def score(
    data: Data = None,
    period: Period = "",
    methodology: Methodology = None,
    forms: Forms = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help=f"Куда записать {FILES}."),
    ] = None,
    reading: Readings = None,
    targets: Targets = None,
    mapping: Mapping = None,
    previous: Previous = "",
    hide_below: HideBelow = None,
    engine: Engine = None,
    strict: Strict = False,
    as_json: Json = False,
) -> int:
    """Посчитать показатели региона, муниципалитетов и организаций."""
    asked = door(data=data, period=period).request(
        data,
        period,
        readings=reading,
        previous=previous,
        methodology=methodology,
        forms=forms,
        targets=targets,
        mapping=mapping,
        hide_below=hide_below,
        engine=engine,
        strict=strict,
    )
    with progress(quiet=as_json):
        from rsnms_cli.pipeline.job import open_job

        job = open_job(asked)
        from rsnms_cli.pipeline.score import score as run

        outcome = run(job)
        if out is not None:
            write_outcome(outcome, out)
    with printing():
        show_outcome(outcome, out, as_json=as_json)
    return Exit.DONE_WITH_ERRORS if has(outcome.problems, Severity.ERROR) else Exit.DONE


def write_outcome(outcome: "Outcome", out: Path) -> None:
    """Write all files of a score, or none."""
    from rsnms_cli.office.output import write_folder, write_text
    from rsnms_cli.report.tables.problems import problems_csv
    from rsnms_cli.report.tables.scores import results_csv, summary_csv
    from rsnms_cli.report.workbook.scores import ScoresBook, write_scores

    results, problems = outcome.results, outcome.problems
    book = ScoresBook(outcome.methodology, outcome.period, results, problems, outcome.dynamics)
    write_folder(
        out,
        {
            "results.csv": write_text(results_csv(results)),
            "summary.csv": write_text(summary_csv(results)),
            "problems.csv": write_text(problems_csv(problems)),
            "scores.xlsx": lambda path: write_scores(book, path),
        },
    )


def show_outcome(outcome: "Outcome", out: Path | None, *, as_json: bool) -> None:
    """JSON alone on stdout, or tables there and problems on stderr."""
    if as_json:
        from rsnms_cli.report.tables.scores import outcome_json

        typer.echo(outcome_json(outcome.results, outcome.problems), nl=False)
        return
    from rsnms_cli.terminal.problems import print_problems
    from rsnms_cli.terminal.score import print_results
    from rsnms_cli.terminal.screen import console

    said = left_out_words(outcome.problems)
    print_results(console(), outcome.methodology, outcome.period, outcome.results, said)
    causes = [one for one in outcome.problems if one.code != LEFT_OUT]
    print_problems(console(stderr=True), causes)
    if said:
        typer.echo(f"{said}.", err=True)
    if out is not None:
        typer.echo(f"Записано в папку {out}: {FILES}", err=True)
