"""Making files for people: empty forms, and synthetic regions."""

from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.errors import UsageError, os_words
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.pipeline.job import Units, check, refuse_fatal

if TYPE_CHECKING:
    from rsnms_cli.methodology.types import Methodology
    from rsnms_cli.model.answers import Filled
    from rsnms_cli.render.output import Write
    from rsnms_cli.sample import Size


def create_forms(data: Path, methodology_id: str, period_label: str, out: Path) -> list[str]:
    """Write an empty form for the region and for every municipality; returns the file names."""
    from rsnms_cli.methodology.load import load_methodology

    methodology, period = load_methodology(methodology_id), parse_period(period_label)
    inputs = check(data, period)
    if not inputs.units:
        refuse_fatal(inputs.problems)
    files = _forms(methodology, period, inputs.units, {})
    if not files:
        what = f"методика «{methodology.id}» ничего не спрашивает в формах"
        raise UsageError(what, "формы не нужны: всё считается по таблицам")
    if present := [name for name in files if (out / name).exists()]:
        what = f"в папке «{out}» уже лежат формы: {', '.join(present[:3])}"
        raise UsageError(what, "они могут быть заполнены; укажите другую папку после --out")
    _write(files, out)
    return list(files)


def _forms(
    methodology: "Methodology", period: Period, units: Units, filled: "Filled"
) -> "dict[str, Write]":
    from rsnms_cli.render.forms import form_files

    return form_files(methodology, period, units, filled)


def _write(files: "dict[str, Write]", out: Path) -> None:
    from rsnms_cli.render.output import write_folder

    write_folder(out, files)


def create_sample(
    size: "Size", seed: int, period_label: str, methodology_id: str, out: Path
) -> None:
    """Write a synthetic region: exports as they look in life, and filled forms."""
    from rsnms_cli.methodology.load import load_methodology
    from rsnms_cli.sample import make_region, write_exports
    from rsnms_cli.sample.answers import plausible_answers

    methodology, period = load_methodology(methodology_id), parse_period(period_label)
    try:
        write_exports(make_region(size, year=period.year, seed=seed), out / "exports")
    except OSError as error:
        what = f"в папку «{out}» не удалось записать: {os_words(error)}"
        raise UsageError(what, "укажите другую папку после --out") from error
    units = check(out / "exports", period).units
    filled = plausible_answers(methodology, units, seed)
    _write(_forms(methodology, period, units, filled), out / "forms")
