"""The files of a folder on their way to the reading processes; what reads them is loaded there."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.matches import NOTHING, Accepted
from rsnms_cli.office.listing import Files, is_open, size_of
from rsnms_cli.office.pool import reader_pool
from rsnms_cli.office.tree import Sent
from rsnms_cli.office.worker import Task

if TYPE_CHECKING:
    from rsnms_cli.read.files import FileResult

READING = "rsnms_cli.read.files"


Asked = dict[Path, "Future[FileResult]"]


def ask_for(files: Files, accepted: Accepted = NOTHING) -> Asked:
    """Have files read, the longest first: it keeps all processes busy.

    `accepted` is what the analyst has decided.
    """
    return _ask((READING, "read_file"), files, accepted)


def ask_for_sent(sent: Sent, accepted: Accepted) -> Asked:
    """Have the files of a job read; of folders below the exports the forms alone."""
    asked = ask_for([*sent.top, *sent.forms], accepted)
    return asked | _ask(("rsnms_cli.read.inner_forms", "read_form"), sent.inner, accepted)


def _ask(reader: tuple[str, str], files: Files, accepted: Accepted) -> Asked:
    longest_first = sorted(files, key=lambda file: size_of(file[0]), reverse=True)
    return {
        path: reader_pool().submit(Task(*reader, (path.absolute(), name, accepted)), size_of(path))
        for path, name in longest_first
        if not is_open(path)
    }
