"""The questions as a workbook, and its answers brought into the mapping file."""

from dataclasses import dataclass, replace
from pathlib import Path

from rsnms_cli.methodology.faults import WHOLE, Fault, FaultyFile, faulty
from rsnms_cli.model.errors import UsageError
from rsnms_cli.office.output import write_folder
from rsnms_cli.pipeline.map.propose import Waiting, write_mapping
from rsnms_cli.read.decisions.answers import answered
from rsnms_cli.read.decisions.book import Answer, read_book, write_book
from rsnms_cli.read.decisions.entries import text_of
from rsnms_cli.read.decisions.matches import matches_of


@dataclass(frozen=True)
class Taken:
    """What a workbook has decided: accepted and rejected rows, and those without an answer."""

    accepted: int
    rejected: int
    left: int


def write_workbook(waiting: Waiting, out: Path, data: Path) -> None:
    """Write what waits as a workbook.

    Raises UsageError for a name that is not .xlsx, for a place among the exports, where it would
    be read as one, and for a folder that cannot be written.
    """
    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"имя «{out.name}» не подходит", "оно должно кончаться на .xlsx")
    if out.resolve().parent == data.resolve():
        what = f"папка «{out.parent}» – та, где лежат таблицы: книгу примут за одну из них"
        raise UsageError(what, "укажите для книги другую папку")
    write_folder(out.parent, {out.name: lambda path: write_book(waiting.decisions, path)})


def take_workbook(book: Path, mapping: Path) -> Taken:
    """Bring the answers of a workbook into the mapping file, all or none.

    Raises UsageError for a faulty mapping file, and with every answer that cannot be, by its cell.
    """
    answers, left = read_book(book)
    text = text_of(mapping)
    matches_of(text, mapping.name)
    text, faults = _brought(text, mapping.name, [one for one in answers if not one.wrong])
    wrong = (one for one in answers if one.wrong)
    faults += [Fault("match.answer", str(one.place), WHOLE, one.wrong) for one in wrong]
    if faults:
        raise faulty(faults, "исправьте ячейки; в файл соответствий ничего не записано")
    if answers:
        write_mapping(mapping, text)
    accepted = sum(any(one.means) for one in answers)
    return Taken(accepted, len(answers) - accepted, left)


def _brought(text: str, file: str, answers: list[Answer]) -> tuple[str, list[Fault]]:
    """The text with all answers at once; one after the other where one of them is at fault."""
    entries = [entry for one in answers for entry in one.entries]
    means = [meant for one in answers for meant in one.means]
    try:
        return answered(text, file, entries, means), []
    except FaultyFile:
        faults = list[Fault]()
    for one in answers:
        try:
            text = answered(text, file, one.entries, one.means)
        except FaultyFile as error:
            at = str(one.place)
            faults += [replace(fault, file=at, key=WHOLE, line=0) for fault in error.faults]
    return text, faults
