"""`rsnms tables create`: blank tables for offices to fill in."""

from collections.abc import Iterable
from pathlib import Path

from rsnms_cli.blank.workbook import blank_files
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.errors import UsageError
from rsnms_cli.office.output import write_folder
from rsnms_cli.words.columns import described


def create_tables(methodologies: Iterable[Methodology], out: Path) -> list[str]:
    """Write the blank tables, with what these methodologies need them for; the files' names.

    Raises UsageError when one of them already lies in `out`: it may be filled in.
    """
    files = blank_files(described(methodologies))
    if present := [name for name in files if (out / name).exists()]:
        what = f"в папке «{out}» уже лежат таблицы: {', '.join(present)}"
        raise UsageError(what, "они могут быть заполнены; укажите другую папку после --out")
    write_folder(out, files)
    return list(files)
