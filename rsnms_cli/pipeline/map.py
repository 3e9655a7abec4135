"""The mapping file: proposals for what could not be matched, beside what was already decided."""

from pathlib import Path

from rsnms_cli.check.propose import propose
from rsnms_cli.check.resolve import resolve
from rsnms_cli.methodology.files import read_text
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import MAPPING_FILE
from rsnms_cli.office.output import write_folder, write_text
from rsnms_cli.pipeline.job import Reading
from rsnms_cli.read.decisions.mapping_text import mapping_text
from rsnms_cli.read.decisions.matches import read_entries


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
    known = {_asked(entry.kind, entry.texts) for entry in read_entries(path)}
    fresh = [p for p in propose(resolution, incomplete) if _asked(p.kind, p.keys) not in known]
    if fresh:
        text = read_text(path) if path.exists() else ""
        write_folder(path.parent, {path.name: write_text(mapping_text(text, fresh))})
    return path, len(fresh)


def _asked(kind: str, keys: dict[str, str]) -> tuple[str, ...]:
    """What an entry is about, whatever it was matched with."""
    return (kind, *(f"{name}={text}" for name, text in sorted(keys.items()) if name != "is"))
