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

    Raises UsageError with every answer that cannot be, by its cell.
    """
    answers, left = read_book(book)
    text, faults = text_of(mapping), list[Fault]()
    for one in answers:
        if one.wrong:
            faults.append(Fault("match.answer", str(one.place), WHOLE, one.wrong))
            continue
        try:
            text = answered(text, mapping.name, one.entries, one.means)
        except FaultyFile as error:
            faults += _at(one, error)
    if faults:
        raise faulty(faults, "исправьте ячейки; в файл соответствий ничего не записано")
    if answers:
        write_mapping(mapping, text)
    accepted = sum(any(one.means) for one in answers)
    return Taken(accepted, len(answers) - accepted, left)


def _at(one: Answer, error: FaultyFile) -> list[Fault]:
    """What is wrong with an answer, named by its cell."""
    return [replace(fault, file=str(one.place), key=WHOLE, line=0) for fault in error.faults]
