"""`rsnms check`: exports and forms together, and every faulty file made ready to be sent back."""

from dataclasses import dataclass
from pathlib import Path

from rsnms_cli.annotate.workbook import Returned, returned
from rsnms_cli.check.rules.events.unproved_flags import unproved_flags
from rsnms_cli.check.rules.near_providers import other_providers
from rsnms_cli.forms.reader import forms_of, read_forms
from rsnms_cli.methodology.types import Methodology
from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.progress import tell
from rsnms_cli.office.output import Write, write_bytes, write_folder
from rsnms_cli.office.sheets import Workbook
from rsnms_cli.pipeline.inputs import read_inputs
from rsnms_cli.pipeline.job import Reading
from rsnms_cli.pipeline.types import Inputs

READ_ALL_THE_SAME = frozenset({"file.disguised", "file.dates_1904", "file.uninspected"})
TABLES, FORMS = "таблицы", "формы"
"""Where files go when exports and forms have a folder each: names may be the same in both."""


@dataclass(frozen=True)
class Checked:
    """Every problem, and what was read."""

    problems: list[Problem]
    reading: Reading


def check(reading: Reading, period: Period, methodology: Methodology | None) -> Checked:
    """Check the exports and all forms, in a folder of their own or beside the exports.

    Without a methodology the forms beside the exports are not checked, which is said.
    """
    inputs = read_inputs(reading, period, methodology)
    forms, found = forms_of(inputs.beside)
    books = inputs.forms + forms
    problems = inputs.problems + inputs.late() + found + other_providers(inputs.tables)
    problems += unproved_flags(inputs.tables) + inputs.waiting()
    if books or reading.forms:
        problems = problems + _of_forms(books, inputs, period, methodology)
    return Checked(sorted(problems, key=Problem.sort_key), reading)


def _of_forms(
    books: list[Workbook], inputs: Inputs, period: Period, methodology: Methodology | None
) -> list[Problem]:
    """What is wrong with the forms; without organisations there is nothing to read them for."""
    if methodology is None:
        what = "формы рядом с таблицами не проверены: не сказано, за какой они период"
        return [Problem("form.unchecked", Severity.WARNING, Place(), what, "добавьте --period")]
    if not inputs.units:
        return []
    return read_forms(books, methodology, period, inputs.units).problems


def give_back(checked: Checked, out: Path) -> list[Returned]:
    """Write every faulty file into `out`, marked."""
    reading = checked.reading
    by_file: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    files: dict[str, Write] = {}
    made = []
    faulty = sorted(by_file.keys() & reading.files.keys())
    for number, name in enumerate(faulty):
        tell("Разметка файлов", number, len(faulty))
        path, problems = reading.files[name], by_file[name]
        if not _read(problems) and all(p.severity is Severity.WARNING for p in problems):
            continue  # somebody's note or picture: there is nobody to send it back to
        folder = _folder(path, reading)
        taken = {file.removeprefix(folder) for file in files}
        content = _content(path) if _read(problems) else None
        one = returned(path.name, content, problems, taken)
        made.append(one)
        files[folder + one.name] = write_bytes(one.content)
    if files:
        write_folder(out, files)
    return made


def _read(problems: list[Problem]) -> bool:
    """Whether the reader has read the file: only then it may be opened again."""
    of_file = [p for p in problems if p.place == Place(p.place.file)]
    said = {p.code for p in of_file if p.code.startswith(("file.", "sheet."))}
    return said <= READ_ALL_THE_SAME


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _folder(path: Path, reading: Reading) -> str:
    """Where a file goes back to, as deep as it lay."""
    own, data = reading.own_forms, reading.data
    names = {data: f"{TABLES}/" if own else "", **({own: f"{FORMS}/"} if own else {})}
    root = max(filter(path.is_relative_to, names), key=lambda folder: len(folder.parts))
    within = path.relative_to(root).parent.as_posix()
    return names[root] + (f"{within}/" if within != "." else "")


def refuse_inside(out: Path, reading: Reading) -> None:
    """Raise UsageError when a returned file could fall on one that was sent."""
    targets = {out, *(out / _folder(path, reading) for path in reading.files.values())}
    for source in filter(None, (reading.data, reading.forms)):
        for target in targets:
            if target.resolve().is_relative_to(source.resolve()):
                what = f"папка «{out}» лежит там же, где присланные файлы"
                raise UsageError(what, "укажите после --annotate другую папку")
