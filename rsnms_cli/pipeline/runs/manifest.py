"""What a run was made from and what it made, with hashes: without it a run does not exist."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from annotated_types import Len
from pydantic import BaseModel, ConfigDict

from rsnms_cli.methodology.small_files import read_json
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.workspace import MANIFEST_FILE
from rsnms_cli.office.aside import keep, sync
from rsnms_cli.office.listing import key_of

MOST_BYTES = 64 << 20
"""Of a manifest: it names every input and output."""
Hashes = dict[str, str]
"""SHA-256 by path below a folder, with `/`."""


class _Methodology(BaseModel):
    id: str


class _Manifest(BaseModel):
    """What is relied upon; there is more."""

    model_config = ConfigDict(strict=True)

    period: str
    digest: str
    outputs: Hashes
    inputs: Hashes = {}
    methodology: _Methodology
    missing: list[Annotated[list[str], Len(2, 2)]] = []
    left_out: list[str] = []


@dataclass(frozen=True)
class StoredRun:
    """A verified run folder of a workspace."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def period(self) -> str:
        return str(self.manifest["period"])

    @property
    def digest(self) -> str:
        return str(self.manifest["digest"])


def hashes(folder: Path) -> Hashes:
    """Every file below a folder but the manifest."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {key_of(path.relative_to(folder).as_posix()): sha256(path) for path in files}
    found.pop(MANIFEST_FILE, None)
    return found


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(value: object) -> str:
    """Twelve hex digits of what determines a run."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def write_manifest(folder: Path, content: Mapping[str, Any]) -> None:
    """Write the manifest of a finished folder, last of all, and have the disk keep it."""
    for path in (folder, *folder.rglob("*")):
        sync(path)
    text = json.dumps({**content, "outputs": hashes(folder)}, ensure_ascii=False, indent=1)
    target = folder / MANIFEST_FILE
    keep(target, f"{text}\n".encode())


def verified(folder: Path) -> StoredRun | None:
    """The run of a folder whose files are what its manifest says; None otherwise."""
    try:
        raw = read_json(folder / MANIFEST_FILE, MOST_BYTES)
        manifest = _Manifest.model_validate(raw)
        parse_period(manifest.period)
        whole = manifest.outputs == hashes(folder) and manifest.digest == folder.name
        return StoredRun(folder, raw) if whole else None
    except (OSError, ValueError, UsageError):
        return None


def runs_of(reports: Path) -> Iterable[StoredRun]:
    """All verified runs, by period and folder name."""
    folders = sorted(path.parent for path in reports.glob(f"*/*/{MANIFEST_FILE}"))
    return [run for folder in folders if (run := verified(folder)) is not None]
