"""Exports and forms checked together, and every faulty file made ready to be sent back."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.errors import UsageError
from rsnms_cli.model.period import Period
from rsnms_cli.model.problems import Place, Problem, Severity
from rsnms_cli.model.progress import tell
from rsnms_cli.pipeline.score import check
from rsnms_cli.pipeline.types import Inputs

if TYPE_CHECKING:
    from rsnms_cli.annotate.workbook import Returned
    from rsnms_cli.office.workbook import Workbook

READ_ALL_THE_SAME = frozenset({"file.disguised", "file.dates_1904", "file.uninspected"})
TABLES, FORMS = "таблицы", "формы"
"""Where files go when exports and forms have a folder each: names may be the same in both."""


@dataclass(frozen=True)
class Folders:
    """Where the exports lie, and the forms if they have a folder of their own."""

    data: Path
    forms: Path | None = None

    @property
    def own_forms(self) -> Path | None:
        apart = self.forms and self.forms.resolve() != self.data.resolve()
        return self.forms if apart else None


@dataclass(frozen=True)
class Checked:
    """Every problem, and the files by the names that the problems' places have."""

    problems: list[Problem]
    files: dict[str, Path]


def check_all(folders: Folders, period: Period, methodology: str) -> Checked:
    """Check the exports and all forms, in a folder of their own or beside the exports.

    Without a methodology the forms beside the exports are not checked, which is said.
    """
    from rsnms_cli.office.listing import files_of

    own = folders.own_forms
    if own:
        from rsnms_cli.methodology.load import load_methodology

        load_methodology(methodology)  # a slip here is told before a region is read
    files = {name: path for path, name in files_of(folders.data)}
    apart = _told_apart(own, files) if own else []
    inputs = check(folders.data, period, apart)
    books, problems = inputs.forms, inputs.problems
    if own:
        from rsnms_cli.forms.reader import forms_of

        forms, found = forms_of(inputs.beside)
        books, problems = books + forms, problems + found
    if books or folders.forms:
        problems = problems + _of_forms(books, inputs, period, methodology)
    return Checked(problems, files | {name: path for path, name in apart})


def _told_apart(forms: Path, tables: dict[str, Path]) -> list[tuple[Path, str]]:
    """The files of the forms' folder; one of a table's name is named with its folder."""
    from rsnms_cli.office.listing import files_of

    named = files_of(forms)
    return [(path, f"{forms.name}/{name}" if name in tables else name) for path, name in named]


def _of_forms(
    books: "list[Workbook]", inputs: Inputs, period: Period, methodology: str
) -> list[Problem]:
    """What is wrong with the forms; without organisations there is nothing to read them for."""
    if not methodology:
        what = "формы рядом с таблицами не проверены: не сказано, за какой они период"
        return [Problem("form.unchecked", Severity.WARNING, Place(), what, "добавьте --period")]
    if not inputs.units:
        return []
    from rsnms_cli.forms.reader import read_forms
    from rsnms_cli.methodology.load import load_methodology

    return read_forms(books, load_methodology(methodology), period, inputs.units).problems


def refuse_inside(out: Path, folders: Folders) -> None:
    """Raise UsageError when a returned file could fall on one that was sent."""
    targets = [out, *((out / name for name in (TABLES, FORMS)) if folders.own_forms else ())]
    for source in filter(None, (folders.data, folders.forms)):
        for target in targets:
            if target.resolve().is_relative_to(source.resolve()):
                what = f"папка «{out}» лежит там же, где присланные файлы"
                raise UsageError(what, "укажите после --annotate другую папку")


def give_back(checked: Checked, folders: Folders, out: Path) -> "list[Returned]":
    """Write every faulty file into `out`, marked."""
    from rsnms_cli.annotate.workbook import returned
    from rsnms_cli.office.output import write_bytes, write_folder

    by_file: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    files, made = {}, []
    faulty = sorted(by_file.keys() & checked.files.keys())
    for number, name in enumerate(faulty):
        tell("Разметка файлов", number, len(faulty))
        path, problems = checked.files[name], by_file[name]
        if not _read(problems) and all(p.severity is Severity.WARNING for p in problems):
            continue  # somebody's note or picture: there is nobody to send it back to
        one = returned(path.name, _content(path) if _read(problems) else None, problems)
        made.append(one)
        files[f"{_folder(path, folders)}{one.name}"] = write_bytes(one.content)
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


def _folder(path: Path, folders: Folders) -> str:
    own = folders.own_forms
    if own is None:
        return ""
    return f"{FORMS}/" if path.parent == own else f"{TABLES}/"
