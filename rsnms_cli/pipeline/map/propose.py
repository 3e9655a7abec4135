"""`rsnms map`: what was read and is not understood, put to the analyst in the mapping file."""

from dataclasses import dataclass
from pathlib import Path

from rsnms_cli.check.decisions.open import undecided
from rsnms_cli.check.run import settled
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import Decision
from rsnms_cli.office.output import write_folder, write_text
from rsnms_cli.pipeline.grounds import grounds_of
from rsnms_cli.pipeline.job import Reading
from rsnms_cli.read.decisions.entries import text_of
from rsnms_cli.read.decisions.mapping_text import with_entries


@dataclass(frozen=True)
class Waiting:
    """The mapping file, what waits for a decision, and how many entries were added to the file."""

    path: Path
    decisions: list[Decision]
    added: int = 0


def propose(reading: Reading) -> Waiting:
    """Add to the mapping file what is not asked there yet; what stands in it stays word for word.

    Nothing to add, nothing written. Raises UsageError for a name that is not .toml, and for a file
    that cannot be read or written.
    """
    path = reading.mapping
    if path.suffix != ".toml":
        raise UsageError(f"имя «{path.name}» не подходит", "оно должно кончаться на .toml")
    found, matches = reading.found, reading.matches
    decisions = undecided(grounds_of(found, settled(found.tables, matches), matches))
    entries = [entry for one in decisions for entry in one.entries]
    text, added = with_entries(text_of(path), path.name, entries)
    if added:
        write_mapping(path, text)
    return Waiting(path, decisions, added)


def write_mapping(path: Path, text: str) -> None:
    """Write the mapping file in one step; raises UsageError with the old one as it was."""
    write_folder(path.parent, {path.name: write_text(text)})
