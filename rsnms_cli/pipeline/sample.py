"""`rsnms sample`: a synthetic region, its exports and filled forms."""

from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.progress import tell
from rsnms_cli.pipeline.forms_create import known_of
from rsnms_cli.pipeline.score import check
from rsnms_cli.pipeline.types import Request

if TYPE_CHECKING:
    from rsnms_cli.sample import Size


def create_sample(
    size: "Size", seed: int, period_label: str, methodology_id: str, out: Path
) -> None:
    """Write a synthetic region: exports as they look in life, and filled forms."""
    from rsnms_cli.forms.workbook import Extra, form_files
    from rsnms_cli.methodology.load import load_methodology
    from rsnms_cli.office.output import write_folder
    from rsnms_cli.sample import make_region, write_exports
    from rsnms_cli.sample.answers import plausible_answers, plausible_evidence

    methodology, period = load_methodology(methodology_id), parse_period(period_label)
    tell("Вымышленный регион")
    try:
        write_exports(make_region(size, year=period.year, seed=seed), out / "exports")
    except OSError as error:
        what = f"в папку «{out}» не удалось записать: {os_words(error)}"
        raise UsageError(what, "укажите другую папку после --out") from error
    request = Request(out / "exports", methodology_id, period_label)
    inputs = check(request.data, period)
    filled = plausible_answers(methodology, inputs.units, seed)
    evidence = plausible_evidence(filled, period.year, seed)
    extra = Extra(evidence, known=known_of(request, methodology, period, inputs))
    write_folder(out / "forms", form_files(methodology, period, inputs.units, filled, extra))
