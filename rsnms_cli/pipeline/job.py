"""Check and score: what every other job builds on."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.facts import Unit, where_words
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Level, Place, Problem, has
from rsnms_cli.model.results import Change, Results

if TYPE_CHECKING:
    from rsnms_cli.methodology.types import Methodology
    from rsnms_cli.model.tables import Tables
    from rsnms_cli.read.folder import Found
    from rsnms_cli.read.forms import Forms
    from rsnms_cli.read.workbook import Workbook

Units = dict[str, list[Unit]]
TARGETS_FILE = "targets.toml"
"""A region's own targets, beside its exports."""


@dataclass(frozen=True)
class Request:
    """What the user asked for; forms lie beside the exports unless they have their own folder."""

    data: Path
    methodology: str
    period: str
    forms: Path | None = None
    engine: str = "pandas"
    strict: bool = False
    readings: Mapping[str, str] = field(default_factory=dict)
    targets: Path | None = None
    previous: str = ""

    @property
    def own_targets(self) -> Path | None:
        """The file of the region's own targets, named by the user or lying beside the exports."""
        if self.targets:
            return self.targets
        beside = self.data / TARGETS_FILE
        try:
            return beside if beside.is_file() else None
        except OSError:  # a closed folder: reading its tables says so
            return None


@dataclass(frozen=True)
class Outcome:
    """What was computed, and everything that was said on the way."""

    methodology: "Methodology"
    period: Period
    results: Results
    problems: list[Problem]
    dynamics: list[Change] = field(default_factory=list)


class Refused(RsnmsError):
    """Nothing is computed: the data cannot be used, or there are errors under --strict."""

    def __init__(self, what: str, todo: str, problems: Sequence[Problem]) -> None:
        super().__init__(what, todo)
        self.problems = problems


@dataclass(frozen=True)
class Inputs:
    """Tables that can be computed with, their units, forms beside them, and the problems found."""

    tables: "Tables"
    forms: "list[Workbook]"
    problems: list[Problem]
    units: Units


@dataclass(frozen=True)
class Prepared:
    """Everything that a score needs."""

    request: Request
    methodology: "Methodology"
    period: Period
    inputs: Inputs
    forms: "Forms"


@contextmanager
def _reading(data: Path) -> Iterator["Future[Found]"]:
    """Read a folder in the background: what is imported meanwhile takes about as long."""
    from rsnms_cli.read.folder import read_folder

    with ThreadPoolExecutor(max_workers=1) as background:
        yield background.submit(read_folder, data)


def check(data: Path, period: Period) -> Inputs:
    """Read and check a folder of exports."""
    with _reading(data) as reading:
        from rsnms_cli.check import run  # noqa: F401
    return _checked(reading.result(), period)


def _checked(found: "Found", period: Period) -> Inputs:
    from rsnms_cli.check.run import check_tables
    from rsnms_cli.facts.units import units_of

    checked = check_tables(found.tables, period)
    orgs = checked.tables.get("organizations")
    units = units_of(orgs) if orgs is not None else {}
    return Inputs(checked.tables, found.forms, found.problems + checked.problems, units)


def prepare(request: Request) -> Prepared:
    """Read everything; raises Refused when nothing can be computed."""
    period = parse_period(request.period)
    if request.previous:
        parse_period(request.previous)  # a slip here is told before a region is read
    with _reading(request.data) as reading:
        from rsnms_cli.methodology.load import load_methodology

        methodology = load_methodology(request.methodology, request.readings, request.own_targets)
        from rsnms_cli.facts import compute  # noqa: F401
        from rsnms_cli.render import console, scores_book  # noqa: F401
    inputs = _checked(reading.result(), period)
    refuse_fatal(inputs.problems)
    return Prepared(
        request, methodology, period, inputs, _forms(request, inputs, methodology, period)
    )


def _forms(request: Request, inputs: Inputs, methodology: "Methodology", period: Period) -> "Forms":
    """Forms of their own folder, or those found beside the exports."""
    from rsnms_cli.read.forms import agreeing, list_forms, read_forms

    books, problems = agreeing(inputs.forms, request.data)
    if request.forms and request.forms.resolve() != request.data.resolve():
        own, found = list_forms(request.forms)
        books, problems = books + own, problems + found
    forms = read_forms(books, methodology, period, inputs.units)
    forms.problems += problems
    return forms


def score(request: Request) -> Outcome:
    """Do the whole job; raises Refused when nothing can be computed."""
    ready = prepare(request)
    said = ready.inputs.problems + ready.forms.problems + _targets(ready)
    if request.strict and has(said, Level.ERROR):
        said.sort(key=Problem.sort_key)
        raise Refused("есть ошибки, с --strict расчёт не ведётся", "исправьте ошибки", said)
    results = results_of(ready, ready.methodology)
    said += _disagreements(ready, results)
    ordered = sorted(said, key=Problem.sort_key)
    dynamics = _dynamics(ready, results) if request.previous else []
    return Outcome(ready.methodology, ready.period, results, ordered, dynamics)


def _dynamics(ready: Prepared, results: Results) -> list[Change]:
    """Shares against those of the previous period, from the same exports; forms have no part."""
    from rsnms_cli.score.dynamics import changes

    earlier = replace(ready, period=parse_period(ready.request.previous))
    before = results_of(earlier, ready.methodology)
    return changes(ready.methodology, before, results)


def results_of(ready: Prepared, methodology: "Methodology") -> Results:
    """The scores of what was read, by this methodology."""
    from rsnms_cli.facts.compute import compute_facts
    from rsnms_cli.score.run import score_units

    inputs, period = ready.inputs, ready.period
    facts = compute_facts(inputs.tables, methodology, period, ready.request.engine)
    return score_units(inputs.units, facts, ready.forms.answers, methodology, period)


def _disagreements(ready: Prepared, results: Results) -> list[Problem]:
    from rsnms_cli.score.reconcile import disagreements

    forms = ready.forms
    return disagreements(ready.methodology, results, forms.answers, forms.reported)


def refuse_fatal(problems: list[Problem]) -> None:
    """Raise Refused with all problems when one of them is fatal."""
    if has(problems, Level.FATAL):
        ordered = sorted(problems, key=Problem.sort_key)
        raise Refused("данные нельзя использовать, ничего не посчитано", "исправьте папку", ordered)


def _targets(ready: Prepared) -> list[Problem]:
    """A year beyond the document takes the last target there is; own targets are named."""
    found = []
    if own := ready.methodology.own_targets:
        place = Place(ready.request.own_targets.name if ready.request.own_targets else "")
        what = f"цели региона вместо целей документа: {_listed(list(own))}"
        found.append(Problem("target.own", Level.WARNING, place, what, "ничего делать не нужно"))
    todo = f"если у региона есть свои цели, положите рядом с таблицами {TARGETS_FILE}"
    for last, codes in ready.methodology.beyond_targets(ready.period.year).items():
        year = ready.period.year
        what = f"целей на {year} год в документе нет, взяты цели {last} года: {_listed(codes)}"
        found.append(Problem("target.beyond", Level.WARNING, Place(), what, todo))
    return found


def _listed(codes: list[str]) -> str:
    return ", ".join(map(where_words, codes)) if len(codes) <= 5 else f"показателей – {len(codes)}"
