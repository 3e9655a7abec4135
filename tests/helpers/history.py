"""Periods at rest, without files: a region of rows to the store that a run would keep."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rsnms_cli.check.clean import clean
from rsnms_cli.facts.asked import questions_of
from rsnms_cli.facts.naming import Asked
from rsnms_cli.facts.size import COUNTING
from rsnms_cli.facts.store import About, Source, Store, stored
from rsnms_cli.facts.store_files import store_files
from rsnms_cli.methodology.load import load_methodology, methodology_ids, methodology_text
from rsnms_cli.pipeline.runs.history import Kept, methodology_of
from rsnms_cli.pipeline.runs.manifest import StoredRun, verified, write_manifest
from tests.helpers.tables import typed
from tests.oracle.plain import Region

KEY = b"a key of the workspace"
TABLES = ("organizations", "teachers", "trainings", "diagnostics")


@cache
def questions() -> dict[Asked, str]:
    return questions_of([*map(load_methodology, methodology_ids()), COUNTING])


def source(region: Region) -> Source:
    tables = clean(typed({name: getattr(region, name) for name in TABLES}))
    return Source(tables, {k: value for k, value in region.answers.items() if value is not None})


def store(
    region: Region,
    period: str,
    name: str = "dagestan-2022",
    *,
    text: str = "",
    readings: Mapping[str, str] = {},
    targets: str = "",
    key: bytes = KEY,
) -> Store:
    about = About(period, name, text or methodology_text(name), targets, readings)
    return stored(source(region), questions(), about, key)


def kept(of: Store) -> Kept:
    return Kept(
        StoredRun(Path(), {"period": of.about.period, "digest": "0" * 12}), of, methodology_of(of)
    )


def write_run(workspace: Path, of: Store, digest: str) -> StoredRun:
    """A run's folder as `rsnms run` leaves it, its store and its manifest alone."""
    folder = workspace / "reports" / of.about.period / digest
    (folder / "store").mkdir(parents=True)
    for name, content in store_files(of).items():
        (folder / "store" / name).write_bytes(content)
    (workspace / "rsnms.toml").touch()
    about = {"period": of.about.period, "methodology": {"id": of.about.methodology}}
    write_manifest(folder, about | {"digest": digest})
    run = verified(folder)
    assert run
    return run
