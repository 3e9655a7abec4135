"""Files in folders below that of the exports: forms are taken, nothing else is read."""

from pathlib import Path

from rsnms_cli.model.forms import META_SHEET
from rsnms_cli.model.matches import Accepted
from rsnms_cli.office.formats import Kind, UnreadableFile
from rsnms_cli.office.workbook import Opened, open_file, workbook_of
from rsnms_cli.read.files import FileResult, read_file, refused
from rsnms_cli.read.properties import form_properties


def read_form(path: Path, name: str, accepted: Accepted) -> FileResult:
    """The work of a reading process: a form as `read_file` gives it, why a workbook cannot be
    opened, and nothing at all of any other.
    """
    try:
        is_form = _is_form(open_file(path), name)
    except UnreadableFile as error:
        return refused(name, error)
    return read_file(path, name, accepted) if is_form else FileResult(name)


def _is_form(opened: Opened, name: str) -> bool:
    """A former year's exports may be large: where it can be seen, their cells are not read."""
    if opened.package and form_properties(opened.package):
        return True
    if opened.package and opened.kind is Kind.XLSX:
        return any(sheet.name == META_SHEET for sheet in opened.package.sheets)
    return opened.kind not in (Kind.TEXT, Kind.HTML) and workbook_of(opened, name).is_form
