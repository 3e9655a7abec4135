"""The whole job, read → check → facts → score: the only place that sees every step."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rsnms_cli.model.errors import RsnmsError
from rsnms_cli.model.facts import Unit
from rsnms_cli.model.period import Period, parse_period
from rsnms_cli.model.problems import Level, Place, Problem, has
from rsnms_cli.model.results import Results
from rsnms_cli.model.tables import Tables

if TYPE_CHECKING:
    from rsnms_cli.methodology.types import Methodology
    from rsnms_cli.read.folder import Found
    from rsnms_cli.read.forms import Forms
    from rsnms_cli.read.workbook import Workbook
    from rsnms_cli.render.forms import Filled
    from rsnms_cli.sample import Size

Units = dict[str, list[Unit]]


@dataclass(frozen=True)
class Request:
    """What the user asked for; forms lie beside the exports unless they have their own folder."""

    data: Path
    methodology: str
    period: str
    forms: Path | None = None
    engine: str = "pandas"
    strict: bool = False


@dataclass(frozen=True)
class Outcome:
    """What was computed, and everything that was said on the way."""

    methodology: "Methodology"
    period: Period
    results: Results
    problems: list[Problem]


class Refused(RsnmsError):
    """Nothing is computed: the data cannot be used, or there are errors under --strict."""

    def __init__(self, what: str, todo: str, problems: Sequence[Problem]) -> None:
        super().__init__(what, todo)
        self.problems = problems


@dataclass(frozen=True)
class Inputs:
    """Tables that can be computed with, their units, forms beside them, and the problems found."""

    tables: Tables
    forms: "list[Workbook]"
    problems: list[Problem]
    units: Units


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


def score(request: Request) -> Outcome:
    """Do the whole job; raises Refused when nothing can be computed."""
    period = parse_period(request.period)
    with _reading(request.data) as reading:
        from rsnms_cli.facts.compute import compute_facts
        from rsnms_cli.methodology.load import load_methodology
        from rsnms_cli.score.run import score_units

        methodology = load_methodology(request.methodology)
    inputs = _checked(reading.result(), period)
    refuse_fatal(inputs.problems)
    forms = _forms(request, inputs, methodology, period)
    problems = inputs.problems + forms.problems + _beyond_targets(methodology, period)
    problems.sort(key=Problem.sort_key)
    if request.strict and has(problems, Level.ERROR):
        raise Refused("есть ошибки, с --strict расчёт не ведётся", "исправьте ошибки", problems)
    facts = compute_facts(inputs.tables, methodology, period, request.engine)
    results = score_units(inputs.units, facts, forms.answers, methodology, period)
    return Outcome(methodology, period, results, problems)


def _forms(request: Request, inputs: Inputs, methodology: "Methodology", period: Period) -> "Forms":
    """Forms of their own folder, or those found beside the exports."""
    from rsnms_cli.read.forms import list_forms, read_forms

    books = inputs.forms
    problems: list[Problem] = []
    if request.forms and request.forms.resolve() != request.data.resolve():
        own, problems = list_forms(request.forms)
        books = books + own
    forms = read_forms(books, methodology, period, inputs.units)
    forms.problems += problems
    return forms


def refuse_fatal(problems: list[Problem]) -> None:
    """Raise Refused with all problems when one of them is fatal."""
    if has(problems, Level.FATAL):
        ordered = sorted(problems, key=Problem.sort_key)
        raise Refused("данные нельзя использовать, ничего не посчитано", "исправьте папку", ordered)


def _beyond_targets(methodology: "Methodology", period: Period) -> list[Problem]:
    """A year beyond the document takes the last target there is, and says so."""
    todo = "если у региона есть свои цели, положите рядом с таблицами targets.toml"
    return [
        Problem("target.beyond", Level.WARNING, Place(), _beyond(period, last, codes), todo)
        for last, codes in methodology.beyond_targets(period.year).items()
    ]


def _beyond(period: Period, last: int, codes: list[str]) -> str:
    which = ", ".join(codes) if len(codes) <= 3 else f"{len(codes)} показателей"
    return f"целей на {period.year} год в документе нет, взяты цели {last} года: {which}"


def create_forms(data: Path, methodology_id: str, period_label: str, out: Path) -> list[str]:
    """Write an empty form for the region and for every municipality; returns the file names."""
    from rsnms_cli.methodology.load import load_methodology

    methodology, period = load_methodology(methodology_id), parse_period(period_label)
    inputs = check(data, period)
    if not inputs.units:
        refuse_fatal(inputs.problems)
    return _write_forms(methodology, period, inputs.units, {}, out)


def _write_forms(
    methodology: "Methodology", period: Period, units: Units, filled: "Filled", out: Path
) -> list[str]:
    from rsnms_cli.render.forms import form_files
    from rsnms_cli.render.output import write_folder

    files = form_files(methodology, period, units, filled)
    write_folder(out, files)
    return list(files)


def create_sample(
    size: "Size", seed: int, period_label: str, methodology_id: str, out: Path
) -> None:
    """Write a synthetic region: exports as they look in life, and filled forms."""
    from rsnms_cli.methodology.load import load_methodology
    from rsnms_cli.sample import make_region, write_exports
    from rsnms_cli.sample.answers import plausible_answers

    methodology, period = load_methodology(methodology_id), parse_period(period_label)
    write_exports(make_region(size, year=period.year, seed=seed), out / "exports")
    units = check(out / "exports", period).units
    filled = plausible_answers(methodology, units, seed)
    _write_forms(methodology, period, units, filled, out / "forms")
