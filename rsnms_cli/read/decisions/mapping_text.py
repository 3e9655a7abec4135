"""The mapping file's text: proposals to decide, each with its reason, and decisions set in it."""

import json
from collections.abc import Iterable

from rsnms_cli.methodology.files import read_text
from rsnms_cli.model.matches import SETTINGS, Asked, Proposal
from rsnms_cli.model.shared import template_file
from rsnms_cli.read.decisions.entries import entries_of, mapping_of


def with_entries(text: str, file: str, entries: Iterable[Proposal]) -> tuple[str, int]:
    """The text word for word, below it the entries that it lacks, and how many these are.

    An empty text begins with the explanation. Raises UsageError for a text of no mapping file.
    """
    known = {one.asked for one in entries_of(mapping_of(text, file), text)}
    fresh: dict[Asked, Proposal] = {}
    for one in entries:
        if one.kind != SETTINGS and one.asked not in known:
            fresh.setdefault(one.asked, one)
    if not fresh:
        return text, 0
    whole = (text or explanation()).rstrip()
    return "\n\n".join([whole, *map(_entry, fresh.values())]) + "\n", len(fresh)


def people_outside_text() -> str:
    """A new file that says once, as analysts do, that events of people who left are no error."""
    off, on = '# [people]\n# outside = "allowed"', '[people]\noutside = "allowed"'
    return explanation().replace(off, on)


def explanation() -> str:
    """What stands above the entries."""
    return read_text(template_file("mapping.toml"))


def _entry(one: Proposal) -> str:
    keys = {**one.keys, "is": one.means}
    lines = [f"{name} = {quoted(text)}" for name, text in keys.items()]
    return "\n".join([f"# {one.reason}", f"[[{one.kind}]]", *lines, "accept = false"])


def quoted(text: str) -> str:
    """A text as TOML has it: a JSON string, but for signs that a cleaned cell does not hold."""
    return json.dumps(text, ensure_ascii=False)
