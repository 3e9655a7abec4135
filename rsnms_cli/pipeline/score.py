"""Check and score: what every other job builds on."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.matches import MAPPING_FILE, Matches
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Place, Problem, Severity, has
from rsnms_cli.model.progress import tell
from rsnms_cli.model.results import Change, Results
from rsnms_cli.model.units import where_words

if TYPE_CHECKING:
    from rsnms_cli.forms.answers import Forms
    from rsnms_cli.methodology.types import Methodology
    from rsnms_cli.office.listing import Files
    from rsnms_cli.read.folder import Found
from rsnms_cli.pipeline.types import (
    TARGETS_FILE,
    Inputs,
    Outcome,
    Prepared,
    Refused,
    Request,
    _lies_there,
)


def accepted_matches(data: Path) -> Matches:
    """What the analyst accepted in the mapping file beside the exports."""
    if not _lies_there(data / MAPPING_FILE):
        return Matches()
    from rsnms_cli.read.matches import read_matches

    return read_matches(data / MAPPING_FILE)


@contextmanager
def _reading(data: Path, more: "Files", matches: Matches) -> Iterator["Future[Found]"]:
    """Read in the background: what is imported meanwhile takes about as long."""
    from rsnms_cli.office.listing import files_of
    from rsnms_cli.read.inbox import ask_for

    files = files_of(data)
    asked = ask_for(
        [*files, *more], matches.headers
    )  # before this process loads what the rest of the job needs
    from rsnms_cli.read.folder import found_in

    with ThreadPoolExecutor(max_workers=1) as background:
        yield background.submit(found_in, data, files, more, asked)


def check(data: Path, period: Period, more: "Files" = ()) -> Inputs:
    """Read and check a folder of exports; `more` are files of another folder, only read."""
    matches = accepted_matches(data)
    with _reading(data, more, matches) as reading:
        from rsnms_cli.check import run  # noqa: F401
    found = reading.result()
    inputs = _checked(found, period, matches)
    return replace(inputs, problems=inputs.problems + inputs.late(), beside=found.beside)


def _checked(found: "Found", period: Period, matches: Matches) -> Inputs:
    from rsnms_cli.check.run import check_tables
    from rsnms_cli.facts.units import units_of

    tell("Проверка таблиц")
    checked = check_tables(found.tables, period, matches)
    orgs = checked.tables.get("organizations")
    units = units_of(orgs) if orgs is not None else {}
    problems = found.problems + checked.problems
    raw = checked.resolution.tables
    return Inputs(checked.tables, found.forms, problems, units, found.late, raw=raw)


def prepare(request: Request) -> Prepared:
    """Read everything; raises Refused when nothing can be computed."""
    period = parse_period(request.period)
    if request.previous:
        parse_period(request.previous)  # a slip here is told before a region is read
    from rsnms_cli.office.listing import files_of

    more = files_of(request.forms_folder) if request.forms_folder else []
    matches = accepted_matches(request.data)
    with _reading(request.data, more, matches) as reading:
        from rsnms_cli.methodology.load import load_methodology

        methodology = load_methodology(request.methodology, request.readings, request.own_targets)
        from rsnms_cli.facts import compute  # noqa: F401
        from rsnms_cli.report.workbook import scores as scores_book  # noqa: F401
    found = reading.result()
    inputs = _checked(found, period, matches)
    refuse_fatal(inputs.problems)
    return Prepared(
        request, methodology, period, inputs, _forms(found, inputs, methodology, period)
    )


def _forms(found: "Found", inputs: Inputs, methodology: "Methodology", period: Period) -> "Forms":
    """Forms of their own folder, and those found beside the exports."""
    from rsnms_cli.forms.reader import forms_of, read_forms

    own, problems = forms_of(found.beside)
    forms = read_forms(inputs.forms + own, methodology, period, inputs.units)
    forms.problems += problems
    return forms


def score(request: Request) -> Outcome:
    """Do the whole job; raises Refused when nothing can be computed."""
    return scored(prepare(request))


def scored(ready: Prepared) -> Outcome:
    """The scores of what was read, and everything there is to say of it."""
    request = ready.request
    said = ready.inputs.problems + ready.forms.problems + _targets(ready)
    said += ready.inputs.late() if request.strict else []
    if request.strict and has(said, Severity.ERROR):
        said.sort(key=Problem.sort_key)
        raise Refused("есть ошибки, с --strict расчёт не ведётся", "исправьте ошибки", said)
    from rsnms_cli.pipeline.results import hidden_problems, shown_results

    shown = shown_results(ready)
    results = shown.results
    said += _disagreements(ready, results) + ([] if request.strict else ready.inputs.late())
    ordered = sorted(said + hidden_problems(ready, shown), key=Problem.sort_key)
    dynamics = _dynamics(ready, results) if request.previous else []
    return Outcome(ready.methodology, ready.period, results, ordered, dynamics, shown.unsized)


def _dynamics(ready: Prepared, results: Results) -> list[Change]:
    """Shares against those of the previous period, from the same exports; forms have no part."""
    from rsnms_cli.pipeline.results import shown_results
    from rsnms_cli.score.dynamics import changes

    earlier = replace(ready, period=parse_period(ready.request.previous))
    before = shown_results(earlier).results
    return changes(ready.methodology, before, results)


def _disagreements(ready: Prepared, results: Results) -> list[Problem]:
    from rsnms_cli.score.reconcile import disagreements

    forms = ready.forms
    return disagreements(ready.methodology, results, forms.answers, forms.reported)


def refuse_fatal(problems: list[Problem]) -> None:
    """Raise Refused with all problems when one of them is fatal."""
    if has(problems, Severity.FATAL):
        ordered = sorted(problems, key=Problem.sort_key)
        raise Refused("данные нельзя использовать, ничего не посчитано", "исправьте папку", ordered)


def _targets(ready: Prepared) -> list[Problem]:
    """A year beyond the document takes the last target there is; own targets are named."""
    found = []
    if own := ready.methodology.own_targets:
        place = Place(ready.request.own_targets.name if ready.request.own_targets else "")
        what = f"цели региона вместо целей документа: {_listed(list(own))}"
        found.append(Problem("target.own", Severity.WARNING, place, what, "ничего делать не нужно"))
    todo = f"если у региона есть свои цели, положите рядом с таблицами {TARGETS_FILE}"
    for last, codes in ready.methodology.beyond_targets(ready.period.year).items():
        year = ready.period.year
        what = f"целей на {year} год в документе нет, взяты цели {last} года: {_listed(codes)}"
        found.append(Problem("target.beyond", Severity.WARNING, Place(), what, todo))
    return found


def _listed(codes: list[str]) -> str:
    return ", ".join(map(where_words, codes)) if len(codes) <= 5 else f"показателей – {len(codes)}"
