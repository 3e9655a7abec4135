"""Which run of a period is the one to show: a small file, replaced whole."""

import json
from pathlib import Path

from rsnms_cli.methodology.small_files import read_json
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import parse_period
from rsnms_cli.model.workspace import LATEST_FILE
from rsnms_cli.office.output import write_folder, write_text
from rsnms_cli.pipeline.runs.manifest import StoredRun, verified

PAGE = "latest.html"
_OPEN = """<!doctype html><html lang="ru"><meta charset="utf-8"><title>Последний отчёт</title>
<meta http-equiv="refresh" content="0; url={target}"><a href="{target}">Последний отчёт</a></html>
"""


def latest(reports: Path) -> dict[str, str]:
    """The digest of the run to show, by key of the period."""
    try:
        found = read_json(reports / LATEST_FILE)
        return {key: str(value) for key, value in found.items() if _known(key)}
    except (OSError, ValueError, AttributeError):
        return {}


def _known(key: str) -> bool:
    try:
        return parse_period(key).key == key
    except UsageError:
        return False


def latest_run(reports: Path, key: str) -> StoredRun | None:
    """The run of a period that is shown, if it is whole."""
    name = latest(reports).get(key)
    return verified(reports / key / name) if name else None


def point_at(reports: Path, run: StoredRun) -> None:
    """Show this run from now on; a page that opens the newest report lies beside."""
    known = latest(reports) | {run.folder.parent.name: run.digest}
    newest = max(known, key=lambda key: parse_period(key).last)
    ordered = dict(sorted(known.items()))
    files = {LATEST_FILE: write_text(json.dumps(ordered, indent=1) + "\n")}
    if (reports / newest / known[newest] / "report.html").is_file():
        target = f"{newest}/{known[newest]}/report.html"
        files[PAGE] = write_text(_OPEN.format(target=target))
    write_folder(reports, files)
