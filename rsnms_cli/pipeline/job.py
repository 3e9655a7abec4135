"""The one door of all jobs: files go on their way to the readers, then the rest is loaded.

This module and what it imports is all that a command loads before its files are being read;
everything behind it imports what it needs in the ordinary way.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.matches import MAPPING_FILE, Matches
from rsnms_cli.model.period import Period
from rsnms_cli.office.tree import sent_in
from rsnms_cli.pipeline.request import Request, lies_there
from rsnms_cli.read.inbox import ask_for_sent

if TYPE_CHECKING:
    from rsnms_cli.methodology.types import Methodology
    from rsnms_cli.read.folder import Found


@dataclass(frozen=True)
class Reading:
    """Two folders being read: the exports, and the forms where these have a folder of their own.

    `forms` is the folder as it was named, `files` are all files by the names that problems have,
    `mapping` is where decisions are kept, be there such a file or not.
    """

    data: Path
    forms: Path | None
    files: Mapping[str, Path]
    matches: Matches
    mapping: Path
    future: "Future[Found]"

    @property
    def own_forms(self) -> Path | None:
        """The folder of the forms, if it is not that of the exports."""
        return own_folder(self.data, self.forms)

    @property
    def found(self) -> "Found":
        """What the files turned out to hold, waited for."""
        return self.future.result()


@dataclass(frozen=True)
class Job:
    """A request whose methodology is loaded as the workspace reads it, its files being read."""

    request: Request
    methodology: "Methodology"
    reading: Reading

    @property
    def period(self) -> Period:
        """The period asked for."""
        return self.request.period

    def methodology_with(self, picks: Mapping[str, str]) -> "Methodology":
        """The same methodology with these readings, too; raises MethodologyError."""
        from rsnms_cli.methodology.load import load_methodology

        asked = self.request
        return load_methodology(asked.methodology, {**asked.readings, **picks}, asked.own_targets)


def open_job(request: Request) -> Job:
    """Have the files read, load the methodology.

    Raises UsageError and RsnmsError for folders that cannot be read, MethodologyError with every
    fault of the methodology, the readings or the targets.
    """
    reading = start_reading(request.data, request.forms, request.mapping, request.period)
    from rsnms_cli.methodology.load import load_methodology

    targets = request.own_targets
    methodology = load_methodology(request.methodology, request.readings, targets)
    return Job(request, methodology, reading)


def start_reading(
    data: Path,
    forms: Path | None = None,
    mapping: Path | None = None,
    period: Period | None = None,
    *,
    new: bool = False,
) -> Reading:
    """Have the files of the exports and of the forms' own folder read, by what was decided in
    `mapping`, which may be yet to be written if it is `new`, without it in the file beside the
    exports.

    Exports lie in their folder itself, forms in any folder below, too. Of forms those of the
    period are taken; without one all are. Raises UsageError and RsnmsError for folders that cannot
    be read, UsageError for the mapping.
    """
    needed = mapping is not None and not new
    mapping = mapping or data / MAPPING_FILE
    matches = accepted_matches(mapping, needed=needed)
    sent = sent_in(data, own_folder(data, forms))
    asked = ask_for_sent(sent, matches.reading)
    from rsnms_cli.read.folder import found_in

    background = ThreadPoolExecutor(max_workers=1)
    future = background.submit(found_in, sent, asked, period)
    background.shutdown(wait=False)
    named = {name: path for path, name in [*sent.top, *sent.inner, *sent.forms]}
    return Reading(data, forms, named, matches, mapping, future)


def own_folder(data: Path, forms: Path | None) -> Path | None:
    """The folder of the forms, if it is not that of the exports."""
    return None if forms is None or forms.resolve() == data.resolve() else forms


def accepted_matches(mapping: Path, *, needed: bool = False) -> Matches:
    """What the analyst has decided in a mapping file, if there is one; raises UsageError, also for
    the want of one that is `needed`.
    """
    if not lies_there(mapping):
        if needed:
            what = f"файл соответствий «{mapping}» не найден"
            raise UsageError(what, "проверьте путь; создаёт его rsnms map с тем же --mapping")
        return Matches()
    from rsnms_cli.read.decisions.matches import read_matches

    return read_matches(mapping)
