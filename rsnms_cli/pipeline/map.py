"""The mapping file: proposals for what could not be matched, beside what was already decided."""

from pathlib import Path

from rsnms_cli.check.propose import propose
from rsnms_cli.check.resolve import resolve
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import MAPPING_FILE, asked_of
from rsnms_cli.office.output import write_folder, write_text
from rsnms_cli.pipeline.job import Reading
from rsnms_cli.read.decisions.entries import entries_of, mapping_of, text_of
from rsnms_cli.read.decisions.mapping_text import mapping_text


def write_proposals(reading: Reading, out: Path | None) -> tuple[Path, int]:
    """Add new proposals to the mapping file; returns its path and how many were added.

    What stands in the file stays word for word. Nothing to propose, nothing written. Raises
    UsageError for a name that is not .toml, and for a file that cannot be read or written.
    """
    path = out or reading.data / MAPPING_FILE
    if path.suffix != ".toml":
        raise UsageError(f"имя «{path.name}» не подходит", "оно должно кончаться на .toml")
    found = reading.found
    resolution = resolve(found.tables, reading.matches)
    incomplete = [(header.spec, header.source) for header in found.incomplete]
    text = text_of(path)
    known = {entry.asked for entry in entries_of(mapping_of(text, path.name), text)}
    fresh = [p for p in propose(resolution, incomplete) if asked_of(p.kind, p.keys) not in known]
    if fresh:
        write_folder(path.parent, {path.name: write_text(mapping_text(text, fresh))})
    return path, len(fresh)
