"""Everything that determines the outputs of a run, by hash."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from rsnms_cli import __version__
from rsnms_cli.model.shared import program_files
from rsnms_cli.model.text import without_people
from rsnms_cli.office.listing import key_of, told_apart
from rsnms_cli.office.tree import tree_of
from rsnms_cli.pipeline.runs.manifest import Hashes, digest_of, sha256
from rsnms_cli.pipeline.runs.settings import Workspace
from rsnms_cli.pipeline.types import Prepared


def inputs_of(workspace: Workspace) -> Hashes:
    """The files of the workspace that a run reads, with their SHA-256."""
    found: Hashes = {}
    folders = {"data": workspace.data, "forms": workspace.forms, "templates": workspace.templates}
    made = [folder.resolve() for folder in (workspace.reports, workspace.logs)]
    for name, folder in folders.items():
        found |= {f"{name}/{key}": sha256(path) for key, path in _files(folder, made).items()}
    own = [Path(workspace.methodology)] if workspace.methodology.endswith(".toml") else []
    own += [path for path in (workspace.targets, workspace.mapping) if path]
    found |= {key_of(path.name): sha256(path) for path in own if path.is_file()}
    return found


def _files(folder: Path, made: Collection[Path]) -> dict[str, Path]:
    """Files by path below the folder; what the reader passes over is passed over here, and what
    runs have made.
    """
    if not folder.is_dir():
        return {}
    paths = sorted({*folder.iterdir(), *(path for path, _ in tree_of(folder, made).files)})
    kept = [path for path in paths if path.is_file() and not path.name.startswith((".", "~$"))]
    named = ((path, _shown(path.relative_to(folder))) for path in kept)
    return {name: path for path, name in told_apart(named)}


def _shown(path: Path) -> str:
    return without_people(key_of(path.as_posix()))


def program_hash() -> str:
    """Twelve hex digits of the program itself: its code, its data, the templates it brings.

    Two copies of one version may differ, by a patch or a change made in place.
    """
    return digest_of({name: sha256(path) for name, path in program_files().items()})


def made_from(
    workspace: Workspace, ready: Prepared, inputs: Hashes, earlier: str
) -> dict[str, Any]:
    """What the digest of a run is taken of; `earlier` is the digest of the run before it."""
    methodology, settings = ready.methodology, workspace.settings
    return {
        "period": ready.period.label,
        "version": __version__,
        "program": program_hash(),
        "earlier": earlier,
        "inputs": inputs,
        "methodology": {
            "id": methodology.id,
            "title": methodology.title,
            "hash": digest_of(methodology.model_dump(warnings=False)),
            "readings": {one.id: one.current.id for one in methodology.readings},
            "targets": list(methodology.own_targets),
        },
        "settings": {
            "region": settings.region,
            "formats": list(settings.formats),
            "units": list(settings.units),
            "hide_below": settings.publish.hide_below,
        },
    }
