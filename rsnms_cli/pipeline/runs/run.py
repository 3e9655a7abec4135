"""`rsnms run`: check → score → report → history in one go, all or nothing, with nobody watching."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from rsnms_cli import __version__
from rsnms_cli.model.errors import Exit, RsnmsError, UsageError, os_words
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Problem, Severity, has, left_out_words
from rsnms_cli.model.workspace import KEY_FILE, LOCK_FILE
from rsnms_cli.office.aside import NEW, aside_in, mend, sync
from rsnms_cli.office.output import write_files
from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.job import open_job
from rsnms_cli.pipeline.keys import key_of
from rsnms_cli.pipeline.report import report_of
from rsnms_cli.pipeline.runs.fingerprint import inputs_of, made_from
from rsnms_cli.pipeline.runs.history import store_of, store_writes
from rsnms_cli.pipeline.runs.journal import Journal, journal
from rsnms_cli.pipeline.runs.latest import latest_run, point_at
from rsnms_cli.pipeline.runs.manifest import Hashes, StoredRun, digest_of, verified, write_manifest
from rsnms_cli.pipeline.runs.previous import previous_run, with_earlier
from rsnms_cli.pipeline.runs.request import request_of
from rsnms_cli.pipeline.runs.settings import Workspace
from rsnms_cli.pipeline.score import scored
from rsnms_cli.pipeline.types import Outcome, Prepared
from rsnms_cli.report.formats import files_of, formats_of, units_of
from rsnms_cli.report.view import Report

Status = Literal["published", "unchanged", "withheld", "planned"]


class Busy(RsnmsError):
    """Another run holds the workspace."""

    exit_code = Exit.BUSY


@dataclass(frozen=True)
class Ran:
    """How a run ended: `withheld` is computed but not published, being too incomplete."""

    status: Status
    period: Period
    problems: list[Problem] = field(default_factory=list)
    run: StoredRun | None = None
    plan: tuple[str, ...] = ()
    completeness: int = 100

    @property
    def exit_code(self) -> Exit:
        """Errors left something out: done with errors, or nothing published at all."""
        if self.status == "withheld":
            return Exit.UNUSABLE_DATA
        return Exit.DONE_WITH_ERRORS if has(self.problems, Severity.ERROR) else Exit.DONE


def run(workspace: Workspace, period: Period, *, dry: bool = False) -> Ran:
    """Make the reports of a period; raises Busy, or what `score` raises, with nothing changed."""
    formats_of(workspace.settings.formats)
    try:
        with FileLock(workspace.folder / LOCK_FILE, timeout=0):
            if dry:
                return _plan(workspace, period)
            with journal(workspace, period.label) as log:
                return _logged(workspace, period, log)
    except Timeout as error:
        what = f"в папке «{workspace.folder}» уже идёт другой запуск"
        raise Busy(what, "повторите позже") from error
    except OSError as error:
        what = f"в папку «{workspace.folder}» не удалось записать: {os_words(error)}"
        raise UsageError(what, "проверьте права и место на диске; прежний отчёт цел") from error


def _logged(workspace: Workspace, period: Period, log: Journal) -> Ran:
    log.say("run", "started", version=__version__)
    try:
        ran = _run(workspace, period, log)
    except RsnmsError as error:
        log.problems(getattr(error, "problems", ()))
        log.say("run", "refused", what=error.what)
        raise
    except BaseException as error:
        log.say("run", "failed", what=type(error).__name__)
        raise
    digest = ran.run.digest if ran.run else ""
    log.say("run", ran.status, digest=digest, exit_code=int(ran.exit_code))
    return ran


def _run(workspace: Workspace, period: Period, log: Journal) -> Ran:
    mend(workspace.reports)
    before = inputs_of(workspace)
    ready = prepare(open_job(request_of(workspace, period)))
    outcome = scored(ready)
    log.problems(outcome.problems)
    log.say("score", "done", problems=len(outcome.problems))
    earlier = previous_run(workspace, period)
    made = made_from(workspace, ready, before, earlier.digest if earlier else "")
    target = workspace.reports / period.key / digest_of(made)
    view = with_earlier(_view(workspace, ready, outcome), ready, earlier)
    share = completeness(view)
    ran = Ran("published", period, outcome.problems, completeness=share)
    if (old := verified(target)) is not None:
        point_at(workspace.reports, old)
        return replace(ran, status="unchanged", run=old)
    if share < workspace.settings.publish.min_completeness:
        return replace(ran, status="withheld")
    _write(workspace, target, made | _said(view, outcome, share), (ready, view))
    log.say("report", "written", digest=target.name)
    done = verified(target)
    if done is None:
        raise RsnmsError("записанный отчёт не читается обратно", "проверьте диск")
    point_at(workspace.reports, done)
    log.say("history", "added", digest=done.digest)
    return replace(ran, run=done)


def _view(workspace: Workspace, ready: Prepared, outcome: Outcome) -> Report:
    return replace(report_of(ready, outcome), region_name=workspace.settings.region)


def _write(
    workspace: Workspace, target: Path, manifest: Mapping[str, Any], made: tuple[Prepared, Report]
) -> None:
    """Everything aside first, the manifest last; then one rename makes it a run."""
    settings, (ready, view) = workspace.settings, made
    formats = formats_of(settings.formats)
    files = files_of(view, formats, ())
    if settings.units:
        units = files_of(view, formats, units_of(view, settings.units))
        files |= {f"units/{name}": write for name, write in units.items()}
    files |= store_writes(store_of(ready, key_of(workspace.folder / KEY_FILE)[0]))
    target.parent.mkdir(parents=True, exist_ok=True)
    with aside_in(workspace.reports) as aside:
        write_files(aside / NEW, files)
        _unchanged(workspace, manifest["inputs"])
        write_manifest(aside / NEW, {**manifest, "digest": target.name})
        if target.exists():  # what stood there was no run
            shutil.rmtree(target)
        (aside / NEW).rename(target)
        sync(target.parent)


def _said(view: Report, outcome: Outcome, share: int) -> dict[str, Any]:
    """What of a run `status` and `history` tell without opening it."""
    region = view.results.levels.get("region", [])
    total = region[0].total if region else None
    levels = [problem.severity for problem in outcome.problems]
    wrong = {one.place.file for one in outcome.problems if one.severity is Severity.ERROR}
    return {
        "completeness": share,
        "missing": [
            [level, one.scores.unit.code]
            for level, units in view.units.items()
            for one in units
            if level != "school" and one.asked and not one.source
        ],
        "left_out": sorted(wrong - {""}),
        "left_out_words": left_out_words(outcome.problems),
        "errors": levels.count(Severity.ERROR),
        "warnings": levels.count(Severity.WARNING),
        "points": str(total.points) if total else None,
        "max_points": str(total.max_points) if total else None,
    }


def completeness(view: Report) -> int:
    """Answers of the forms in percent of the questions, of all units together, rounded down."""
    units = [one for found in view.units.values() for one in found]
    asked = sum(one.asked for one in units)
    return 100 * sum(min(one.answered, one.asked) for one in units) // asked if asked else 100


def _unchanged(workspace: Workspace, before: Hashes) -> None:
    """Files that change while they are read give a report of nothing that ever was."""
    if inputs_of(workspace) != before:
        what = "файлы менялись, пока шёл расчёт; отчёт не записан"
        raise RsnmsError(what, "повторите, когда файлы никто не правит")


def _plan(workspace: Workspace, period: Period) -> Ran:
    """What a run would do, without doing it."""
    inputs = inputs_of(workspace)
    settings = workspace.settings
    last = latest_run(workspace.reports, period.key)
    return Ran(
        "planned",
        period,
        plan=(
            f"период {period.label}: {period.first:%d.%m.%Y} – {period.last:%d.%m.%Y}",
            f"методика {settings.methodology}",
            f"файлов в папках data и forms: {len(inputs)}",
            f"отчёты: {', '.join(settings.formats)}" + (", по единицам" if settings.units else ""),
            f"прежний отчёт за этот период: {last.digest if last else 'нет'}",
        ),
    )
