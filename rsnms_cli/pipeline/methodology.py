"""A methodology file examined as a whole: shape, sense, readings, and its worked examples run."""

from pathlib import Path

from rsnms_cli.methodology.faults import Fault, FaultyFile
from rsnms_cli.methodology.load import check_file
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.score.examples import failed_examples


def examine(path: Path) -> tuple[Methodology | None, list[Fault]]:
    """The methodology of a file if its shape allows, and everything that is wrong with it.

    Raises FaultyFile when the file cannot be read at all.
    """
    try:
        methodology, faults = check_file(path)
    except FaultyFile as error:
        if not error.faults:
            raise
        return None, error.faults
    faults += [
        Fault("example.fails", path.name, key, what) for key, what in failed_examples(methodology)
    ]
    return methodology, faults
