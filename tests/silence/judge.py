"""A damaged region scored as `rsnms score` does it, and what became of the damage."""

import tempfile
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rsnms_cli.methodology.load import load_methodology
from rsnms_cli.model.errors import Exit, RsnmsError
from rsnms_cli.model.forms import QUESTIONS_KEYS
from rsnms_cli.model.problems import Problem, Refused, Severity, has
from rsnms_cli.pipeline.inputs import prepare
from rsnms_cli.pipeline.score import scored
from rsnms_cli.pipeline.types import Prepared
from rsnms_cli.report.tables.scores import results_csv
from tests.helpers.jobs import job
from tests.helpers.results import computed
from tests.helpers.tables import records, write_forms
from tests.oracle.plain import Region
from tests.silence.damage import Damage, names, places
from tests.silence.ooxml import edited
from tests.silence.region import ANSWERS, MUNICIPALITY_OF, ROWS, sheets
from tests.silence.writers import FORMATS

SAME, ERROR, WARNING, SILENT = "same", "error", "warning", "silent"


@dataclass(frozen=True)
class Told:
    """The exit code of a score, its results (none when it is refused) and its problems."""

    code: int
    results: str
    problems: tuple[Problem, ...]


def told(folder: Path, methodology: str, *, forms: bool) -> Told:
    """Score the folders within; the code is the one that the command would end with."""
    return _answered(lambda: _scored(_read(folder, methodology, forms=forms)))


def _read(folder: Path, methodology: str, *, forms: bool) -> Prepared:
    of_forms = folder / "forms" if forms else None
    return prepare(job(folder / "data", methodology, forms=of_forms))


def _scored(ready: Prepared) -> Told:
    outcome = scored(ready)
    left_out = has(outcome.problems, Severity.ERROR)
    code = Exit.DONE_WITH_ERRORS if left_out else Exit.DONE
    return Told(code, results_csv(outcome.results), tuple(outcome.problems))


def _answered(ask: Callable[[], Told]) -> Told:
    try:
        return ask()
    except Refused as refused:
        return Told(refused.exit_code, "", tuple(refused.problems))
    except RsnmsError as error:
        return Told(error.exit_code, "", ())


def tried(folder: Path, damage: Damage) -> Told:
    """Score a damaged region, as far as it takes: tables and answers that are those of the clean
    region have its results, and no score takes back an error that names the damage.
    """

    def ask() -> Told:
        ready = _read(folder, damage.by, forms=damage.forms)
        problems = tuple(ready.inputs.problems + ready.forms.problems)
        if _named(damage, problems, but=Severity.WARNING):
            return Told(Exit.DONE_WITH_ERRORS, "", problems)
        if _values(ready) == _clean_values(damage.by, damage.forms):
            code = Exit.DONE_WITH_ERRORS if has(problems, Severity.ERROR) else Exit.DONE
            return Told(code, clean(damage.by, damage.forms).results, problems)
        return _scored(ready)

    return _answered(ask)


def _values(ready: Prepared) -> tuple[object, ...]:
    """Everything that numbers are made from."""
    answers = {key: answer.value for key, answer in ready.forms.answers.items()}
    return answers, {name: records(table) for name, table in ready.inputs.tables.items()}


@cache
def _clean_values(methodology: str, forms: bool) -> tuple[object, ...]:
    with tempfile.TemporaryDirectory() as name:
        return _values(_read(write_clean(Path(name), forms=forms), methodology, forms=forms))


@cache
def clean_file(name: str, kind: str) -> bytes:
    """A file of the region in a format."""
    return FORMATS[kind][1](sheets()[name])


@cache
def _clean_forms() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = write_forms(Path(name), ANSWERS, MUNICIPALITY_OF, "2024")
        return {path.name: edited(path.read_bytes(), _say_asked) for path in folder.iterdir()}


def _say_asked(book: Any) -> None:
    """What a form has that the program made: the codes that each sheet asks about."""
    own = [row[0].value for row in book["Форма"].iter_rows(min_row=2)]
    book["_meta"].append([QUESTIONS_KEYS["Форма"], " ".join(own)])
    if "Школы" in book.sheetnames:
        of_schools = [cell.value for cell in book["Школы"][1][2:]]
        book["_meta"].append([QUESTIONS_KEYS["Школы"], " ".join(of_schools)])


def write_clean(folder: Path, kind: str = "xlsx", *, forms: bool = False) -> Path:
    """The region in one format."""
    data = folder / "data"
    data.mkdir()
    for name in sheets():
        (data / (name + FORMATS[kind][0])).write_bytes(clean_file(name, kind))
    if forms:
        (folder / "forms").mkdir()
        for name, content in _clean_forms().items():
            (folder / "forms" / name).write_bytes(content)
    return folder


@cache
def clean(methodology: str, forms: bool) -> Told:
    """What is said of the region without damage."""
    with tempfile.TemporaryDirectory() as name:
        return told(write_clean(Path(name), forms=forms), methodology, forms=forms)


def write_damaged(folder: Path, damage: Damage, kind: str) -> Path:
    """The region with its one damage, the damaged file in the format asked for."""
    data = write_clean(folder, forms=damage.forms) / "data"
    if damage.grid or damage.content:
        (data / f"{damage.file}.xlsx").unlink()
        suffix, write = FORMATS[kind]
        spoilt = damage.spoil(write(damage.lines()))
        (data / (damage.file + (damage.suffix or suffix))).write_bytes(spoilt)
    if damage.without:
        (data / f"{damage.without}.xlsx").unlink()
    damage.spoil_folder(folder if damage.forms else data)
    return folder


def verdict(damage: Damage, said: Told) -> str:
    """Which way the damage passes, or that it is silent."""
    if said.results == clean(damage.by, damage.forms).results:
        return SAME
    named = _named(damage, said.problems)
    if said.code == Exit.UNUSABLE_DATA and (named or _missing(damage, said)):
        return ERROR  # nothing is computed: no number can be wrong
    if said.code and _named(damage, said.problems, but=Severity.WARNING):
        return ERROR
    return WARNING if named and damage.allowed else SILENT


def _named(
    damage: Damage, problems: Iterable[Problem], *, but: Severity | None = None
) -> list[Problem]:
    """The problems that name the damaged place, but not those of a severity."""
    spots = places(damage.at)
    return [
        one
        for one in problems
        if one.severity is not but and any(names(spot, at) for spot in spots for at in one.places)
    ]


def _missing(damage: Damage, said: Told) -> bool:
    """Whether a file that was taken away is missed under the name of its table."""
    return bool(damage.folder) and any(f"«{damage.file}»" in one.what for one in said.problems)


@cache
def naive(methodology: str, taken: tuple[tuple[str, object], ...]) -> str:
    """The results when these cells («table.field row») hold what a naive reader takes them for."""
    rows: dict[str, Any] = deepcopy(ROWS)
    for at, value in taken:
        where, row = at.split()
        table, _, name = where.partition(".")
        rows[table][int(row) - 2] |= {name: value}
    region = Region(**rows)
    results, _ = computed(region, load_methodology(methodology), "2024", "pandas")
    return str(results)
