"""The entries of `mapping.toml` as they stand in it; every fault is named by file, line and key."""

from dataclasses import dataclass, replace
from pathlib import Path

from rsnms_cli.methodology.faults import FaultyFile, faulty
from rsnms_cli.methodology.files import NoFile, parse_toml, read_text, shaped
from rsnms_cli.model.matches import SETTINGS, Asked, asked_of
from rsnms_cli.read.decisions.blocks import line_of
from rsnms_cli.read.decisions.schema import Mapping


@dataclass(frozen=True)
class Entry:
    """An entry of the file: kind, texts by key, its own key and line, what was decided."""

    kind: str
    texts: dict[str, str]
    key: str
    line: int
    accepted: bool = False
    rejected: bool = False

    @property
    def asked(self) -> Asked:
        """What it is about."""
        return asked_of(self.kind, self.texts)

    @property
    def decided(self) -> bool:
        """Whether the analyst has said yes or no."""
        return self.accepted or self.rejected


def text_of(path: Path) -> str:
    """The text of a mapping file, nothing when it is absent; raises UsageError."""
    try:
        return read_text(path)
    except NoFile:
        return ""


def mapping_of(text: str, file: str) -> Mapping:
    """The text by its types; raises FaultyFile with every fault of shape."""
    try:
        return shaped(parse_toml(text, file), Mapping, file)
    except FaultyFile as error:
        raise faulty([replace(one, line=line_of(text, one.key)) for one in error.faults]) from error


def entries_of(mapping: Mapping, text: str) -> list[Entry]:
    """All entries, also those not decided; `text` is what `mapping` was read from."""
    found = []
    for kind, number, one in mapping.entries():
        texts = one.model_dump(by_alias=True, exclude={"accept", "reject"}, exclude_none=True)
        key = f"{kind}[{number}]"
        found.append(Entry(kind, texts, key, line_of(text, key), one.accept, one.reject))
    return found + [_setting(mapping, name, text) for name in mapping.people.model_fields_set]


def _setting(mapping: Mapping, name: str, text: str) -> Entry:
    means, key = getattr(mapping.people, name), f"{SETTINGS}.{name}"
    texts, no = {"key": name, "is": means}, means == "error"
    return Entry(SETTINGS, texts, key, line_of(text, key), accepted=not no, rejected=no)
