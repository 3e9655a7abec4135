"""The mapping file's text: proposals to decide, each with its reason, and decisions set in it."""

import json
from collections.abc import Iterable

from rsnms_cli.methodology.files import read_text
from rsnms_cli.model.matches import Decision, Proposal
from rsnms_cli.model.shared import template_file
from rsnms_cli.read.decisions.entries import entries_of, mapping_of

SETTINGS = "people"
"""The kind whose entries are keys of one table: nothing stands in the file until it is decided."""


def with_proposals(text: str, decisions: Iterable[Decision], file: str) -> tuple[str, int]:
    """The text word for word, what it lacks below it, and how many entries these are.

    An empty text begins with the explanation. Raises UsageError for a text of no mapping file.
    """
    known = {one.asked for one in entries_of(mapping_of(text, file), text)}
    fresh: dict[tuple[str, ...], Proposal] = {}
    for entry in (entry for one in decisions for entry in one.entries):
        if entry.kind != SETTINGS and entry.asked not in known:
            fresh.setdefault(entry.asked, entry)
    if not fresh:
        return text, 0
    whole = text or read_text(template_file("mapping.toml"))
    return "\n\n".join([whole.rstrip(), *map(_entry, fresh.values())]) + "\n", len(fresh)


def people_outside_text() -> str:
    """A new file that says once, as analysts do, that events of people who left are no error."""
    off, on = '# [people]\n# outside = "allowed"', '[people]\noutside = "allowed"'
    return read_text(template_file("mapping.toml")).replace(off, on)


def _entry(one: Proposal) -> str:
    keys = {**one.keys, "is": one.means}
    lines = [f"{name} = {quoted(text)}" for name, text in keys.items()]
    return "\n".join([f"# {one.reason}", f"[[{one.kind}]]", *lines, "accept = false"])


def quoted(text: str) -> str:
    """A text as TOML has it: a JSON string, but for signs that a cleaned cell does not hold."""
    return json.dumps(text, ensure_ascii=False)
