"""The mapping file's text: proposals to accept, each with its reason."""

import json
from collections.abc import Sequence
from typing import Protocol

from rsnms_cli.methodology.files import read_text
from rsnms_cli.model.shared import template_file


class Entry(Protocol):
    """A proposal: kind, keys of the entry, why."""

    @property
    def kind(self) -> str: ...
    @property
    def keys(self) -> dict[str, str]: ...
    @property
    def reason(self) -> str: ...


def mapping_text(existing: str, proposals: Sequence[Entry]) -> str:
    """The existing text word for word, or the explanation, and the proposals below it."""
    if not existing:
        existing = read_text(template_file("mapping.toml"))
    return "\n\n".join([existing.rstrip(), *map(_entry, proposals)]) + "\n"


def people_outside_text() -> str:
    """A new file that says once, as analysts do, that events of people who left are no error."""
    off, on = '# [people]\n# outside = "allowed"', '[people]\noutside = "allowed"'
    return mapping_text("", []).replace(off, on)


def _entry(one: Entry) -> str:
    # a JSON string is a TOML string, but for signs that a cleaned cell does not hold
    lines = [f"{name} = {json.dumps(text, ensure_ascii=False)}" for name, text in one.keys.items()]
    return "\n".join([f"# {one.reason}", f"[[{one.kind}]]", *lines, "accept = false"])
