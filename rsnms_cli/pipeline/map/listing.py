"""All decisions in force with how often they are met, and one of them taken back."""

from collections.abc import Iterator
from pathlib import Path

from rsnms_cli.check.decisions.usage import times_met
from rsnms_cli.check.run import settled
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import NO_TABLE, InForce
from rsnms_cli.model.text import fold
from rsnms_cli.pipeline.grounds import grounds_of
from rsnms_cli.pipeline.job import Reading
from rsnms_cli.pipeline.map.propose import write_mapping
from rsnms_cli.read.decisions.answers import taken_back
from rsnms_cli.read.decisions.entries import Entry, entries_of, mapping_of, text_of


def in_force(reading: Reading) -> Iterator[InForce]:
    """Everything that is decided, in the order of the file; raises UsageError for a faulty one."""
    found, matches = reading.found, reading.matches
    grounds = grounds_of(found, settled(found.tables, matches), matches)
    for number, entry in enumerate(_decided(text_of(reading.mapping), reading.mapping), start=1):
        if entry.kind == "sheet" and fold(entry.texts["is"]) == fold(NO_TABLE):
            met = int(entry.texts["file"] in reading.files)
        else:
            met = times_met(entry.kind, entry.texts, found.tables, grounds)
        yield InForce(number, entry.kind, entry.texts, entry.accepted, met)


def undo(mapping: Path, which: str) -> Entry:
    """Take the decision of this number or key back: it is open again. Returns what it was.

    Raises UsageError when there is none, or it cannot be changed.
    """
    text = text_of(mapping)
    decided = _decided(text, mapping)
    named = {str(number): one for number, one in enumerate(decided, start=1)}
    named |= {one.key: one for one in decided}
    if (entry := named.get(which)) is None:
        what = f"решения «{which}» в файле {mapping.name} нет"
        raise UsageError(what, "номера и имена решений покажет rsnms map --list")
    write_mapping(mapping, taken_back(text, mapping.name, entry))
    return entry


def _decided(text: str, mapping: Path) -> list[Entry]:
    entries = entries_of(mapping_of(text, mapping.name), text)
    return sorted((one for one in entries if one.decided), key=lambda one: one.line)
